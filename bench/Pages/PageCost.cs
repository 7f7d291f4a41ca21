using System.Diagnostics;

namespace Binnacle.Bench.Pages;

/// <summary>Milliseconds of the server for a page that somebody has looked at before, and of the first look.</summary>
internal sealed record PageCost(string Page, double First, double P50, double P99, int Bytes, double Interactive)
{
    private const int Requests = 300;
    private const int WarmUp = 40;
    private const int Looks = 5;

    public static (string Name, string Path)[] Pages { get; } =
    [
        ("overview", "scorecards/corporate/overview"), ("scorecard", "scorecards/corporate"), ("map", "scorecards/corporate/map"), ("KPI", "measures/assembly/defect-rate"),
    ];

    public static async Task<PageCost> Of(Served server, Chromium browser, string name, string path)
    {
        var first = await Time(server, path);
        for (var request = 0; request < WarmUp; request++)
            await Time(server, path);
        var times = new List<double>();
        for (var request = 0; request < Requests; request++)
            times.Add((await Time(server, path)).Milliseconds);
        times.Sort();
        var looks = new List<double>();
        for (var look = 0; look < Looks; look++)
            looks.Add(await browser.Interactive(new(server.Http.BaseAddress!, path)));
        return new(name, first.Milliseconds, times[Requests / 2], times[Requests * 99 / 100], first.Bytes, looks.Order().ElementAt(Looks / 2));
    }

    private static async Task<(double Milliseconds, int Bytes)> Time(Served server, string path)
    {
        var since = Stopwatch.GetTimestamp();
        var bytes = await server.Http.GetByteArrayAsync(path);
        return (Stopwatch.GetElapsedTime(since).TotalMilliseconds, bytes.Length);
    }
}
