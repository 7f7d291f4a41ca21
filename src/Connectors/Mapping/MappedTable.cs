using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;

namespace Binnacle.Connectors.Mapping;

/// <summary>A table, understood: which of its columns give what. It was read once already to learn how its numbers and dates are written.</summary>
public sealed class MappedTable
{
    private readonly ITable table;
    private readonly RowReader? reader;
    private readonly string? refusal;

    private MappedTable(ITable table, IReadOnlyList<string> headings, RowReader? reader, string? refusal, IReadOnlyList<string> ignored, IReadOnlyList<string> remarks, long rows, int values) =>
        (this.table, Headings, this.reader, this.refusal, IgnoredColumns, Remarks, RowCount, ValuesPerRow) = (table, headings, reader, refusal, ignored, remarks, rows, values);

    public string File => table.File;

    public string? Sheet => table.Sheet;

    public IReadOnlyList<string> Headings { get; }

    /// <summary>Columns nothing uses.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; }

    /// <summary>How the table was understood, for the preview.</summary>
    public IReadOnlyList<string> Remarks { get; }

    public long RowCount { get; }

    public int ValuesPerRow { get; }

    public IEnumerable<ImportRow> Rows(CancellationToken ct) => table.Rows(ct).Select(row => reader?.Read(row) ?? Refused(row));

    /// <summary>Null with problems if the table has not what the mapping names.</summary>
    internal static MappedTable? Make(
        ITable table, ImportMapping mapping, IReadOnlyDictionary<string, string> caught, ReportingCalendar calendar, List<Problem> problems, List<string> remarks, CancellationToken ct)
    {
        if (TableReading.Of(table, mapping, caught, calendar, problems, remarks, ct) is not var (headings, periods, plan)) return null;
        var sieve = new RowSieve(mapping, headings, plan);
        var survey = ColumnSurvey.Take(table, plan, sieve, mapping, periods, ct);
        if (survey.AmbiguousNumbers > 0) remarks.Add(Ambiguity(plan, survey, mapping));
        return new(table, headings.Names, new RowReader(table, mapping, headings, plan, sieve, survey, periods), null, plan.IgnoredColumns, [.. table.Remarks, .. remarks], survey.Rows, plan.Values.Count);
    }

    /// <summary>A table of which every value are rejected: one file of many that lacks what the others have.</summary>
    internal static MappedTable Refuse(ITable table, ImportMapping mapping, string reason, int values, List<string> remarks, CancellationToken ct)
    {
        var headings = HeadingRow.Find(table, mapping.Header, [], ct);
        return new(table, headings.Names, null, reason, [], [.. table.Remarks, .. remarks, reason], table.Rows(ct).LongCount(), values) { lastHeading = headings.LastRow };
    }

    private long lastHeading;

    private ImportRow Refused(TableRow row)
    {
        var place = new CellPlace(table.File, table.Sheet, row.Number, 0, null);
        var fate = row.IsBlank ? RowFate.Empty : row.Number <= lastHeading ? RowFate.Ignored : RowFate.Read;
        var isRagged = row.Cells.Count > Headings.Count;
        ImportedValue[] values = fate == RowFate.Read ? [.. Enumerable.Repeat(new RejectedValue(place, refusal!), ValuesPerRow)] : [];
        return new(place, fate, values, new CellTexts(row.Cells)) { IsRagged = fate == RowFate.Read && isRagged };
    }

    private static string Ambiguity(ColumnPlan plan, ColumnSurvey survey, ImportMapping mapping)
    {
        var count = survey.AmbiguousNumbers == 1 ? "1 number" : $"{survey.AmbiguousNumbers} numbers";
        if (mapping.Numbers.Decimal is { } said) return $"{count} such as 1.234 read with a decimal {said.ToString().ToLowerInvariant()}, as the mapping says.";
        var marks = plan.Values.Select(survey.MarkOf).Distinct().ToList();
        return marks is [{ } one]
            ? $"{count} such as 1.234 read with a decimal {one.ToString().ToLowerInvariant()}, because other cells of their columns can only be read so."
            : $"{count} such as 1.234 could mean two things; where no other cell of the column decides they are rejected. Say numbers: decimal: point or comma in the mapping.";
    }
}
