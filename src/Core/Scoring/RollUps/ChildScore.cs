using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>What a parent sees of one child. Children are given in declaration order.</summary>
public readonly record struct ChildScore
{
    public string Code { get; init; }

    /// <summary>Comparable or native, as the parent's rule asks.</summary>
    public double? Score { get; init; }

    /// <summary>The child's own status; none: the band of the parent its score falls into.</summary>
    public Band? Band { get; init; }

    /// <summary>Why there is no score.</summary>
    public Gap? Gap { get; init; }

    /// <summary>Relative, 0 or more. Zero means shown, not counted.</summary>
    public double Weight { get; init; }

    /// <summary>Critical to the parent: read by the flagged methods and the ceiling.</summary>
    public bool Flagged { get; init; }

    /// <summary>The share of the child's own weight that is reported; none: left out of the parent's coverage.</summary>
    public double? Coverage { get; init; }

    /// <summary>A measure placed directly on the parent.</summary>
    public bool IsOwnMeasure { get; init; }

    public bool NotApplicable => Score is null && Gap == Measures.Scales.Gap.NotApplicable;
}
