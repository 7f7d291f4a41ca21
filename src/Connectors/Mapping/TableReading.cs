using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;

namespace Binnacle.Connectors.Mapping;

/// <summary>What a mapping makes of a table before a value is read: its headings, how its periods are read, which columns give what.</summary>
internal sealed record TableReading(HeadingRow Headings, PeriodReader Periods, ColumnPlan Plan)
{
    /// <summary>Null with problems if the table has not what the mapping names.</summary>
    /// <param name="caught">What the file's name says.</param>
    public static TableReading? Of(
        ITable table, ImportMapping mapping, IReadOnlyDictionary<string, string> caught, ReportingCalendar calendar, List<Problem> problems, List<string> remarks, CancellationToken ct)
    {
        var periods = new PeriodReader(calendar, mapping.Periods);
        var headings = HeadingRow.Find(table, mapping.Header, remarks, ct);
        var names = new TableNames(table.File, table.Sheet, headings.Names, caught, mapping.Constants);
        return ColumnPlan.Make(mapping, names, text => IsPeriod(periods, text), problems, remarks) is { } plan ? new(headings, periods, plan) : null;
    }

    // A heading may be ambiguous by itself (2011/12) and still be a period.
    private static bool IsPeriod(PeriodReader periods, string text) => periods.Read(text, Evidence.None) is var reading && (reading.Period is not null || reading.Evidence.HasFlag(Evidence.AmbiguousDate));
}
