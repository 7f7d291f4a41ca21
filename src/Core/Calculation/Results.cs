using System.Collections.Immutable;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Scoring.RollUps;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

/// <summary>A measure's figure, targets and score over a window, with all they came from.</summary>
public sealed record MeasureResult
{
    public required Measure Measure { get; init; }

    public required MeasureRules Rules { get; init; }

    public required Period Period { get; init; }

    /// <summary>Never "scored": the measure's own view where that was asked for.</summary>
    public required Window Window { get; init; }

    public required WindowFigure Actual { get; init; }

    public required Figure Target { get; init; }

    /// <summary>What the scale was given.</summary>
    public required ScaleInputs Inputs { get; init; }

    /// <summary>The scale's answer: native score, band, the part of the curve that was hit.</summary>
    public required ScoredValue Scored { get; init; }

    public double? Comparable { get; init; }

    /// <summary>Why there is no score; null when there is one.</summary>
    public Gap? Gap { get; init; }

    public string? Detail { get; init; }

    /// <summary>For a one-off target: the period in which it was first reached.</summary>
    public Period? AchievedIn { get; init; }

    public bool AchievedEarly { get; init; }

    /// <summary>Nothing new since the last period due.</summary>
    public bool Stale { get; init; }

    public double? Score => Scored.Score;
}

/// <summary>A status somebody set beside the computed one.</summary>
public sealed record StatusOverride(Band Band, string? Memo, string? By);

/// <summary>One child's part in its parent's score; the points of all parts add up to the score.</summary>
public sealed record Part(NodeResult Child, double Weight, double WeightShare, double? CountedScore, double Points);

/// <summary>A node's score with everything that explains it.</summary>
public sealed record NodeResult
{
    public required Node Node { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required Period Period { get; init; }

    public required Window Window { get; init; }

    /// <summary>On the node's own terms: the scale's for a measure, the rolled-up score otherwise.</summary>
    public double? Score { get; init; }

    /// <summary>What parents count unless they take native scores.</summary>
    public double? Comparable { get; init; }

    /// <summary>The computed status; null where grey, and then <see cref="Gap"/> says why.</summary>
    public Band? Band { get; init; }

    public Gap? Gap { get; init; }

    public string? Detail { get; init; }

    public StatusOverride? Override { get; init; }

    /// <summary>A person chose the status of an objective nobody measures.</summary>
    public bool Judged { get; init; }

    /// <summary>The status is held at amber while a child is red.</summary>
    public bool CeilingApplied { get; init; }

    /// <summary>Share of the weight below that has a score, 0 to 1; null where nothing below is applicable.</summary>
    public double? Coverage { get; init; }

    /// <summary>Measures below, counted once a placement.</summary>
    public int Leaves { get; init; }

    /// <summary>Those of them without anything new since the last period due.</summary>
    public int StaleLeaves { get; init; }

    public RollUpRule? Rule { get; init; }

    public StatusCounts? Counts { get; init; }

    public string? DecidingChild { get; init; }

    public ImmutableArray<Part> Parts { get; init; } = [];

    /// <summary>For a placement: the measure's result.</summary>
    public MeasureResult? Measure { get; init; }

    /// <summary>The status a reader sees first: the override where there is one.</summary>
    public Band? ShownBand => Override?.Band ?? Band;

    /// <summary>Whether every stored output is the same, bit for bit.</summary>
    public bool SameOutputs(NodeResult other) =>
        Bits(Score) == Bits(other.Score) && Bits(Comparable) == Bits(other.Comparable) && Band?.Code == other.Band?.Code && Gap == other.Gap
        && Bits(Coverage) == Bits(other.Coverage) && Override == other.Override && StaleLeaves == other.StaleLeaves
        && Bits(Measure?.Actual.Figure.Value) == Bits(other.Measure?.Actual.Figure.Value)
        && Measure?.Actual.Figure.Word == other.Measure?.Actual.Figure.Word && Bits(Measure?.Target.Value) == Bits(other.Measure?.Target.Value);

    private static long? Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number) : null;
}
