using System.Diagnostics;
using System.Text.Json;

namespace Binnacle.Bench.Pages;

/// <summary>A folder for data files, and the published program to make them with.</summary>
internal sealed class Workplace(string program) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-bench-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public string Demo()
    {
        Run("init", "--demo", "--file", Path("demo.binnacle"));
        return Path("demo.binnacle");
    }

    public int Kpis(string file) => JsonDocument.Parse(Run("measures", "--file", file, "--json")).RootElement.GetProperty("measures").EnumerateArray().Count(measure => measure.GetProperty("kind").GetString() == "kpi");

    /// <summary>Seconds from the start of the process to the whole of the first page, sorted.</summary>
    public async Task<double[]> StartTimes(string file, int runs)
    {
        var times = new List<double>();
        for (var run = 0; run < runs; run++)
        {
            var since = Stopwatch.GetTimestamp();
            await using var server = await Served.Start(program, file);
            await server.Http.GetByteArrayAsync("");
            times.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
        }
        return [.. times.Order()];
    }

    public string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"binnacle {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
