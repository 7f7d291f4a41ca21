using System.Collections.Immutable;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Workbooks;

/// <summary>
/// A list of KPIs as offices keep them, one a row: its headings say what the columns are. It becomes a scorecard with the perspectives and objectives the list
/// names; codes are made from names where the list has none. It says a part: what it does not mention stays.
/// </summary>
internal static class KpiList
{
    private static readonly string[] Numbers = ["target", "red", "amber", "green", "baseline", "stretch", "benchmark", "min", "max", "weight"];

    public static WorkbookReading Read(string path, TableLimits limits, CancellationToken ct)
    {
        var problems = new List<Problem>();
        List<string> remarks = [];
        var table = TableFile.Open(path, new(), Path.GetDirectoryName(Path.GetFullPath(path))!, limits, remarks, ct);
        var headings = HeadingRow.Find(table, null, remarks, ct);
        var keys = headings.Names.Select(KpiHeadings.Key).ToArray();
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is not null && Array.IndexOf(keys, keys[i]) < i) keys[i] = null;
        }

        var place = new Place(table.File, "");
        if (!keys.Contains("name") && !keys.Contains("code"))
            return new([], [new(place, $"No heading says which column holds the KPIs. Call one \"KPI\" or \"Code\"; the headings are {string.Join(", ", headings.Names.Take(30).Select(name => $"\"{name}\""))}.")], []);
        remarks.Add($"Read as a list of KPIs: {string.Join(", ", headings.Names.Zip(keys).Where(pair => pair.Second is not null).Select(pair => $"\"{pair.First}\" is the {pair.Second!.Replace('-', ' ')}"))}.");
        var ignored = headings.Names.Where((_, i) => keys[i] is null).ToList();
        if (ignored.Count > 0) remarks.Add($"Not used: {string.Join(", ", ignored.Select(name => $"\"{name}\""))}.");

        var layout = new KpiListLayout(table.Sheet ?? Path.GetFileNameWithoutExtension(table.File), place);
        foreach (var row in table.Rows(ct))
        {
            if (row.Number <= headings.LastRow || row.IsBlank) continue;
            var cells = ImmutableArray.CreateBuilder<MapEntry>();
            for (var i = 0; i < keys.Length; i++)
            {
                if (keys[i] is not { } key || row[i].IsBlank) continue;
                var at = new Place(table.File, table.Sheet is null ? $"{row.Number}:{i + 1}" : $"{table.Sheet}!{CellPlace.Letters(i + 1)}{row.Number}");
                if (Value(key, row[i], at, headings.Names[i], remarks) is { } value) cells.Add(new(new(at, key), value));
            }

            if (cells.Count > 0) layout.Add(new WorkbookRow(new Place(table.File, table.Sheet is null ? $"{row.Number}:1" : $"{table.Sheet}!{row.Number}"), cells.ToImmutable()), problems);
        }

        var documents = new DefinitionDocuments(table.File, layout.Sheets(), problems).Make();
        return new(documents, [.. problems], [.. remarks]);
    }

    // A target that is a sentence ("at or below 50 days") is told and left for a person; it is no reason to refuse the list.
    private static ScalarNode? Value(string key, Cell cell, Place at, string heading, List<string> remarks)
    {
        if (!Numbers.Contains(key) || cell.Kind == CellKind.Number) return WordsOfPeople.Plain(key, new ScalarNode(at, cell.Text));
        if (cell.Text.StartsWith('=')) return new ScalarNode(at, cell.Text);
        if (Sentinels.Default.Means(cell.Text)) return null;
        var reading = NumberReader.Read(cell.Text, NumberFormat.Default with { PercentIsPoints = true }, null);
        if (reading.Number is { } number) return new ScalarNode(at, number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        remarks.Add($"{at}: {heading} was left out: {reading.Reason}");
        return null;
    }
}
