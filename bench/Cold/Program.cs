using System.Diagnostics;
using System.Globalization;
using Binnacle.Bench.Cold;
using Binnacle.Bench.Engine;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Measures;
using Binnacle.Core.Memory;

// The reference workload from its tables to every score, in a process that has done nothing before and keeps nothing: docs/guide/loading.md, timed. Usage: bench/run
if (args is not [var folder])
{
    Console.Error.WriteLine("usage: Binnacle.Bench.Cold DATA_FOLDER");
    return 2;
}
var since = Stopwatch.GetTimestamp();
var start = TimeProvider.System.GetLocalNow().DateTime - Process.GetCurrentProcess().StartTime;
// All that is made stays, some eight times the numbers' text.
var text = new FileInfo(Path.Combine(folder, "values.csv")).Length;
using var pause = CollectorPause.For(small: 4 * text, large: 6 * text);
var workload = RefWorld.Read(folder);
var loaded = Stopwatch.GetElapsedTime(since);
var plan = ScorePlan.Of(workload.World, RefWorld.Months[0], RefWorld.Months[^1]);
var compiled = Stopwatch.GetElapsedTime(since);
plan.Run(Environment.ProcessorCount);
var took = Stopwatch.GetElapsedTime(since);
var paused = GC.GetTotalPauseDuration();

// Out of the timing: whether they are right.
var scores = workload.Sections.SelectMany(section => new[] { Window.Period, Window.FiscalYearToDate }.SelectMany(window => section.SelectMany(node => RefWorld.Months.Select(month => plan.Score(node, month, window) ?? double.NaN))));
var (_, largest, missing) = RefScores.Compare(scores, Path.Combine(folder, "expected.bin"));
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"cold: {took.TotalMilliseconds:F1} ms from tables to all scores (loaded after {loaded.TotalMilliseconds:F1}, compiled after {compiled.TotalMilliseconds:F1}, of which the collector {paused.TotalMilliseconds:F1}), process start before it {start.TotalMilliseconds:F0} ms; largest difference {largest:E1}, {missing} missing on one side only"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"RESULT {{\"cold_ms\":{took.TotalMilliseconds:F3},\"start_ms\":{start.TotalMilliseconds:F0}}}"));
return largest <= 1e-9 && missing == 0 ? 0 : 1;
