using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Binnacle.EndToEnd.Servers;

/// <summary><c>binnacle serve</c> as a process, on a port of its own.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<ServerProcess> Start(Desk desk, params string[] arguments)
    {
        var process = desk.Start(["serve", "--port", "0", .. arguments]);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            if (AddressInIt().Match(line) is { Success: true } match)
                return new(process, new Uri(match.Value));
        throw new InvalidOperationException($"The server did not start: {await process.StandardError.ReadToEndAsync(patience.Token)}");
    }

    /// <summary>What it complained of, once it has ended.</summary>
    public Task<string> Complaints() => _process.StandardError.ReadToEndAsync();

    /// <summary>As a service manager does it; the exit code.</summary>
    public async Task<int> End()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex AddressInIt();
}
