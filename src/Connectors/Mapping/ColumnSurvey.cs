using Binnacle.App.Imports;
using Binnacle.Connectors.Readings;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>
/// What all rows together show about how a column writes its numbers and periods. A column without evidence borrows that of the other columns of its entry.
/// </summary>
internal sealed class ColumnSurvey
{
    private readonly Dictionary<(int Entry, int Column), Evidence> numbers = [];
    private readonly Dictionary<int, Evidence> numbersOfEntry = [];
    private readonly Dictionary<CompiledTemplate, Evidence> periods = [];
    private readonly Dictionary<int, Evidence> periodsOfEntry = [];

    public long Rows { get; private set; }

    public long AmbiguousNumbers { get; private set; }

    public static ColumnSurvey Take(ITable table, ColumnPlan plan, RowSieve sieve, ImportMapping mapping, PeriodReader periods, CancellationToken ct)
    {
        var survey = new ColumnSurvey();
        var varying = plan.Values.Where(value => value.Period.Constant is null).GroupBy(value => value.Period).Select(group => (Period: group.Key, group.First().Entry)).ToList();
        foreach (var value in plan.Values)
        {
            if (value.Period.Constant is { } constant) survey.Add(survey.periodsOfEntry, value.Entry, periods.Read(constant, Evidence.None).Evidence);
        }

        foreach (var row in table.Rows(ct))
        {
            survey.Rows++;
            if (sieve.Fate(row) != RowFate.Read) continue;
            foreach (var value in plan.Values)
            {
                if (value.Column < 0 || value.IsWord || row[value.Column] is not { Kind: CellKind.Text } cell) continue;
                var text = cell.Text;
                if (!text.AsSpan().ContainsAny('.', ',')) continue;
                var found = NumberReader.Read(text, mapping.Numbers, null).Evidence;
                if (found == Evidence.None) continue;
                survey.Add(survey.numbers, (value.Entry, value.Column), found);
                survey.Add(survey.numbersOfEntry, value.Entry, found);
                if (found == Evidence.AmbiguousNumber) survey.AmbiguousNumbers++;
            }

            foreach (var (period, entry) in varying)
            {
                if (period.Text(row).Text is not { } text) continue;
                var found = periods.Read(text, Evidence.None).Evidence;
                survey.Add(survey.periods, period, found);
                survey.Add(survey.periodsOfEntry, entry, found);
            }
        }

        return survey;
    }

    /// <summary>Null if nothing decides, or if evidence contradicts itself.</summary>
    public DecimalMark? MarkOf(PlannedValue value)
    {
        var own = numbers.GetValueOrDefault((value.Entry, value.Column)) & (Evidence.DecimalPoint | Evidence.DecimalComma);
        var shared = numbersOfEntry.GetValueOrDefault(value.Entry) & (Evidence.DecimalPoint | Evidence.DecimalComma);
        return (own == Evidence.None ? shared : own) switch
        {
            Evidence.DecimalPoint => DecimalMark.Point,
            Evidence.DecimalComma => DecimalMark.Comma,
            _ => null,
        };
    }

    public Evidence PeriodsOf(PlannedValue value) =>
        value.Period.Constant is null ? periods.GetValueOrDefault(value.Period) : periodsOfEntry.GetValueOrDefault(value.Entry);

    private void Add<TKey>(Dictionary<TKey, Evidence> all, TKey key, Evidence found) where TKey : notnull => all[key] = all.GetValueOrDefault(key) | found;
}
