using System.Globalization;
using System.Runtime.InteropServices;

namespace Binnacle.Bench.Pages;

/// <summary>The table for bench/results, and whether it keeps what was promised.</summary>
internal sealed class Report
{
    private const double MostP99 = 100;
    private const double MostRatio = 1.5;
    private const double MostStart = 3;
    private const double MostLayout = 50;

    private readonly List<(string Name, int Kpis, PageCost Cost)> _costs = [];
    private double[] _starts = [];
    private double[] _layouts = [];

    public bool IsWithin => _costs.TrueForAll(one => one.Cost.P99 <= MostP99) && Ratio <= MostRatio && _starts[_starts.Length / 2] <= MostStart && _layouts[_layouts.Length / 2] <= MostLayout;

    private double Ratio => P50("large", "scorecard") / P50("demo", "scorecard");

    public void Layout(double[] milliseconds) => _layouts = milliseconds;

    public void Start(double[] seconds) => _starts = seconds;

    public void Add(string name, int kpis, PageCost cost) => _costs.Add((name, kpis, cost));

    public void Write(string path)
    {
        var lines = new List<string>
        {
            "# What pages cost", "",
            "`bench/pages` publishes the program, makes the demo and an organisation of 20,000 KPIs through the command line, serves each, and asks for every page 300 times,",
            "one after the other, after 40 looks. Milliseconds are those of a client on loopback; the first look is the first anybody takes at that page. Interactive: the",
            "browser has the page and its scripts and has drawn the chart, median of five.", "",
            string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} virtual cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Split('\n')[0]}."), "",
            "| organisation | KPIs | page | first look, ms | p50, ms | p99, ms | KB | interactive, ms |", "|---|---|---|---|---|---|---|---|",
        };
        lines.AddRange(_costs.Select(one => string.Create(CultureInfo.InvariantCulture, $"| {one.Name} | {one.Kpis:N0} | {one.Cost.Page} | {one.Cost.First:0} | {one.Cost.P50:0.0} | {one.Cost.P99:0.0} | {one.Cost.Bytes / 1024.0:0} | {one.Cost.Interactive:0} |")));
        lines.AddRange(["", string.Create(CultureInfo.InvariantCulture, $"The large organisation's scorecard page takes {Ratio:0.00} times the demo's (p50; wanted: at most {MostRatio}); p99 is wanted at most {MostP99} ms."), "",
            string.Create(CultureInfo.InvariantCulture, $"From the start of the process to the first page of the demo: {string.Join(", ", _starts.Select(s => s.ToString("0.00", CultureInfo.InvariantCulture)))} s, median {_starts[_starts.Length / 2]:0.00} (wanted: at most {MostStart})."), "",
            string.Create(CultureInfo.InvariantCulture, $"A strategy map of 40 objectives is laid out in {_layouts[_layouts.Length / 2]:0.0} ms (median of {_layouts.Length} maps; {_layouts[0]:0.0} to {_layouts[^1]:0.0}; wanted: at most {MostLayout}); a page whose structure has not changed uses the layout it has.")]);
        File.WriteAllLines(path, lines);
        lines.ForEach(Console.WriteLine);
    }

    private double P50(string name, string page) => _costs.Single(one => one.Name == name && one.Cost.Page == page).Cost.P50;
}
