using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A piecewise line over whole rows; each number comes out, to the last bit, as <see cref="PiecewiseLine.At(double)"/> gives it.</summary>
internal sealed class Line
{
    private readonly LineSegment[] _segments;
    private readonly double _first;
    private readonly double _last;
    private readonly double _firstScore;
    private readonly double _lastScore;
    private readonly bool _holdsLow;
    private readonly bool _holdsHigh;

    public Line(PiecewiseLine line)
    {
        _segments = [.. line.Segments];
        var (first, last) = (_segments[0], _segments[^1]);
        (_first, _last, _firstScore, _lastScore) = (line[0].X, line[line.Count - 1].X, line[0].Score, line[line.Count - 1].Score);
        _holdsLow = first.Slope > 0 ? line.ClampLow : line.ClampHigh;
        _holdsHigh = last.Slope < 0 ? line.ClampLow : line.ClampHigh;
    }

    /// <param name="xs">Replaced by the scores; what is not finite becomes absent.</param>
    public void Apply(Span<double> xs)
    {
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(xs);
        for (var at = 0; at < vectors.Length; at++)
            vectors[at] = Of(vectors[at]);
        for (var at = vectors.Length * Vector256<double>.Count; at < xs.Length; at++)
            xs[at] = Of(Vector256.Create(xs[at]))[0];
    }

    private Vector256<double> Of(Vector256<double> x)
    {
        var first = _segments[0];
        var score = _holdsLow ? Vector256.Create(_firstScore) : Along(first, _first, _firstScore, x);
        foreach (ref readonly var segment in _segments.AsSpan())
        {
            var y = Vector256.Min(Vector256.Max(Along(segment, segment.X, segment.Score, x), Vector256.Create(segment.Low)), Vector256.Create(segment.High));
            score = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256.Create(segment.X)), y, score);
        }
        var beyond = _holdsHigh ? Vector256.Create(_lastScore) : Along(_segments[^1], _last, _lastScore, x);
        score = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256.Create(_last)), Vector256.Create(_lastScore), score);
        score = Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256.Create(_last)), beyond, score);
        return Kernels.Finite(Vector256.ConditionalSelect(Vector256.Equals(x, x), score, Kernels.Absent));
    }

    private static Vector256<double> Along(in LineSegment segment, double from, double score, Vector256<double> x) =>
        segment.IsDiagonal ? x : Vector256.Create(score) + ((x - Vector256.Create(from)) * Vector256.Create(segment.Slope));
}
