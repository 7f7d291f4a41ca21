namespace Binnacle.Core.Measures.Scales;

/// <summary>How a measure's value becomes a score and a band: a basis, a curve, band limits.</summary>
public sealed record Scale
{
    /// <summary>The preset this was made from; none for a scale of one's own.</summary>
    public ScalePreset? Preset { get; init; }

    public Basis Basis { get; init; }

    /// <summary>Natural logarithm of the value and of every reference point before the basis.</summary>
    public bool Logarithm { get; init; }

    public required Curve Curve { get; init; }

    /// <summary>Beyond the last point the score does not fall further; otherwise the line runs on.</summary>
    public bool ClampLow { get; init; } = true;

    /// <summary>Beyond the last point the score does not rise further; otherwise the line runs on.</summary>
    public bool ClampHigh { get; init; } = true;

    public BandSet Bands { get; init; } = BandSet.Default;

    /// <summary>
    /// The score of a value exactly on target, where hitting the target is the best the scale was made for; none where it
    /// goes on beyond the target or knows no target. Such a score compares as "green is reached", not as 100.
    /// </summary>
    public double? BestAtTarget { get; init; }

    /// <summary>The score that compares as 0; none: the lowest the curve names.</summary>
    public double? LowEnd { get; init; }

    /// <summary>The score that compares as 100; none: the highest the curve names.</summary>
    public double? HighEnd { get; init; }
}
