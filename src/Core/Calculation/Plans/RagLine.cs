using System.Runtime.Intrinsics;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// Red, amber and green: two segments that end in held scores, what nearly every scale with a target is. The numbers of a <see cref="Line"/> laid out
/// to lie in the kernel itself.
/// </summary>
internal readonly struct RagLine
{
    private readonly LineSegment _one;
    private readonly LineSegment _two;
    private readonly double _last;
    private readonly double _lastScore;

    private RagLine(LineSegment one, LineSegment two, double last, double lastScore) => (_one, _two, _last, _lastScore) = (one, two, last, lastScore);

    /// <returns>False where the scale does not have three points at three places, does not hold both ends, or gives back what it looks at in a segment.</returns>
    public static bool TryOf(in ScaleShape shape, out RagLine rag)
    {
        rag = default;
        var points = shape.Points;
        if (!shape.HoldsEnds || points.Count != 3)
            return false;
        var (first, middle, last) = (points[0], points[1], points[2]);
        if (first.X > middle.X)
            (first, middle) = (middle, first);
        if (middle.X > last.X)
            (middle, last) = (last, middle);
        if (first.X > middle.X)
            (first, middle) = (middle, first);
        if (!(first.X < middle.X && middle.X < last.X))
            return false;
        var (one, two) = (LineSegment.Between(first, middle), LineSegment.Between(middle, last));
        if (one.IsDiagonal || two.IsDiagonal)
            return false;
        rag = new(one, two, last.X, last.Score);
        return true;
    }

    /// <summary>Scores of value ÷ target, or of how far off the value is as a share of the target; absent without either, and where the target is 0.</summary>
    public void Score(bool deviation, Row values, Row targets, Span<double> scores, int from, int to)
    {
        ref readonly var one = ref _one;
        ref readonly var two = ref _two;
        var (x1, score1, slope1, low1, high1) = (Vector256.Create(one.X), Vector256.Create(one.Score), Vector256.Create(one.Slope), Vector256.Create(one.Low), Vector256.Create(one.High));
        var (x2, score2, slope2, low2, high2) = (Vector256.Create(two.X), Vector256.Create(two.Score), Vector256.Create(two.Slope), Vector256.Create(two.Low), Vector256.Create(two.High));
        var (x3, score3) = (Vector256.Create(_last), Vector256.Create(_lastScore));
        ref var value = ref values.Start;
        ref var target = ref targets.Start;
        for (var at = from; at < to; at += Vector256<double>.Count)
        {
            var first = Math.Min(at, scores.Length - Vector256<double>.Count);
            var x = Kernels.Quotient(deviation, Vector256.LoadUnsafe(ref value, (nuint)first), Vector256.LoadUnsafe(ref target, (nuint)first));
            // Below its first point a segment is held at that point's score, which is one of its two limits.
            var y1 = Vector256.MinNative(Vector256.MaxNative(score1 + ((x - x1) * slope1), low1), high1);
            var y2 = Vector256.MinNative(Vector256.MaxNative(score2 + ((x - x2) * slope2), low2), high2);
            var score = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, x2), y2, y1);
            // Rounding may leave the last segment a little short of its end.
            score = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, x3), score3, score);
            Kernels.Keep(Vector256.ConditionalSelect(Vector256.Equals(x - x, Vector256<double>.Zero), score, Kernels.Absent), scores, first, at, to);
        }
    }
}
