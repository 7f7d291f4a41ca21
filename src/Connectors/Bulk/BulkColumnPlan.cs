using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Readings;

namespace Binnacle.Connectors.Bulk;

/// <summary>Which cells of a row a bulk import looks at.</summary>
/// <param name="Values">Each from a column of its own.</param>
/// <param name="KeyColumns">Those that tell a value's measure, unit and series.</param>
/// <param name="PeriodColumn">-1 where the period is the same for all rows.</param>
internal sealed record BulkColumnPlan(
    IReadOnlyList<PlannedValue> Values, IReadOnlyList<int> KeyColumns, int PeriodColumn, int Columns, long HeadingRows, bool AcceptsRagged, char Delimiter,
    NumberFormat Numbers, Sentinels Blanks, PeriodReader Periods)
{
    /// <summary>Null with problems that say what one pass cannot give.</summary>
    public static BulkColumnPlan? Of(TableReading reading, ImportMapping mapping, CsvTable table, List<Problem> problems)
    {
        var (headings, periods, plan) = reading;
        var before = problems.Count;
        void Not(bool asks, string what)
        {
            if (asks)
                problems.Add(new(new Place(table.File, ""), $"A bulk import takes no {what}; import this file without --bulk."));
        }

        Not(mapping.Numbers.Decimal != DecimalMark.Point, "numbers but those the mapping says are written with a point (numbers: {decimal: point})");
        Not(mapping.Where.Count + mapping.Ignore.Where.Count + mapping.Ignore.Like.Count + mapping.Ignore.Numbers.Count > 0, "rows that are left out");
        Not(mapping.NotApplicable.Count + mapping.Cleared.Count > 0, "words for not applicable or cleared");
        Not(mapping.Blanks.Any(blank => NumberReader.Read(blank.Trim(), mapping.Numbers, DecimalMark.Point).Number is not null), "numbers that stand for blank cells");
        Not(plan.Values.Any(value => value.Column < 0 || value.Value is not null), "values made of text");
        Not(plan.Values.Any(value => value.IsWord), "words");
        Not(plan.Values.Any(value => value.Note is not null || value.Quality is not null || value.Origin is not null), "notes, qualities or origins");
        Not(plan.Values.Any(value => value.ScaleColumn >= 0), "scales that differ by row");
        IReadOnlyList<int>?[] keys = [.. plan.Values.SelectMany(value => new[] { value.Measure.Columns, value.Unit?.Columns ?? [], value.Series.Columns })];
        IReadOnlyList<int>?[] times = [.. plan.Values.Select(value => value.Period.Columns)];
        Not(keys.Contains(null) || times.Contains(null), "row numbers as names");
        if (problems.Count > before)
            return null;
        int[] when = [.. times.SelectMany(columns => columns!).Distinct()];
        Not(when.Length > 1, "periods but from one column");
        return problems.Count > before ? null : new(
            plan.Values, [.. keys.SelectMany(columns => columns!).Distinct()], when is [var column] ? column : -1, headings.Names.Count, headings.LastRow, mapping.AcceptsRagged, table.Delimiter,
            mapping.Numbers, Sentinels.Default.And(mapping.Blanks), periods);
    }
}
