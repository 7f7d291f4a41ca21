using Binnacle.Bench.Engine;
using Binnacle.Core.Calculation;
using Binnacle.Core.Time;

// REF(n) through the program's own public path, held to its expected scores, and how long each operation takes. Usage: bench/run
if (args is not [var folder, .. var options])
{
    Console.Error.WriteLine("usage: Binnacle.Bench.Engine DATA_FOLDER [--calculator] [--durable] [--file DATA_FILE]; --durable changes the file, so it takes none that stays");
    return 2;
}
if (options.Contains("--durable") && options.Contains("--file"))
{
    Console.Error.WriteLine("--durable changes values: leave out --file, or what is read from the file next time is not the workload any more.");
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
    var periods = Enumerable.Range(0, RefData.Periods).Select(at => new Period(Frequency.Month, new(2020 + (at / 12), (at % 12) + 1, 1))).ToArray();
    var nodes = new RefNodes(data, image.Structure.Latest);
    var plan = new PlanBench(data, nodes, periods, new World(image.Structure, image.Facts, new(2024, 12, 31), new(2025, 2, 1)), watch);
    conforms &= plan.Full() && plan.Edits() && plan.Reads() && (!options.Contains("--calculator") || plan.Calculator());
    if (options.Contains("--durable"))
        await DurableBench.Run(loaded.Workspace, work.FullName, data, nodes, periods, watch, CancellationToken.None);
}
watch.Write(Console.Out);
work.Delete(recursive: true);
return conforms ? 0 : 1;
