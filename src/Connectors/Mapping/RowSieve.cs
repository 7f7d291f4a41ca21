using Binnacle.App.Imports;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>Which rows are data.</summary>
internal sealed class RowSieve(ImportMapping mapping, HeadingRow headings, ColumnPlan plan)
{
    public RowFate Fate(TableRow row)
    {
        if (row.IsBlank) return RowFate.Empty;
        if (row.Number <= headings.LastRow) return RowFate.Ignored;
        foreach (var (first, last) in mapping.Ignore.Numbers)
        {
            if (row.Number >= first && row.Number <= last) return RowFate.Ignored;
        }

        if (mapping.Ignore.Like.Count > 0)
        {
            var start = row.Cells.First(cell => !cell.IsBlank).Text;
            if (mapping.Ignore.Like.Any(pattern => pattern.IsMatch(start))) return RowFate.Ignored;
        }

        if (plan.Ignore.Any(rule => Holds(rule, row))) return RowFate.Ignored;
        return plan.Where.All(rule => Holds(rule, row)) ? RowFate.Read : RowFate.LeftOut;
    }

    private static bool Holds((Condition Condition, IReadOnlyList<int> Columns) rule, TableRow row) => rule.Columns.All(column => rule.Condition.Holds(row[column].Text));
}
