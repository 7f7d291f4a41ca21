namespace Binnacle.Core.Measures.Scales;

/// <summary>Reads "yes", "no", "true", "false" in any case, or a number: 0 is no, 1 is yes.</summary>
public sealed record YesNoCurve : Curve
{
    public double Yes { get; init; } = 100;

    public double No { get; init; }
}
