using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Straight lines through points of rising x, held or run on beyond the ends.</summary>
public sealed class PiecewiseLine
{
    private readonly LineSegment[] segments;
    private readonly CurvePoint end;

    /// <exception cref="ArgumentException">There are fewer than two points, or two of them share their x, or one is not a number.</exception>
    public PiecewiseLine(IEnumerable<CurvePoint> points, bool clampLow, bool clampHigh)
    {
        CurvePoint[] sorted = [.. points];
        if (sorted.Length < 2) throw new ArgumentException($"A line needs two points or more, not {sorted.Length}.", nameof(points));
        Array.Sort(sorted, static (one, other) => one.X.CompareTo(other.X));
        segments = new LineSegment[sorted.Length - 1];
        for (var i = 0; i < segments.Length; i++)
        {
            if (!(sorted[i + 1].X > sorted[i].X)) throw new ArgumentException($"Two points of a line share x = {sorted[i + 1].X:R}, or one is not a number.", nameof(points));
            segments[i] = LineSegment.Between(sorted[i], sorted[i + 1]);
        }
        end = sorted[^1];
        ClampLow = clampLow;
        ClampHigh = clampHigh;
    }

    /// <summary>Beyond an end the score does not fall further.</summary>
    public bool ClampLow { get; }

    /// <summary>Beyond an end the score does not rise further.</summary>
    public bool ClampHigh { get; }

    /// <summary>From point to point, by rising x.</summary>
    public ReadOnlySpan<LineSegment> Segments => segments;

    public int Count => segments.Length + 1;

    public CurvePoint this[int index] => index == segments.Length ? end : new(segments[index].X, segments[index].Score);

    public double At(double x) => At(x, out _);

    public double At(double x, out CurveHit hit)
    {
        var last = segments.Length;
        if (x < segments[0].X) return Beyond(x, 0, 0, out hit);
        if (x > end.X) return Beyond(x, last, last - 1, out hit);
        var i = last;
        while (this[i].X > x) i--;
        var from = this[i];
        if (from.X == x)
        {
            hit = new(HitKind.Point, i);
            return from.Score;
        }
        hit = new(HitKind.Segment, i);
        // Rounding may not carry the result past the ends of its own segment, else the line would not be monotone.
        return Math.Clamp(Along(x, from, i), segments[i].Low, segments[i].High);
    }

    private double Beyond(double x, int point, int segment, out CurveHit hit)
    {
        var from = this[point];
        var onLine = Along(x, from, segment);
        var held = onLine < from.Score ? ClampLow : ClampHigh;
        hit = new(held ? HitKind.Held : HitKind.RunOn, point);
        return held ? from.Score : onLine;
    }

    /// <summary>On the diagonal the score is x itself: comparing a score that already compares costs no rounding.</summary>
    private double Along(double x, CurvePoint from, int segment) => segments[segment].IsDiagonal ? x : from.Score + ((x - from.X) * segments[segment].Slope);
}
