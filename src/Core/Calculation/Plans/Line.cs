using System.Runtime.CompilerServices;
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

    /// <summary>Scores of value ÷ target, or of how far off the value is as a share of the target; absent without either, and where the target is 0.</summary>
    public void Score(bool deviation, ReadOnlySpan<double> value, ReadOnlySpan<double> target, Span<double> score)
    {
        var vs = MemoryMarshal.Cast<double, Vector256<double>>(value);
        var ts = MemoryMarshal.Cast<double, Vector256<double>>(target)[..vs.Length];
        var scores = MemoryMarshal.Cast<double, Vector256<double>>(score)[..vs.Length];
        for (var at = 0; at < vs.Length; at++)
            scores[at] = Of(Kernels.Ratio(deviation, vs[at], ts[at]));
        for (var at = vs.Length * Vector256<double>.Count; at < value.Length; at++)
            score[at] = Of(Kernels.Ratio(deviation, Vector256.Create(value[at]), Vector256.Create(target[at])))[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Of(Vector256<double> x)
    {
        var segments = _segments;
        var score = _holdsLow ? Vector256.Create(_firstScore) : Along(in segments[0], _first, _firstScore, x);
        for (var at = 0; at < segments.Length; at++)
        {
            ref readonly var segment = ref segments[at];
            // Where x is no number, no comparison holds and the score stays what it was: it is taken out in the end.
            var y = Vector256.MinNative(Vector256.MaxNative(Along(in segment, segment.X, segment.Score, x), Vector256.Create(segment.Low)), Vector256.Create(segment.High));
            score = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256.Create(segment.X)), y, score);
        }
        var last = Vector256.Create(_last);
        if (!_holdsHigh)
            score = Vector256.ConditionalSelect(Vector256.GreaterThan(x, last), Along(in segments[^1], _last, _lastScore, x), score);
        var end = _holdsHigh ? Vector256.GreaterThanOrEqual(x, last) : Vector256.Equals(x, last);
        score = Vector256.ConditionalSelect(end, Vector256.Create(_lastScore), score);
        return Kernels.Finite(score | Vector256.AndNot(Vector256<double>.AllBitsSet, Vector256.Equals(x, x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Along(in LineSegment segment, double from, double score, Vector256<double> x) =>
        segment.IsDiagonal ? x : Vector256.Create(score) + ((x - Vector256.Create(from)) * Vector256.Create(segment.Slope));
}
