using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Straight lines through points of rising x, held or run on beyond the ends.</summary>
public sealed class PiecewiseLine
{
    private readonly double[] xs;
    private readonly double[] scores;
    private readonly bool clampLow;
    private readonly bool clampHigh;

    public PiecewiseLine(IEnumerable<CurvePoint> points, bool clampLow, bool clampHigh)
    {
        var sorted = points.OrderBy(point => point.X).ToArray();
        if (sorted.Length < 2) throw new ArgumentException($"A line needs two points or more, not {sorted.Length}.", nameof(points));
        xs = [.. sorted.Select(point => point.X)];
        scores = [.. sorted.Select(point => point.Score)];
        for (var i = 1; i < xs.Length; i++)
        {
            if (!(xs[i] > xs[i - 1])) throw new ArgumentException($"Two points of a line share x = {xs[i]:R}, or one is not a number.", nameof(points));
        }
        this.clampLow = clampLow;
        this.clampHigh = clampHigh;
    }

    public int Count => xs.Length;

    public CurvePoint this[int index] => new(xs[index], scores[index]);

    public double At(double x) => At(x, out _);

    public double At(double x, out CurveHit hit)
    {
        var last = xs.Length - 1;
        if (x < xs[0]) return Beyond(x, 0, 1, out hit);
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
        return Math.Clamp(Along(x, i, i + 1), Math.Min(scores[i], scores[i + 1]), Math.Max(scores[i], scores[i + 1]));
    }

    private double Beyond(double x, int end, int inner, out CurveHit hit)
    {
        var onLine = Along(x, end, inner);
        var held = onLine < scores[end] ? clampLow : clampHigh;
        hit = new(held ? HitKind.Held : HitKind.RunOn, end);
        return held ? scores[end] : onLine;
    }

    /// <summary>On the diagonal the score is x itself: comparing a score that already compares costs no rounding.</summary>
    private double Along(double x, int from, int to) => xs[from] == scores[from] && xs[to] == scores[to]
        ? x
        : scores[from] + ((x - xs[from]) * (scores[to] - scores[from]) / (xs[to] - xs[from]));
}
