using Binnacle.Bench.Pages;

// What pages cost on the demo and on an organisation of 20,000 KPIs. Usage: bench/pages (publishes the program, then runs this).
if (args is not [var program, var results])
{
    Console.Error.WriteLine("usage: Binnacle.Bench.Pages PROGRAM RESULTS.md");
    return 2;
}
using var work = new Workplace(program);
Console.WriteLine("making the demo and the large organisation ...");
var demo = work.Demo();
var large = LargeOrganization.Make(work);
await using var browser = await Chromium.Start();
var report = new Report();
report.Layout(LayoutTime.Measure());
report.Start(await work.StartTimes(demo, runs: 5));
foreach (var (name, file, measures) in new[] { ("demo", demo, work.Kpis(demo)), ("large", large, work.Kpis(large)) })
{
    Console.WriteLine($"{name}: {measures} KPIs ...");
    await using var server = await Served.Start(program, file);
    foreach (var page in PageCost.Pages)
        report.Add(name, measures, await PageCost.Of(server, browser, page.Name, page.Path));
}
report.Write(results);
return report.IsWithin ? 0 : 1;
