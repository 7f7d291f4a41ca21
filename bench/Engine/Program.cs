using Binnacle.Bench.Engine;

// REF(n) through the program's own public path, held to its expected scores, and how long each operation takes. Usage: bench/run
if (args is not [var folder, .. var options])
{
    Console.Error.WriteLine("usage: Binnacle.Bench.Engine DATA_FOLDER [--calculator] [--durable] [--file DATA_FILE], or DATA_FOLDER --varied, or DATA_FOLDER --prepare|--base DATA_FILE...; --durable changes the file, so it takes none that stays");
    return 2;
}
if (options.Contains("--durable") && options.Contains("--file"))
{
    Console.Error.WriteLine("--durable changes values: leave out --file, or what is read from the file next time is not the workload any more.");
    return 2;
}
if (options is [("--prepare" or "--base") and var what, .. var files])
{
    var based = new Watch();
    if (what == "--base")
        await BaseBench.Run(folder, files, based, CancellationToken.None);
    else
        await BaseBench.Prepare(folder, files, based, CancellationToken.None);
    based.Write(Console.Out);
    return 0;
}
var data = RefData.Read(folder);
var work = Directory.CreateTempSubdirectory("binnacle-bench-");
var watch = new Watch();
var conforms = true;
if (options is ["--varied"])
{
    conforms = await VariedBench.Run(data, work.FullName, watch, CancellationToken.None);
    return Ended();
}
// A file that stays is made once and opened from then on: the other operations can be timed without waiting for the import.
var file = options.SkipWhile(option => option != "--file").Skip(1).FirstOrDefault() ?? Path.Combine(work.FullName, "ref.binnacle");
await using (var loaded = await RefWorkspace.Load(data, new(), Path.Combine(work.FullName, "strategy"), file, watch, CancellationToken.None))
{
    var image = loaded.Workspace.Image;
    var plan = new PlanBench(data, new(data, image.Structure.Latest), RefData.Months, RefData.WorldOf(image), watch);
    conforms &= plan.Full() && plan.Edits() && plan.Reads() && plan.Weights() && plan.Thresholds() && plan.Inherited() && plan.Comings() && plan.Moves() && (!options.Contains("--calculator") || plan.Calculator());
}
conforms &= await OpenBench.Run(file, data, watch, CancellationToken.None);
if (options.Contains("--durable"))
{
    await using var loaded = await RefWorkspace.Load(data, new(), "", file, watch, CancellationToken.None);
    var nodes = new RefNodes(data, loaded.Workspace.Image.Structure.Latest);
    await DurableBench.Run(loaded.Workspace, work.FullName, data, nodes, RefData.Months, watch, CancellationToken.None);
    await DurableBench.WhileImporting(loaded.Workspace, work.FullName, data, nodes, watch, CancellationToken.None);
    await AsKnownBench.Run(loaded.Workspace, work.FullName, data, watch, CancellationToken.None);
}
return Ended();

int Ended()
{
    watch.Write(Console.Out);
    work.Delete(recursive: true);
    return conforms ? 0 : 1;
}
