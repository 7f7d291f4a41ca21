using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Which measures kernels can calculate; the calculator answers for the others.</summary>
internal sealed class MeasureSupport(PlanTables tables, Structure structure, int from)
{
    /// <summary>Beyond, the limit on a formula's steps may be reached.</summary>
    public const int MostReferences = 64;

    private readonly SharedCalendar _calendar = new(structure, tables.Grid);

    public bool Of(Measure measure, MeasureRules rules, MeasureRows rows) =>
        rules.Frequency == tables.Grid.Frequency && _calendar.IsOf(measure.Unit)
        && rules.Missing.Policy == MissingPolicy.Absent && rules.Reported == Reported.PerPeriod && rules.Breaks.IsDefaultOrEmpty && rules.Target is { OneOff: false, Phasing: not Phasing.AtTheEnd }
        && !rules.InformationOnly && IsPlain(rules) && tables.ShapeOf(rules.Scale).IsPlain && rows.HasPlainFacts
        // What begins to hold within a year has values of its own for the months before: rows have them only where they are what was reported.
        && (from == tables.Grid.YearStart[from] || (rules.Formula is null && rows.CalculatedUntil <= tables.Grid.YearStart[from]));

    private static bool IsPlain(MeasureRules rules) => rules.Formula is null
        ? rules.Aggregation is Aggregation.Sum or Aggregation.Average or Aggregation.Last or Aggregation.First or Aggregation.Min or Aggregation.Max or Aggregation.Count
        : rules.Aggregation is Aggregation.FormulaOfAggregates or Aggregation.Sum or Aggregation.Average or Aggregation.Last or Aggregation.First or Aggregation.Min or Aggregation.Max;
}
