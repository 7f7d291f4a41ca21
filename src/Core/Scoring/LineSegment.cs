using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>A line from one point to the next.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Score">There.</param>
/// <param name="Low">The lower of its two ends' scores.</param>
/// <param name="High">The higher one.</param>
/// <param name="IsDiagonal">The score is x itself.</param>
public readonly record struct LineSegment(double X, double Score, double Slope, double Low, double High, bool IsDiagonal)
{
    /// <param name="to">Of a higher x.</param>
    public static LineSegment Between(CurvePoint from, CurvePoint to) => new(
        from.X, from.Score, (to.Score - from.Score) / (to.X - from.X), Math.Min(from.Score, to.Score), Math.Max(from.Score, to.Score), from.X == from.Score && to.X == to.Score);
}
