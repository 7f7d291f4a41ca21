using System.Diagnostics;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.Bench.Engine;

/// <summary>Edits that are on disk before their author hears so, beside what the disk itself takes for one append.</summary>
internal static class DurableBench
{
    private const int Edits = 300;
    private const int Writers = 64;
    private const int EditsOfWriter = 400;
    private const int WarmUps = 3;
    private const int Turns = 9;

    private static readonly Author Author = new("bench", "ui", "An edit");

    public static async Task Run(Workspace workspace, string folder, RefData data, RefNodes nodes, Period[] periods, Watch watch, CancellationToken ct)
    {
        var inputs = data.Measures.Where(measure => measure.Formula is null).Select(measure => nodes.Measure[measure.Id]).ToArray();
        var count = 0;
        async Task<bool> Edit()
        {
            var at = Interlocked.Increment(ref count);
            var said = new Observation(inputs[at % inputs.Length], SeriesNames.Actual, periods[at / inputs.Length % periods.Length], 0, ObservationState.Value, 1_000_000 + at);
            return await workspace.Apply(new Edit(Author) { Values = [new(said, BasedOn.Whatever)] }, ct) is ApplyOutcome.Applied;
        }
        Watch.Warm(WarmUps, () => ASecond(Writers).GetAwaiter().GetResult());
        Append(folder, watch);
        await watch.Each("durable edit, one writer", "durable", Edits, Edit);
        Append(folder, watch);
        var turns = new List<(double One, double Many)>();
        for (var turn = 0; turn < Turns; turn++)
            turns.Add((await ASecond(1), await ASecond(Writers)));
        var times = turns.Select(turn => turn.Many / turn.One).Order().ToArray();
        watch.Result("durable_64_times", times[Turns / 2]);
        watch.Say($"durable edits a second: one writer {turns.Select(turn => turn.One).Order().ElementAt(Turns / 2):F0}, {Writers} writers {turns.Select(turn => turn.Many).Order().ElementAt(Turns / 2):F0}, {times[Turns / 2]:F1} times (medians of {Turns} turns, {times[0]:F1} to {times[^1]:F1} times)");

        async Task<double> ASecond(int writers)
        {
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(
                async () =>
                {
                    for (var at = 0; at < EditsOfWriter; at++)
                        await Edit();
                },
                ct)));
            return writers * EditsOfWriter / Stopwatch.GetElapsedTime(since).TotalSeconds;
        }
    }

    /// <summary>One writer goes on while all values are imported once more, each a little different.</summary>
    public static async Task WhileImporting(Workspace workspace, string folder, RefData data, RefNodes nodes, Watch watch, CancellationToken ct)
    {
        var (values, mapping) = (Path.Combine(folder, "values.csv"), new RefFiles(data, new()).Write(Path.Combine(folder, "again")));
        await File.WriteAllLinesAsync(values, File.ReadLines(Path.Combine(data.Folder, "values.csv")).Select((line, at) => at == 0 || line.Split(',') is not [_, _, not "", _] ? line : line + "1"), ct);
        var since = Stopwatch.GetTimestamp();
        var import = Task.Run(() => RefWorkspace.Import(values, mapping, workspace, ct), ct);
        var edits = new List<double>();
        while (!import.IsCompleted)
        {
            var before = Stopwatch.GetTimestamp();
            var said = new Observation(nodes.Measure[edits.Count % nodes.Measure.Length], "checked", RefData.Months[0], 0, ObservationState.Value, edits.Count);
            if (await workspace.Apply(new Edit(Author) { Values = [new(said, BasedOn.Whatever)] }, ct) is not ApplyOutcome.Applied)
                throw new InvalidOperationException("An edit was not taken while an import ran.");
            edits.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        var count = await import;
        edits.Sort();
        watch.Result("edit_while_importing_p99_ms", edits[edits.Count * 99 / 100]);
        watch.Say($"{edits.Count} durable edits while {count / Stopwatch.GetElapsedTime(since).TotalSeconds:F0} values a second are imported: p50 {edits[edits.Count / 2]:F1} ms, p99 {edits[edits.Count * 99 / 100]:F1} ms, longest {edits[^1]:F0} ms");
    }

    /// <summary>As many bytes as an edit's rows have, and the wait until they are on disk.</summary>
    private static void Append(string folder, Watch watch)
    {
        using var file = File.OpenHandle(Path.Combine(folder, "append"), FileMode.Create, FileAccess.Write);
        var bytes = new byte[512];
        long end = 0;
        watch.Each("append and flush to disk, alone", "append", Enumerable.Range(0, Edits).ToArray(), _ =>
        {
            RandomAccess.Write(file, bytes, end);
            RandomAccess.FlushToDisk(file);
            end += bytes.Length;
            return true;
        });
    }
}
