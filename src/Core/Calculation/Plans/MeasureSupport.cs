using Binnacle.Core.Measures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Which measures kernels can calculate in a stretch; the calculator answers for the others.</summary>
internal sealed class MeasureSupport(PlanTables tables, Stretch stretch)
{
    /// <summary>Beyond, the limit on a formula's steps may be reached.</summary>
    public const int MostReferences = 64;

    private readonly SharedCalendar _calendar = new(stretch.Structure, tables.Grid);

    /// <param name="hasFormula">Its formula can be calculated over rows.</param>
    public bool Of(Measure measure, MeasureRules rules, MeasureRows rows, bool hasFormula) =>
        rules.Frequency == tables.Grid.Frequency && _calendar.IsOf(measure.Unit) && (hasFormula || rules.Formula is null)
        && (IsAsReported(rules) || (rows.Carrying is not null && HasOwnPeriods(rules))) && rules.Target is { OneOff: false, Phasing: not Phasing.AtTheEnd }
        && !rules.InformationOnly && IsPlain(rules) && HasPlainScale(rules, tables.ShapeOf(rules.Scale)) && rows.HasPlainFacts;

    /// <summary>
    /// What begins to hold within a year has values of its own for the months before: rows have them only where they are what was reported.
    /// </summary>
    /// <param name="calculatedUntil">Behind the last period whose value is not what was reported.</param>
    public bool MayBegin(MeasureRules rules, int calculatedUntil) =>
        tables.Grid.YearStart[stretch.From] is var start && (stretch.From == start || (rules.Formula is null && calculatedUntil <= start));

    /// <summary>Values are the numbers that were said of their periods, and nothing else.</summary>
    public static bool IsAsReported(MeasureRules rules) => rules.Missing.Policy == MissingPolicy.Absent && HasOwnPeriods(rules);

    private static bool HasOwnPeriods(MeasureRules rules) => rules.Reported == Reported.PerPeriod && rules.Breaks.IsDefaultOrEmpty;

    public static bool HasPlainScale(MeasureRules rules, ScaleShape shape) => shape.IsPlain && (rules.Formula is null || !shape.AnswersWithoutValue);

    private static bool IsPlain(MeasureRules rules) => rules.Formula is null
        ? rules.Aggregation is Aggregation.Sum or Aggregation.Average or Aggregation.Last or Aggregation.First or Aggregation.Min or Aggregation.Max or Aggregation.Count
        : rules.Aggregation is Aggregation.FormulaOfAggregates or Aggregation.Sum or Aggregation.Average or Aggregation.Last or Aggregation.First or Aggregation.Min or Aggregation.Max;
}
