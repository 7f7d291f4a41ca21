using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Which measures kernels can calculate; the calculator answers for the others.</summary>
internal sealed class MeasureSupport(PlanTables tables, Structure structure, int from)
{
    /// <summary>Beyond, the limit on a formula's steps may be reached.</summary>
    public const int MostReferences = 64;

    public bool Of(Measure measure, MeasureRules rules) =>
        rules.Frequency == tables.Grid.Frequency && structure.CalendarOf(measure.Unit).Equals(tables.Grid.Calendar)
        && rules.Missing.Policy == MissingPolicy.Absent && rules.Reported == Reported.PerPeriod && rules.Breaks.IsDefaultOrEmpty && rules.Target is { OneOff: false, Phasing: not Phasing.AtTheEnd }
        && !rules.InformationOnly && IsPlain(rules) && IsPlain(rules.Scale) && tables.HasPlainFacts(measure)
        // What begins to hold within a year has values of its own for the months before: rows have them only where they are what was reported.
        && (from == tables.Grid.YearStart[from] || (rules.Formula is null && tables.IsReported(measure.Id, tables.Grid.YearStart[from])));

    private static bool IsPlain(MeasureRules rules) => rules.Formula is null
        ? rules.Aggregation is Aggregation.Sum or Aggregation.Average or Aggregation.Last or Aggregation.First or Aggregation.Min or Aggregation.Max or Aggregation.Count
        : rules.Aggregation is Aggregation.FormulaOfAggregates or Aggregation.Sum or Aggregation.Average or Aggregation.Last or Aggregation.First or Aggregation.Min or Aggregation.Max;

    private static bool IsPlain(Scale scale) => scale.Basis != Basis.Pace && IsFinite(ComparableScore.Line(scale)) && scale.Curve switch
    {
        LinearCurve line => IsFinite(new PiecewiseLine(line.Points, scale.ClampLow, scale.ClampHigh)),
        StepCurve => true,
        RuleCurve rules => !rules.Rules.Any(rule => rule.When?.Contains("previous", StringComparison.OrdinalIgnoreCase) ?? false),
        _ => false,
    };

    /// <summary>Scores so far apart that their difference has no number are nobody's.</summary>
    private static bool IsFinite(PiecewiseLine line)
    {
        foreach (ref readonly var segment in line.Segments)
            if (!double.IsFinite(segment.Slope))
                return false;
        return true;
    }
}
