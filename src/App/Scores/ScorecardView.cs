using Binnacle.App.Editions;

namespace Binnacle.App.Scores;

/// <summary>A scorecard in one period: the same record for the page, the API and the command line.</summary>
public sealed record ScorecardView
{
    public required CardName Scorecard { get; init; }

    public required UnitName Unit { get; init; }

    public required PeriodView Period { get; init; }

    /// <summary>scored: each measure's own view.</summary>
    public required string Window { get; init; }

    public required KnownOn AsKnownOn { get; init; }

    /// <summary>Nobody asked for an earlier moment.</summary>
    public required bool IsNewest { get; init; }

    /// <summary>then or today.</summary>
    public required string Structure { get; init; }

    /// <summary>actual or constant: at which rates money is converted.</summary>
    public required string Currency { get; init; }

    /// <summary>The last period due.</summary>
    public required string Through { get; init; }

    /// <summary>Depth first, in declaration order; the scorecard itself is the first.</summary>
    public required IReadOnlyList<RowView> Rows { get; init; }

    /// <summary>Objectives seen by theme; a theme's score never feeds upwards.</summary>
    public required IReadOnlyList<RowView> Themes { get; init; }

    public required IReadOnlyList<RowView> ChildScorecards { get; init; }

    /// <summary>Cause and effect between objectives, where one of them is on this scorecard.</summary>
    public required IReadOnlyList<LinkView> Links { get; init; }

    /// <summary>The edition asked for as what was known; null where none was.</summary>
    public EditionView? Edition { get; init; }

    /// <summary>The period's edition and what differs from it; null where it is not published, or an edition was asked for.</summary>
    public PublishedView? Published { get; init; }

    /// <summary>The newest period any KPI on the card has an actual for; null where none has.</summary>
    public string? NewestReported { get; init; }
}

public sealed record CardName(int Id, string Code, string Name);

public sealed record UnitName(int Id, string Code, string Name);
