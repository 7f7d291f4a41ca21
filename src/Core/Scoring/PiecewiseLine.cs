using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Straight lines through points of rising x, held or run on beyond the ends.</summary>
public sealed class PiecewiseLine
{
    private readonly double[] xs;
    private readonly double[] scores;
    private readonly LineSegment[] segments;

    public PiecewiseLine(IEnumerable<CurvePoint> points, bool clampLow, bool clampHigh)
    {
        var sorted = points.ToArray();
        Array.Sort(sorted, static (one, other) => one.X.CompareTo(other.X));
        if (sorted.Length < 2) throw new ArgumentException($"A line needs two points or more, not {sorted.Length}.", nameof(points));
        (xs, scores, segments) = (new double[sorted.Length], new double[sorted.Length], new LineSegment[sorted.Length - 1]);
        for (var i = 0; i < sorted.Length; i++) (xs[i], scores[i]) = (sorted[i].X, sorted[i].Score);
        for (var i = 1; i < xs.Length; i++)
        {
            if (!(xs[i] > xs[i - 1])) throw new ArgumentException($"Two points of a line share x = {xs[i]:R}, or one is not a number.", nameof(points));
            segments[i - 1] = new(
                xs[i - 1], scores[i - 1], (scores[i] - scores[i - 1]) / (xs[i] - xs[i - 1]), Math.Min(scores[i - 1], scores[i]), Math.Max(scores[i - 1], scores[i]),
                xs[i - 1] == scores[i - 1] && xs[i] == scores[i]);
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

    public int Count => xs.Length;

    public CurvePoint this[int index] => new(xs[index], scores[index]);

    public double At(double x) => At(x, out _);

    public double At(double x, out CurveHit hit)
    {
        var last = xs.Length - 1;
        if (x < xs[0]) return Beyond(x, 0, 0, out hit);
        if (x > xs[last]) return Beyond(x, last, last - 1, out hit);
        var i = last;
        while (xs[i] > x) i--;
        if (xs[i] == x)
        {
            hit = new(HitKind.Point, i);
            return scores[i];
        }
        hit = new(HitKind.Segment, i);
        // Rounding may not carry the result past the ends of its own segment, else the line would not be monotone.
        return Math.Clamp(Along(x, i, i), segments[i].Low, segments[i].High);
    }

    private double Beyond(double x, int end, int segment, out CurveHit hit)
    {
        var onLine = Along(x, end, segment);
        var held = onLine < scores[end] ? ClampLow : ClampHigh;
        hit = new(held ? HitKind.Held : HitKind.RunOn, end);
        return held ? scores[end] : onLine;
    }

    /// <summary>On the diagonal the score is x itself: comparing a score that already compares costs no rounding.</summary>
    private double Along(double x, int from, int segment) => segments[segment].IsDiagonal ? x : scores[from] + ((x - xs[from]) * segments[segment].Slope);
}

/// <summary>A line from one point to the next.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Score">There.</param>
/// <param name="Low">The lower of its two ends' scores.</param>
/// <param name="High">The higher one.</param>
/// <param name="IsDiagonal">The score is x itself.</param>
public readonly record struct LineSegment(double X, double Score, double Slope, double Low, double High, bool IsDiagonal);
