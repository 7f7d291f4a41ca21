using Binnacle.App.Imports;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>The names of a table's columns and the row its data begins after (0 if no row holds the names).</summary>
internal sealed record HeadingRow(IReadOnlyList<string> Names, long LastRow)
{
    private const int RowsLooked = 100;

    public static HeadingRow Find(ITable table, (long First, long Last)? header, List<string> remarks, CancellationToken ct)
    {
        if (table.Headings is { } known) return new(Distinct([.. known]), 0);
        if (header is (0, 0))
        {
            var width = table.Rows(ct).Take(RowsLooked).Select(row => row.Cells.Count).DefaultIfEmpty(0).Max();
            return new([.. Enumerable.Range(1, width).Select(CellPlace.Letters)], 0);
        }

        if (header is { } span)
        {
            var rows = table.Rows(ct).SkipWhile(row => row.Number < span.First).TakeWhile(row => row.Number <= span.Last).ToList();
            return new(Joined(rows), span.Last);
        }

        TableRow? first = null;
        foreach (var row in table.Rows(ct).Take(RowsLooked))
        {
            if (row.IsBlank) continue;
            first ??= row;
            if (row.Cells.Count(cell => !cell.IsBlank) < 2) continue;
            first = row;
            break;
        }

        if (first is not { } found) return new([], 0);
        if (found.Number > 1) remarks.Add($"The headings were taken from row {found.Number}.");
        return new(Joined([found]), found.Number);
    }

    // Of several rows of headings the upper ones carry to the right over blanks, as merged cells do.
    private static IReadOnlyList<string> Joined(IReadOnlyList<TableRow> rows)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Count);
        var names = new string[width];
        Array.Fill(names, "");
        for (var r = 0; r < rows.Count; r++)
        {
            var carried = "";
            for (var i = 0; i < width; i++)
            {
                var text = rows[r][i].Text;
                if (text.Length > 0) carried = text;
                else if (r < rows.Count - 1) text = carried;
                if (text.Length > 0) names[i] = names[i].Length == 0 ? text : $"{names[i]} {text}";
            }
        }

        return Distinct(names);
    }

    private static string[] Distinct(string[] names)
    {
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i].Trim();
            if (name.Length == 0) name = $"Column {CellPlace.Letters(i + 1)}";
            seen[name] = seen.GetValueOrDefault(name) + 1;
            names[i] = seen[name] == 1 ? name : $"{name} ({seen[name]})";
        }

        return names;
    }
}
