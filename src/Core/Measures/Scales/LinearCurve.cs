namespace Binnacle.Core.Measures.Scales;

/// <summary>Where x is exactly X the score is exactly Score.</summary>
public readonly record struct CurvePoint(double X, double Score);

/// <summary>Straight lines through two or more points, each with an x of its own; the order written does not matter.</summary>
public sealed record LinearCurve : Curve
{
    public required IReadOnlyList<CurvePoint> Points { get; init; }

    public static LinearCurve Through(params IReadOnlyList<CurvePoint> points) => new() { Points = points };

    public bool Equals(LinearCurve? other) => other is not null && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => Points.Aggregate(17, (hash, point) => HashCode.Combine(hash, point));
}
