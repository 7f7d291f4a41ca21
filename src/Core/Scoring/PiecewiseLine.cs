using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Straight lines through points of rising x, held or run on beyond the ends.</summary>
public sealed class PiecewiseLine
{
    private readonly CurvePoint[] points;
    private readonly LineSegment[] segments;

    public PiecewiseLine(IEnumerable<CurvePoint> points, bool clampLow, bool clampHigh)
    {
        this.points = [.. points];
        if (this.points.Length < 2) throw new ArgumentException($"A line needs two points or more, not {this.points.Length}.", nameof(points));
        Array.Sort(this.points, static (one, other) => one.X.CompareTo(other.X));
        segments = new LineSegment[this.points.Length - 1];
        for (var i = 0; i < segments.Length; i++)
        {
            var (from, to) = (this.points[i], this.points[i + 1]);
            if (!(to.X > from.X)) throw new ArgumentException($"Two points of a line share x = {to.X:R}, or one is not a number.", nameof(points));
            segments[i] = new(
                from.X, from.Score, (to.Score - from.Score) / (to.X - from.X), Math.Min(from.Score, to.Score), Math.Max(from.Score, to.Score), from.X == from.Score && to.X == to.Score);
        }
        ClampLow = clampLow;
        ClampHigh = clampHigh;
    }

    /// <summary>Beyond an end the score does not fall further.</summary>
    public bool ClampLow { get; }

    /// <summary>Beyond an end the score does not rise further.</summary>
    public bool ClampHigh { get; }

    /// <summary>From point to point, by rising x.</summary>
    public ReadOnlySpan<LineSegment> Segments => segments;

    public int Count => points.Length;

    public CurvePoint this[int index] => points[index];

    public double At(double x) => At(x, out _);

    public double At(double x, out CurveHit hit)
    {
        var last = points.Length - 1;
        if (x < points[0].X) return Beyond(x, 0, 0, out hit);
        if (x > points[last].X) return Beyond(x, last, last - 1, out hit);
        var i = last;
        while (points[i].X > x) i--;
        if (points[i].X == x)
        {
            hit = new(HitKind.Point, i);
            return points[i].Score;
        }
        hit = new(HitKind.Segment, i);
        // Rounding may not carry the result past the ends of its own segment, else the line would not be monotone.
        return Math.Clamp(Along(x, i, i), segments[i].Low, segments[i].High);
    }

    private double Beyond(double x, int end, int segment, out CurveHit hit)
    {
        var onLine = Along(x, end, segment);
        var held = onLine < points[end].Score ? ClampLow : ClampHigh;
        hit = new(held ? HitKind.Held : HitKind.RunOn, end);
        return held ? points[end].Score : onLine;
    }

    /// <summary>On the diagonal the score is x itself: comparing a score that already compares costs no rounding.</summary>
    private double Along(double x, int from, int segment) => segments[segment].IsDiagonal ? x : points[from].Score + ((x - points[from].X) * segments[segment].Slope);
}

/// <summary>A line from one point to the next.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Score">There.</param>
/// <param name="Low">The lower of its two ends' scores.</param>
/// <param name="High">The higher one.</param>
/// <param name="IsDiagonal">The score is x itself.</param>
public readonly record struct LineSegment(double X, double Score, double Slope, double Low, double High, bool IsDiagonal);
