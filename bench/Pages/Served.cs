using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Binnacle.Bench.Pages;

/// <summary><c>binnacle serve</c> as a process.</summary>
internal sealed partial class Served : IAsyncDisposable
{
    private readonly Process _process;

    private Served(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });

    public HttpClient Http { get; }

    public static async Task<Served> Start(string program, string file)
    {
        var process = Process.Start(new ProcessStartInfo(program, ["serve", "--file", file, "--port", "0"]) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (Address().Match(line) is { Success: true } match)
                return new(process, new(match.Value));
        throw new InvalidOperationException("The server did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
