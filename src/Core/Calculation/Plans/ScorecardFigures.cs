using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// All numbers of a scorecard in a period and the one before it; null: absent. Earlier periods are those of what the card is made up of in the period
/// itself: where a placement has become another measure's since, its earlier numbers are that measure's.
/// </summary>
/// <param name="Measures">Those placed on the card, in the order of their placements.</param>
/// <param name="Nodes">The card, then what is below it, each after its parent.</param>
public sealed record ScorecardFigures(Period Period, ImmutableArray<MeasureFigures> Measures, ImmutableArray<NodeFigures> Nodes);

/// <param name="Before">In the period before.</param>
public readonly record struct MeasureFigures(ElementId Measure, PeriodFigures Now, PeriodFigures Before);

/// <summary>A measure's figure and target, of the period itself and of the fiscal year to date.</summary>
public readonly record struct PeriodFigures(double? Value, double? Target, double? ValueToDate, double? TargetToDate);

/// <param name="Trend">Native scores of so many periods as were asked for, the last of which is the period itself.</param>
public readonly record struct NodeFigures(ElementId Node, double? Score, double? ToDate, double? ScoreBefore, double? ToDateBefore, ReadOnlyMemory<double?> Trend);
