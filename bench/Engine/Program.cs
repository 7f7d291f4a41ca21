using Binnacle.Bench.Engine;
using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;

// REF(n) through the program's own public path, held to its expected scores, and how long each operation takes. Usage: bench/run
if (args is not [var folder, .. var options])
{
    Console.Error.WriteLine("usage: Binnacle.Bench.Engine DATA_FOLDER [--calculator] [--file DATA_FILE]");
    return 2;
}
var data = RefData.Read(folder);
var work = Directory.CreateTempSubdirectory("binnacle-bench-");
var watch = new Watch();
var conforms = true;
// A file that stays is made once and opened from then on: the other operations can be timed without waiting for the import.
var file = options.SkipWhile(option => option != "--file").Skip(1).FirstOrDefault() ?? Path.Combine(work.FullName, "ref.binnacle");
await using (var loaded = await RefWorkspace.Load(data, Path.Combine(work.FullName, "strategy"), file, watch, CancellationToken.None))
{
    var image = loaded.Workspace.Image;
    var nodes = new RefNodes(data, image.Structure.Latest);
    var periods = Enumerable.Range(0, RefData.Periods).Select(at => new Period(Frequency.Month, new(2020 + (at / 12), (at % 12) + 1, 1))).ToArray();
    var world = new World(image.Structure, image.Facts, new(2024, 12, 31), new(2025, 2, 1));

    var plan = watch.Time("compile", () => ScorePlan.Of(world, periods[0], periods[^1]));
    Console.WriteLine($"{data.Measures.Count} measures, {data.Cards.Count} scorecards; {plan.Coverage.Calculated} of {plan.Coverage.Steps} steps by the calculator; {plan.Bytes / (double)(data.Measures.Count * RefData.Periods):F0} bytes of rows a measure and month");
    watch.Repeat("full", plan.Run);
    conforms &= Conforms("full", Scores(plan.Score), "expected.bin");
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    plan.Run();
    Console.WriteLine($"a full run allocates {GC.GetAllocatedBytesForCurrentThread() - allocated} bytes");

    var edits = data.Edits().Select((edit, at) => Said(edit.Measure, edit.Period, edit.Value, 10 + at)).ToArray();
    var before = data.Edits().Select((edit, at) => Said(edit.Measure, edit.Period, image.Facts.Number(nodes.Measure[edit.Measure], SeriesNames.Actual, periods[edit.Period]), 2000 - at)).Reverse().ToArray();
    // The facts are another part's work; what is timed is from the new fact to every score that depends on it.
    var steps = edits.Select(said => (World: world = world with { Facts = world.Facts.Add([said]) }, Said: said)).ToArray();
    var back = before.Select(said => (World: world = world with { Facts = world.Facts.Add([said]) }, Said: said)).ToArray();
    for (var warm = 0; warm < 12; warm++)
    {
        foreach (var step in steps.Concat(back))
            plan.TryMoveTo(step.World, step.Said);
        Thread.Sleep(150);
    }
    conforms &= watch.Each("edit", steps, step => plan.TryMoveTo(step.World, step.Said));
    world = steps[^1].World;
    conforms &= Conforms("edited", Scores(plan.Score), "expected_edited.bin");
    if (options.Contains("--calculator"))
    {
        var calculator = new Calculator(world);
        conforms &= Conforms("calculator", watch.Time("calculator full", () => Scores((node, period, window) => calculator.Node(node, period, window)?.Score)), "expected_edited.bin");
    }
    watch.Write(Console.Out);

    Observation Said(int measure, int period, double? value, long seq) =>
        new(nodes.Measure[measure], SeriesNames.Actual, periods[period], seq, value is null or double.NaN ? ObservationState.Cleared : ObservationState.Value, value is null or double.NaN ? null : value);

    double[] Scores(Func<ElementId, Period, Window, double?> of) =>
        [.. nodes.Sections.SelectMany(section => new[] { Window.Period, Window.FiscalYearToDate }.SelectMany(window => section.SelectMany(node => periods.Select(period => of(node, period, window) ?? double.NaN))))];
}
work.Delete(recursive: true);
return conforms ? 0 : 1;

bool Conforms(string what, double[] scores, string expected)
{
    var (largest, missing) = RefScores.Compare(scores, Path.Combine(folder, expected));
    Console.WriteLine($"{what}: {scores.Length} scores, largest difference {largest:E1}, {missing} missing on one side only");
    return largest <= 1e-9 && missing == 0;
}
