using Binnacle.App.Editions;

namespace Binnacle.App.Scores;

/// <summary>A measure by itself: where it stands, its way there, why its score is what it is, and where it counts.</summary>
public sealed record MeasurePageView
{
    public required int Id { get; init; }

    /// <summary>The unit's code and the measure's: north/revenue; the code alone in the top unit.</summary>
    public required string Address { get; init; }

    public required string Name { get; init; }

    /// <summary>kpi or input.</summary>
    public required string Kind { get; init; }

    public required UnitName OrganizationUnit { get; init; }

    /// <summary>The person's id; names stand outside the log.</summary>
    public string? Owner { get; init; }

    public required PeriodView Period { get; init; }

    /// <summary>scored: the measure's own view.</summary>
    public required string Window { get; init; }

    public required KnownOn AsKnownOn { get; init; }

    /// <summary>Nobody asked for an earlier moment.</summary>
    public required bool IsNewest { get; init; }

    /// <summary>then or today.</summary>
    public required string Structure { get; init; }

    /// <summary>actual or constant: at which rates money is converted.</summary>
    public required string Currency { get; init; }

    /// <summary>The edition asked for as what was known; null where none was.</summary>
    public EditionView? Edition { get; init; }

    /// <summary>The period's edition; null where it is not published, or an edition was asked for.</summary>
    public EditionView? Published { get; init; }

    /// <summary>What that edition said, where that is something else.</summary>
    public RestatedView? Restated { get; init; }

    public required UnitView Unit { get; init; }

    /// <summary>higher, lower or onTarget.</summary>
    public required string Direction { get; init; }

    /// <summary>leading or lagging.</summary>
    public required string Indicator { get; init; }

    public required MeasureDefinitionView Definition { get; init; }

    /// <summary>Oldest first; the period asked for is the last.</summary>
    public required IReadOnlyList<MeasurePointView> Points { get; init; }

    /// <summary>The bands of the scale in the period asked for, lowest first.</summary>
    public required IReadOnlyList<BandView> Bands { get; init; }

    /// <summary>Changes that values should be read across with care: definition breaks, and targets and red flags from their period on.</summary>
    public required IReadOnlyList<MeasureMarkView> Marks { get; init; }

    /// <summary>Score by value over the range that matters, for a picture of the curve; empty where the scale reads no numbers.</summary>
    public required IReadOnlyList<CurveSampleView> Curve { get; init; }

    /// <summary>Every placement, from the objective up to the scorecard.</summary>
    public required IReadOnlyList<PlaceView> Places { get; init; }

    public required ExplanationView Explanation { get; init; }

    /// <summary>Cause and effect of the objectives it is placed under.</summary>
    public required IReadOnlyList<LinkView> Links { get; init; }

    /// <summary>Work that serves those objectives.</summary>
    public required IReadOnlyList<InitiativeView> Initiatives { get; init; }
}

/// <param name="Meaning">What the figure means, of the measure or of its definition.</param>
/// <param name="Definition">Name of the definition it shares with others; null where it has none.</param>
/// <param name="Aggregation">sum, average, formulaOfAggregates …</param>
/// <param name="Frequency">day, week, month, quarter, third, halfYear or year.</param>
/// <param name="DueDays">Working days after the period's end.</param>
public sealed record MeasureDefinitionView(
    string? Meaning, string? Definition, string? Formula, string Aggregation, string Frequency, string ScoredView, int DueDays, string? Source, string? Pitfalls, string? Reporter);

/// <summary>The measure in one period.</summary>
/// <param name="Text">The value with its unit, or its word.</param>
/// <param name="Washes">Where on the axis of values each status lies under the targets of the period, lowest value first.</param>
/// <param name="Said">Everything ever said of the period, newest first; empty where the period is not one of those reported.</param>
public sealed record MeasurePointView(
    string Period, DateOnly FirstDay, double? Value, string? Text, double? Target, double? Score, StatusView Status, GapView? Gap, IReadOnlyList<WashView> Washes, IReadOnlyList<SaidView> Said);

/// <param name="From">Null: without end below.</param>
/// <param name="To">Null: without end above.</param>
public sealed record WashView(double? From, double? To, StatusView Status);

/// <param name="State">value, word, notApplicable or cleared.</param>
/// <param name="KnownOn">The day of it in the organisation's time zone.</param>
/// <param name="By">Id of who said it.</param>
public sealed record SaidView(double? Value, string? Word, string State, string Quality, string? Note, string? Source, long Seq, DateTimeOffset KnownSince, DateOnly KnownOn, string By);

/// <param name="Kind">break, target or red.</param>
/// <param name="Text">The reason, or the new level.</param>
public sealed record MeasureMarkView(string Period, DateOnly From, string Kind, string Text);

public sealed record CurveSampleView(double Value, double Score);

/// <param name="Address">Of the placement.</param>
/// <param name="Override">A status somebody set there by hand.</param>
/// <param name="Levels">From the parent up to the scorecard.</param>
public sealed record PlaceView(string Address, string Scorecard, string ScorecardName, OverrideView? Override, IReadOnlyList<PlaceLevelView> Levels);

/// <param name="Share">Of this node's score, by weights in effect, 0 to 1; null where it is not counted.</param>
/// <param name="Points">Of this node's score; null where it is not counted.</param>
public sealed record PlaceLevelView(string Address, string Kind, string Name, StatusView Status, double? Score, double? Share, double? Points);
