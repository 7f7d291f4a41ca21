namespace Binnacle.App.Scores;

/// <summary>Objectives of a scorecard as cause and effect.</summary>
public sealed record StrategyMapView
{
    /// <summary>With thirteen periods of every row.</summary>
    public required ScorecardView Card { get; init; }

    /// <summary>Perspectives in the card's order; the card itself where objectives stand directly below it.</summary>
    public required IReadOnlyList<RowView> Lanes { get; init; }

    /// <summary>Themes that have an objective.</summary>
    public required IReadOnlyList<RowView> Themes { get; init; }

    public required IReadOnlyList<MapObjectiveView> Objectives { get; init; }

    /// <summary>Between objectives of this card.</summary>
    public required IReadOnlyList<LinkView> Links { get; init; }

    /// <summary>With an end on another card.</summary>
    public required IReadOnlyList<LinkView> Elsewhere { get; init; }
}

/// <param name="Lane">Address of the row it stands in.</param>
/// <param name="Theme">The theme's code; null where it has none.</param>
public sealed record MapObjectiveView(RowView Row, string Lane, string? Theme);
