using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>A parent's score without its explanation: what a full recalculation stores.</summary>
public readonly record struct RollUpScore
{
    public double? Score { get; init; }

    public Gap? Gap { get; init; }

    /// <summary>The reason in more words, where a formula gave one.</summary>
    public string? Detail { get; init; }

    /// <summary>After the ceiling.</summary>
    public Band? Band { get; init; }

    public bool CeilingApplied { get; init; }

    /// <summary>Position of the child that alone decided (min, max, first flagged); none: all counted ones did.</summary>
    public int? DecidingChild { get; init; }
}
