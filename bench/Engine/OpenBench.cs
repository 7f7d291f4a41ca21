using System.Diagnostics;
using System.Runtime.CompilerServices;
using Binnacle.App.Workspaces;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Bench.Engine;

/// <summary>From the call in a running program to the first scorecard, with the rows and months a page shows: from the log, which leaves a checkpoint on closing, then from that.</summary>
internal static class OpenBench
{
    private const int Times = 7;

    public static async Task<bool> Run(string file, RefData data, Watch watch, CancellationToken ct)
    {
        var checkpoint = file + "-checkpoint";
        File.Delete(checkpoint);
        var whole = await Once(file, data, ct);
        watch.Say($"open without a checkpoint to the first scorecard: {whole:F0} ms");
        if (!File.Exists(checkpoint))
            return data.Measures.Count < 1000;
        var times = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            times.Add(await Once(file, data, ct));
            GC.Collect();
        }
        // The first ones make the machine's code.
        times.RemoveRange(0, 2);
        times.Sort();
        watch.Result("open_ms", times[times.Count / 2]);
        watch.Say($"open from a checkpoint of {new FileInfo(checkpoint).Length / 1e6:F0} MB to the first scorecard: {times[times.Count / 2]:F0} ms (median of {times.Count}, {times[0]:F0} to {times[^1]:F0})");
        return true;
    }

    /// <summary>By itself, so that nothing of one time is there in the next.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<double> Once(string file, RefData data, CancellationToken ct)
    {
        var since = Stopwatch.GetTimestamp();
        await using var workspace = await Workspace.Open(SqliteChangeLog.Open(file, LogOpening.Existing, TimeProvider.System), null, ct);
        RefPage.Show(workspace.Image, $"s{data.Cards[^1].Id}");
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }
}
