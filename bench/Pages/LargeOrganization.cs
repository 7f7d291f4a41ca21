using System.Globalization;
using System.Text;

namespace Binnacle.Bench.Pages;

/// <summary>Veloria with so many departments that it has 20,000 KPIs: strategy files applied and a CSV imported, as anybody would.</summary>
internal static class LargeOrganization
{
    private const int Departments = 2_480;
    private const int Months = 14;
    private static readonly string[] Divisions = ["emobility", "bikes", "service"];
    private static readonly string[] Codes = ["defect-rate", "on-time", "productivity", "training-hours", "turnover", "absence", "accidents", "ideas"];
    private static readonly double[] Levels = [2.4, 95, 98, 4, 9, 4.5, 0, 6];

    public static string Make(Workplace work)
    {
        var folder = Directory.CreateDirectory(work.Path("strategy")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "strategy"), "*.yaml", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "strategy"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, Grown(Path.GetFileName(file), File.ReadAllText(file)));
        }
        var data = work.Path("large.binnacle");
        work.Run("init", "--file", data);
        work.Run("apply", folder, "--file", data, "--reason", "the large organisation");
        File.WriteAllLines(work.Path("values.csv"), Values());
        work.Run("import", work.Path("values.csv"), "--file", data);
        return data;
    }

    private static string Grown(string name, string text) => name switch
    {
        "organization.yaml" => Divisions.Aggregate(text, (all, division) => all.Replace(First(division), string.Concat(Of(division).Select(code => $"          {code}: Department {code}\n")) + First(division), StringComparison.Ordinal)),
        "departments.yaml" => text.Replace("each-unit: [", $"each-unit: [{string.Join(", ", Divisions.SelectMany(Of))}, ", StringComparison.Ordinal),
        _ => text,
    };

    /// <summary>The line before which a division's further departments are put.</summary>
    private static string First(string division) => division switch { "emobility" => "          drive:", "bikes" => "          frames:", _ => "          parts:" };

    private static IEnumerable<string> Of(string division) => Enumerable.Range(1, Departments).Where(n => n % Divisions.Length == Array.IndexOf(Divisions, division)).Select(n => string.Create(CultureInfo.InvariantCulture, $"x{n:0000}"));

    private static IEnumerable<string> Values()
    {
        yield return "unit,measure,period,actual";
        var random = new Random(1);
        var last = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(-1);
        var line = new StringBuilder();
        for (var month = 1 - Months; month <= 0; month++)
        {
            var period = last.AddMonths(month).ToString("yyyy-MM", CultureInfo.InvariantCulture);
            foreach (var unit in Divisions.SelectMany(Of))
                for (var at = 0; at < Codes.Length; at++)
                {
                    line.Clear().Append(CultureInfo.InvariantCulture, $"{unit},{Codes[at]},{period},{Math.Round(Levels[at] * (0.85 + (0.3 * random.NextDouble())) + (at == 6 ? random.Next(3) : 0), 2)}");
                    yield return line.ToString();
                }
            foreach (var (code, value) in new[] { ("revenue-growth", 0.7), ("gross-margin", 35.0), ("ebike-orders", 3_900.0), ("roi", 13.0), ("cash-cycle", 64.0), ("cost-per-bike", 1_195.0), ("csat", 85.0), ("retention", 82.0), ("cycle-time", 11.0), ("training-hours", 3.9), ("turnover", 9.5) })
                yield return string.Create(CultureInfo.InvariantCulture, $"veloria,{code},{period},{value * (0.95 + (0.1 * random.NextDouble())):0.##}");
        }
    }
}
