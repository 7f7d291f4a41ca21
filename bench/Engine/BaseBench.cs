using System.Diagnostics;
using System.Globalization;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Memory;
using Binnacle.Core.Strategies;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Bench.Engine;

/// <summary>
/// All customers of a vendor in one process, as one workspace or as many of equal size: how long opening from checkpoints, a full run of all and an edit take, and what memory is
/// held. In a process of its own, which makes nothing else; the files are there already.
/// </summary>
internal static class BaseBench
{
    private const int Edits = 1000;

    /// <summary>Makes files that are not there, and leaves a checkpoint of this program's beside each.</summary>
    public static async Task Prepare(string folder, string[] files, Watch watch, CancellationToken ct)
    {
        var data = RefData.Read(folder);
        foreach (var file in files)
        {
            if (!File.Exists(file) && file != files[0])
                File.Copy(files[0], file);
            var strategy = Directory.CreateTempSubdirectory("binnacle-bench-");
            await (await RefWorkspace.Load(data, new(), strategy.FullName, file, watch, ct)).DisposeAsync();
            strategy.Delete(recursive: true);
        }
    }

    /// <param name="files">A workspace each, all of the same workload, prepared by another process.</param>
    public static async Task Run(string folder, string[] files, Watch watch, CancellationToken ct)
    {
        if (files.FirstOrDefault(file => !File.Exists(file + "-checkpoint")) is { } without)
            throw new InvalidOperationException($"{without} has no checkpoint: --prepare leaves one.");
        var opened = new Workspace[files.Length];
        var since = Stopwatch.GetTimestamp();
        // A small checkpoint is no reason to pause, and many are.
        var checkpoints = files.Sum(file => new FileInfo(file + "-checkpoint").Length);
        using (CollectorPause.For(small: 3 * checkpoints, large: 2 * checkpoints))
            await Parallel.ForAsync(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = ct }, async (at, one) => opened[at] = await Open(files[at], one));
        var workspaces = opened.ToList();
        var measures = workspaces.Sum(workspace => workspace.Image.Structure.Latest.All<Measure>().Count);
        watch.Say($"{files.Length} workspaces of {measures} measures together opened from checkpoints, each to its first scorecard: {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s; {Memory()}");
        // What opening left behind goes once, before anything else is made; told apart, it is not in the time of opening.
        since = Stopwatch.GetTimestamp();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        watch.Say($"collected once: {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s; {Memory()}");
        var worlds = workspaces.ConvertAll(workspace => RefData.WorldOf(workspace.Image));
        since = Stopwatch.GetTimestamp();
        var plans = worlds.ConvertAll(world => ScorePlan.Of(world, RefData.Months[0], RefData.Months[^1]));
        watch.Say($"compiled: {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s; {Memory()}");
        watch.Say($"steps by the calculator: {plans.Sum(plan => plan.Coverage.Calculated)} of {plans.Sum(plan => plan.Coverage.Steps)}");
        Full(plans, watch);
        watch.Say($"{Memory()}");
        // What edits are made of is the bench's, and not counted.
        var data = RefData.Read(folder);
        Edit(data, new(data, workspaces[0].Image.Structure.Latest), worlds, plans, watch);
        foreach (var workspace in workspaces)
            await workspace.DisposeAsync();
    }

    private static async Task<Workspace> Open(string file, CancellationToken ct)
    {
        var workspace = await Workspace.Open(SqliteChangeLog.Open(file, LogOpening.Existing, TimeProvider.System), null, ct);
        RefPage.Show(workspace.Image, workspace.Image.Structure.Latest.All<Scorecard>()[^1].Code);
        return workspace;
    }

    private static void Full(List<ScorePlan> plans, Watch watch)
    {
        var two = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        watch.Repeat("full, two threads", "full_2t_ms", () =>
        {
            if (plans is [var only])
                only.Run(threads: 2);
            else
                Parallel.ForEach(plans, two, static plan => plan.Run());
        });
    }

    /// <summary>One after the other, in one workspace after the other.</summary>
    private static void Edit(RefData data, RefNodes nodes, List<World> worlds, List<ScorePlan> plans, Watch watch)
    {
        var (edits, before) = (data.Edits().Take(Edits).ToArray(), worlds.ToArray());
        (ScorePlan Plan, World World, Observation Said)[] Said(bool back) =>
        [
            .. (back ? edits.Index().Reverse() : edits.Index()).Select(edit =>
            {
                var at = edit.Index % worlds.Count;
                var (id, period) = (nodes.Measure[edit.Item.Measure], RefData.Months[edit.Item.Period]);
                var number = back ? before[at].Facts.Number(id, SeriesNames.Actual, period) : edit.Item.Value ?? double.NaN;
                var seq = back ? 2 * Edits : Edits + edit.Index;
                var said = new Observation(id, SeriesNames.Actual, period, seq, double.IsNaN(number) ? ObservationState.Cleared : ObservationState.Value, double.IsNaN(number) ? null : number);
                worlds[at] = worlds[at] with { Facts = worlds[at].Facts.Add([said]) };
                return (plans[at], worlds[at], said);
            }),
        ];
        var there = Said(back: false);
        var back = Said(back: true);
        Watch.Warm(2, () =>
        {
            foreach (var (plan, world, said) in there.Concat(back))
                plan.TryMoveTo(world, said);
        });
        if (!watch.Each("edit", "edit", there, step => step.Plan.TryMoveTo(step.World, step.Said)))
            throw new InvalidOperationException("An edit asks for a new plan.");
    }

    /// <summary>Of the process, as its machine sees it.</summary>
    private static string Memory()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"resident {process.WorkingSet64 / GiB:F2} GiB, at most {process.PeakWorkingSet64 / GiB:F2}, objects {GC.GetTotalMemory(false) / GiB:F2}");
    }

    private const double GiB = 1024.0 * 1024 * 1024;
}
