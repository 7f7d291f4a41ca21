using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>What a scale made of a value. Either a score with its band, or the reason there is none.</summary>
public readonly record struct ScoredValue
{
    /// <summary>On the scale's own terms, not the comparable one.</summary>
    public double? Score { get; init; }

    public Gap? Reason { get; init; }

    /// <summary>The reason in more words, where a formula gave one.</summary>
    public string? Detail { get; init; }

    /// <summary>What the curve looked at; absent for words, rules and expressions.</summary>
    public double? X { get; init; }

    public Band? Band { get; init; }

    /// <summary>The part of the curve that decided.</summary>
    public CurveHit Hit { get; init; }

    /// <summary>The red flag used where none was given.</summary>
    public double? AssumedRed { get; init; }

    public static ScoredValue Absent(Gap reason, double? x = null) => new() { Reason = reason, X = x };
}
