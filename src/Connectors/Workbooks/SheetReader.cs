using System.Collections.Immutable;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Excel;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Workbooks;

/// <summary>A sheet whose first filled row holds the names of its columns. Cells without a heading are a problem, rows without cells are not.</summary>
internal static class SheetReader
{
    public static WorkbookSheet? Read(ExcelTable table, string name, IReadOnlyList<string> needed, List<Problem> problems, CancellationToken ct)
    {
        string[]? keys = null;
        var rows = ImmutableArray.CreateBuilder<WorkbookRow>();
        foreach (var row in table.Rows(ct))
        {
            if (row.IsBlank) continue;
            if (keys is null)
            {
                keys = [.. row.Cells.Select(cell => cell.IsBlank ? "" : SheetNames.Key(cell.Text, name))];
                foreach (var key in needed.Except(keys)) problems.Add(new(At(table, row.Number, 0), $"The sheet {name} has no column \"{SheetNames.Heading(key)}\"."));
                foreach (var twice in keys.Where(key => key.Length > 0).GroupBy(key => key).Where(group => group.Count() > 1)) problems.Add(new(At(table, row.Number, 0), $"The sheet {name} has two columns \"{SheetNames.Heading(twice.Key)}\"."));
                continue;
            }

            rows.Add(Row(table, row, keys, name, problems));
        }

        return keys is null ? null : new(name, [.. keys.Where(key => key.Length > 0)], rows.ToImmutable());
    }

    private static WorkbookRow Row(ExcelTable table, TableRow row, string[] keys, string name, List<Problem> problems)
    {
        var place = At(table, row.Number, 0);
        var cells = ImmutableArray.CreateBuilder<MapEntry>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row[i].IsBlank) continue;
            var at = At(table, row.Number, i + 1);
            if (i >= keys.Length || keys[i].Length == 0)
            {
                problems.Add(new(at, "This cell has no heading above it."));
                continue;
            }

            var node = row[i].Kind == CellKind.Text ? CellText.Parse(row[i].WholeText, at) : new ScalarNode(at, row[i].Text);
            cells.Add(new(new(at, keys[i]), node is ScalarNode scalar ? WordsOfPeople.Plain(keys[i], scalar) : node));
        }

        // What belongs to a sheet's place is found by it: a row without a code cannot be anything.
        foreach (var needed in SheetNames.All.First(sheet => sheet.Name == name).Needed)
        {
            if (!cells.Any(cell => cell.Key.Text == needed) && keys.Contains(needed)) problems.Add(new(place, $"This row says no {SheetNames.Heading(needed).ToLowerInvariant()}."));
        }

        return new(place, cells.ToImmutable());
    }

    private static Place At(ExcelTable table, long row, int column) => new(table.File, $"{table.Sheet}!{(column > 0 ? CellPlace.Letters(column) : "")}{row}");
}
