namespace Binnacle.App.Scores;

/// <summary>Why a node has the score it has: every part can be computed again from what is listed.</summary>
public sealed record ExplanationView
{
    public required string Address { get; init; }

    /// <summary>scorecard, perspective, theme, objective, kpi, input or measure.</summary>
    public required string Kind { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Period { get; init; }

    public required string Window { get; init; }

    public required StatusView Status { get; init; }

    public GapView? Gap { get; init; }

    public OverrideView? Override { get; init; }

    public double? Score { get; init; }

    public double? Comparable { get; init; }

    public double? Coverage { get; init; }

    /// <summary>The reasons in plain sentences, most important first.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Where each status begins.</summary>
    public required IReadOnlyList<BandView> Bands { get; init; }

    public RuleView? Rule { get; init; }

    /// <summary>Code of the child that alone decided; null where all counted.</summary>
    public string? DecidingChild { get; init; }

    /// <summary>Points add up to the score.</summary>
    public IReadOnlyList<PartView> Parts { get; init; } = [];

    /// <summary>For measures: value, target, scale.</summary>
    public MeasureExplanation? Measure { get; init; }
}

/// <param name="From">Lower limit; null for the lowest band.</param>
/// <param name="Above">The limit itself belongs to the band below.</param>
public sealed record BandView(string Code, string Word, string Shape, string Colour, double? From, bool Above);

/// <summary>How the parts become one score.</summary>
/// <param name="Method">As in files: weightedMean, min …</param>
/// <param name="Missing">respread, zero or strict.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record RuleView(
    string Method, string Missing, double MinimumShare, int MinimumCount, string Ceiling, bool CapAt100, bool Native, double ChildShare, string? Expression, string Sentence);

/// <summary>One child's part in the score.</summary>
/// <param name="WeightShare">In effect: of the children counted.</param>
/// <param name="CountedScore">As it was counted; null where it was left out.</param>
/// <param name="Points">Of the parent's score.</param>
public sealed record PartView(
    string Address, string Code, string Name, double Weight, double WeightShare, double? CountedScore, double Points, StatusView Status, GapView? Gap, ExplanationView? Explanation);

/// <summary>From a value to a score.</summary>
public sealed record MeasureExplanation
{
    /// <summary>The unit's code and the measure's: north/revenue.</summary>
    public required string Measure { get; init; }

    public UnitView? Unit { get; init; }

    public double? Value { get; init; }

    public string? ValueText { get; init; }

    /// <summary>The base periods of the window, and which of them have a value.</summary>
    public required IReadOnlyList<string> ExpectedPeriods { get; init; }

    public required IReadOnlyList<string> PresentPeriods { get; init; }

    /// <summary>How base periods became the window: sum, average, formulaOfAggregates …</summary>
    public required string Aggregation { get; init; }

    public string? Formula { get; init; }

    /// <summary>target, red, baseline … as they were given to the scale.</summary>
    public required IReadOnlyDictionary<string, double> Levels { get; init; }

    /// <summary>The red flag used because none was set.</summary>
    public double? AssumedRed { get; init; }

    /// <summary>The preset's name, or "own".</summary>
    public required string Scale { get; init; }

    /// <summary>What the curve looks at, as a formula: v / t.</summary>
    public required string Basis { get; init; }

    public double? X { get; init; }

    /// <summary>linear, steps, yesNo, words, rules or expression.</summary>
    public required string Curve { get; init; }

    public required IReadOnlyList<CurvePointView> Points { get; init; }

    /// <summary>The part of the curve that decided.</summary>
    public string? Hit { get; init; }

    /// <summary>The last observation of the period, where one value stands for it.</summary>
    public string? Source { get; init; }

    public string? Note { get; init; }
}

/// <param name="Hit">The score came from here (for a line: from between this one and another that was hit).</param>
public sealed record CurvePointView(string X, double? Score, bool Hit);
