using Binnacle.App.Editions;

namespace Binnacle.App.Scores;

/// <summary>One node of a scorecard in one period. What is absent is null, never 0.</summary>
public sealed record RowView
{
    public required int Id { get; init; }

    /// <summary>scorecard, perspective, theme, objective, kpi or input.</summary>
    public required string Kind { get; init; }

    /// <summary>0 for the scorecard itself.</summary>
    public required int Level { get; init; }

    /// <summary>What <c>explain</c> takes: corporate/financial/revenue.</summary>
    public required string Address { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The person's id; names stand outside the log.</summary>
    public string? Owner { get; init; }

    /// <summary>Of an objective: its theme's code.</summary>
    public string? Theme { get; init; }

    /// <summary>For a measure: the organisation unit whose figure it is.</summary>
    public UnitName? OrganizationUnit { get; init; }

    public required double Weight { get; init; }

    /// <summary>The weight as a share of its siblings', 0 to 1; null where nothing beside it weighs anything.</summary>
    public double? WeightShare { get; init; }

    /// <summary>The status computed; <see cref="Override"/> is shown first where there is one.</summary>
    public required StatusView Status { get; init; }

    public GapView? Gap { get; init; }

    public OverrideView? Override { get; init; }

    /// <summary>A person has chosen the status of an objective that is assessed by judgement.</summary>
    public bool Judged { get; init; }

    public bool CeilingApplied { get; init; }

    public double? Actual { get; init; }

    /// <summary>The actual with its unit, or its word.</summary>
    public string? ActualText { get; init; }

    /// <summary>Somebody's to-date figure, a carried one, an estimate, a forecast …</summary>
    public IReadOnlyList<string> ActualMarks { get; init; } = [];

    public UnitView? Unit { get; init; }

    /// <summary>higher, lower or onTarget.</summary>
    public string? Direction { get; init; }

    /// <summary>leading or lagging.</summary>
    public string? Indicator { get; init; }

    public double? Target { get; init; }

    public string? TargetText { get; init; }

    /// <summary>Actual less target.</summary>
    public double? Variance { get; init; }

    /// <summary>On the node's own terms.</summary>
    public double? Score { get; init; }

    /// <summary>What parents count, unless they take native scores.</summary>
    public double? Comparable { get; init; }

    /// <summary>Share of the weight below that has a score, 0 to 1; null where nothing below is applicable.</summary>
    public double? Coverage { get; init; }

    /// <summary>KPIs below, counted once a placement.</summary>
    public required int Leaves { get; init; }

    /// <summary>Those of them without anything new since the last period due.</summary>
    public required int StaleLeaves { get; init; }

    public CountsView? Counts { get; init; }

    public TrendView? Trend { get; init; }

    /// <summary>The window the score is for, where it is not the period alone: ytd, trailing-12.</summary>
    public string? Window { get; init; }

    /// <summary>"8 of 9 months", where the window lacks some.</summary>
    public string? Completeness { get; init; }

    /// <summary>Points of the parent's score that come from here.</summary>
    public double? Contribution { get; init; }

    public AchievedView? Achieved { get; init; }

    /// <summary>Of an objective: the work that serves it.</summary>
    public IReadOnlyList<InitiativeView> Initiatives { get; init; } = [];

    /// <summary>Where the statuses begin on this node's own scores, lowest first.</summary>
    public IReadOnlyList<double> Limits { get; init; } = [];

    /// <summary>For a measure: its address wherever it is placed, north/revenue.</summary>
    public string? Measure { get; init; }

    /// <summary>What the period's edition said, where that is something else.</summary>
    public RestatedView? Restated { get; init; }

    /// <summary>Only where the explanations were asked for.</summary>
    public ExplanationView? Explanation { get; init; }

    /// <summary>Only where history was asked for: oldest first, the row's own period last.</summary>
    public IReadOnlyList<PointView> History { get; init; } = [];

    /// <summary>Of the period before; only with history.</summary>
    public double? PreviousScore { get; init; }

    /// <summary>Points since the period before; only with history.</summary>
    public double? ScoreChange { get; init; }

    /// <summary>When the newest figure was recorded; only with history.</summary>
    public DateOnly? Received { get; init; }

    /// <summary>Days since the due date of a figure that is overdue; only with history.</summary>
    public int? DaysLate { get; init; }
}

/// <summary>A row in one period.</summary>
/// <param name="Value">Of a measure.</param>
/// <param name="Score">On the node's own terms.</param>
public sealed record PointView(string Period, double? Value, double? Target, double? Score, StatusView Status);

/// <param name="Symbol">Shown after the number; empty for plain numbers.</param>
public sealed record UnitView(string Symbol, string? Currency, int? Decimals);

/// <summary>Children by status code, and grey ones by the code of their gap.</summary>
/// <param name="Text">"3 green, 1 red, 1 overdue".</param>
public sealed record CountsView(IReadOnlyDictionary<string, int> Statuses, IReadOnlyDictionary<string, int> Gaps, string Text);

/// <param name="Basis">previousPeriod, samePeriodLastYear or trailingMean.</param>
/// <param name="Arrow">up, down or flat: the value's direction.</param>
/// <param name="Tone">good, bad or neutral.</param>
public sealed record TrendView(string Basis, double ComparedWith, double Change, string Arrow, string Tone);

/// <summary>A one-off target that has been reached.</summary>
public sealed record AchievedView(string Period, bool Early);
