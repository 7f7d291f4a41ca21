namespace Binnacle.App.Scores;

/// <summary>How a scorecard stands, what changed, and what needs attention.</summary>
public sealed record OverviewView
{
    /// <summary>With thirteen periods of every row.</summary>
    public required ScorecardView Card { get; init; }

    /// <summary>KPIs of the card by the status a reader sees, the best first, then those without one by the word of their gap.</summary>
    public required IReadOnlyList<StatusCountView> Statuses { get; init; }

    /// <summary>Against the period before; null where there is no period before.</summary>
    public MovedScoreView? Moved { get; init; }

    /// <summary>Figures that are overdue, the longest first.</summary>
    public required IReadOnlyList<RowView> Late { get; init; }

    /// <summary>Each initiative that serves an objective of the card once; the ones most at risk first.</summary>
    public required IReadOnlyList<InitiativeView> Initiatives { get; init; }
}

public sealed record StatusCountView(StatusView Status, int Count);

/// <summary>What moved a score: the points of all movements and of the rest add up to the difference.</summary>
/// <param name="FromGap">Why the period before has no score; null where it has one. Without a score at either end there are no movements.</param>
/// <param name="Movements">KPIs, the largest effect first.</param>
/// <param name="Rest">Points of those not listed.</param>
/// <param name="RestCount">How many are not listed.</param>
public sealed record MovedScoreView(
    string Versus, double? From, double? To, double? Difference, GapView? FromGap, GapView? ToGap, IReadOnlyList<MovedKpiView> Movements, double Rest, int RestCount);

/// <param name="Points">Of the card's score, all causes together.</param>
/// <param name="Before">The KPI's actual in the period before.</param>
/// <param name="Causes">values, targetsScaleFormula, weightsRollUpShare, membershipPresenceOverride; the largest effect first.</param>
public sealed record MovedKpiView(string Address, string Name, double Points, double? Before, double? After, UnitView? Unit, IReadOnlyList<CauseView> Causes);
