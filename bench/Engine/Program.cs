using System.Globalization;
using Binnacle.Bench.Engine;
using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;

if (args is not [var folder, .. var others])
{
    Console.Error.WriteLine("usage: Binnacle.Bench.Engine DATA_FOLDER [SCORES_FILE]");
    return 2;
}
var data = RefData.Read(folder);
var work = Directory.CreateTempSubdirectory("binnacle-bench-");
var watch = new Watch();
var conforms = false;
await using (var loaded = await RefWorkspace.Load(data, Path.Combine(work.FullName, "strategy"), Path.Combine(work.FullName, "ref.binnacle"), watch, CancellationToken.None))
{
    var image = loaded.Workspace.Image;
    var nodes = new RefNodes(data, image.Structure.Latest);
    var periods = Enumerable.Range(0, RefData.Periods).Select(at => new Period(Frequency.Month, new(2020 + (at / 12), (at % 12) + 1, 1))).ToArray();
    var world = new World(image.Structure, image.Facts, new(2024, 12, 31), new(2025, 2, 1));
    var calculator = new Calculator(world);
    double[] Scores() =>
    [
        .. nodes.Sections.SelectMany(section => new[] { Window.Period, Window.FiscalYearToDate }.SelectMany(window => section.SelectMany(node => periods.Select(period => calculator.Node(node, period, window)?.Score ?? double.NaN)))),
    ];
    var scores = watch.Time("full", Scores);
    var (largest, missing) = RefScores.Compare(scores, Path.Combine(folder, "expected.bin"));
    Console.WriteLine($"full: largest difference {largest:E2}, {missing} missing on one side only");
    watch.Time("edits", () =>
    {
        foreach (var (measure, at, value) in data.Edits())
        {
            var said = new Observation(nodes.Measure[measure], SeriesNames.Actual, periods[at], world.Facts.Newest(nodes.Measure[measure], SeriesNames.Actual, periods[at])?.Seq + 1 ?? 10, value is null ? ObservationState.Cleared : ObservationState.Value, value);
            world = world with { Facts = world.Facts.Add([said]) };
            calculator.MoveTo(world, [said]);
        }
        return 0;
    });
    var after = Scores();
    if (others is [var kept, ..])
        foreach (var (name, all) in new[] { (kept, scores), (kept + ".edited", after) })
            File.WriteAllBytes(name, System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(all));
    var edited = RefScores.Compare(after, Path.Combine(folder, "expected_edited.bin"));
    Console.WriteLine($"edited: largest difference {edited.Largest:E2}, {edited.Missing} missing on one side only");
    foreach (var (name, time) in watch.Times)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {time:F1} ms"));
    conforms = Math.Max(largest, edited.Largest) <= 1e-9 && missing + edited.Missing == 0;
}
work.Delete(recursive: true);
return conforms ? 0 : 1;
