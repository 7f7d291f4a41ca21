using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// A line of any number of points that holds its score beyond both ends, what nearly every scale with a target is that is not a <see cref="RagLine"/>: a piece
/// of the array in which all segments of a plan lie. Scores come out, to the last bit, as <see cref="PiecewiseLine.At(double)"/> gives them.
/// </summary>
internal readonly struct HeldLine
{
    private readonly int _first;
    private readonly int _behind;

    private HeldLine(int first, int behind) => (_first, _behind) = (first, behind);

    /// <param name="all">Where its segments are added.</param>
    public static bool TryOf(PiecewiseLine line, KernelList<LineSegment> all, out HeldLine held)
    {
        held = default;
        if (!line.ClampLow || !line.ClampHigh)
            return false;
        foreach (ref readonly var segment in line.Segments)
            if (segment.IsDiagonal)
                return false;
        var first = all.Count;
        foreach (ref readonly var segment in line.Segments)
            all.Add(segment);
        // From its end on the line is level.
        var end = line[line.Count - 1];
        held = new(first, all.Add(new(end.X, end.Score, 0, end.Score, end.Score, IsDiagonal: false)) + 1);
        return true;
    }

    /// <summary>Scores of value ÷ target, or of how far off the value is as a share of the target; absent without either, and where the target is 0.</summary>
    public void Score(KernelList<LineSegment> all, bool deviation, Row values, Row targets, Span<double> scores, int from, int to)
    {
        var segments = all[_first.._behind];
        ref var value = ref values.Start;
        ref var target = ref targets.Start;
        var at = from;
        // Three vectors by one look at each segment.
        for (; at + Kernels.Many <= to; at += Kernels.Many)
        {
            var (x0, x1, x2) = (X(deviation, ref value, ref target, at), X(deviation, ref value, ref target, at + Grid.Lanes), X(deviation, ref value, ref target, at + (2 * Grid.Lanes)));
            Vector256<double> y0 = default, y1 = default, y2 = default;
            for (var next = 0; next < segments.Length; next++)
            {
                ref readonly var segment = ref segments[next];
                y0 = Along(in segment, next == 0, x0, y0);
                y1 = Along(in segment, next == 0, x1, y1);
                y2 = Along(in segment, next == 0, x2, y2);
            }
            Scored(x0, y0).CopyTo(scores[at..]);
            Scored(x1, y1).CopyTo(scores[(at + Grid.Lanes)..]);
            Scored(x2, y2).CopyTo(scores[(at + (2 * Grid.Lanes))..]);
        }
        for (; at < to; at += Grid.Lanes)
        {
            // Rows are as long as whole vectors: the last one may reach behind the stretch, and only what lies in it is kept.
            var first = Math.Min(at, scores.Length - Grid.Lanes);
            var x = X(deviation, ref value, ref target, first);
            Vector256<double> y = default;
            for (var next = 0; next < segments.Length; next++)
                y = Along(in segments[next], next == 0, x, y);
            Kernels.Keep(Scored(x, y), scores, first, at, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> X(bool deviation, ref double value, ref double target, int at) =>
        Kernels.Quotient(deviation, Vector256.LoadUnsafe(ref value, (nuint)at), Vector256.LoadUnsafe(ref target, (nuint)at));

    /// <summary>Below its first point a segment is held at that point's score, which is one of its two limits.</summary>
    /// <param name="before">By the segments before it, where x lies there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Along(in LineSegment segment, bool isFirst, Vector256<double> x, Vector256<double> before)
    {
        var from = Vector256.Create(segment.X);
        var line = Vector256.Create(segment.Score) + ((x - from) * Vector256.Create(segment.Slope));
        var y = Vector256.MinNative(Vector256.MaxNative(line, Vector256.Create(segment.Low)), Vector256.Create(segment.High));
        return isFirst ? y : Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, from), y, before);
    }

    /// <summary>Over 0 nothing is finite, and without a number nothing is there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Scored(Vector256<double> x, Vector256<double> y) =>
        Vector256.ConditionalSelect(Vector256.Equals(x - x, Vector256<double>.Zero), y, Kernels.Absent);
}
