using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation.Plans;

public sealed class LineTests
{
    public static TheoryData<(double X, double Score)[]> Shapes =>
    [
        new[] { (0.8, 0.0), (0.9, 50), (1, 100) }, new[] { (1.0, 100.0), (1.1, 50), (1.3, 0) }, new[] { (0.0, 0.0), (100, 100) }, new[] { (0.0, 0.0), (40, 33.3), (80, 66.7), (100, 100) },
        new[] { (-1.0, 0.0), (0, 100), (1, 0) }, new[] { (0.0, 50.0), (1, 50) }, new[] { (-2.0, 0.0), (-1, 1e307), (1, -1e307) },
    ];

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void A_row_of_numbers_scores_as_each_by_itself_to_the_last_bit((double X, double Score)[] points)
    {
        var random = new Random(7);
        double[] xs =
        [
            .. points.Select(point => point.X), .. points.Select(point => Math.BitIncrement(point.X)), .. points.Select(point => Math.BitDecrement(point.X)),
            .. Enumerable.Range(0, 200).Select(_ => (random.NextDouble() * 4) - 2), 1e9, -1e9, double.NaN, double.PositiveInfinity, 0, -0.0, 50, 99.9, 100.1,
        ];
        foreach (var (low, high) in new[] { (true, true), (false, true), (true, false), (false, false) })
        {
            var single = new PiecewiseLine(points.Select(point => new CurvePoint(point.X, point.Score)), low, high);
            var scores = xs.ToArray();
            new Line(single).Apply(scores);
            for (var at = 0; at < xs.Length; at++)
            {
                var expected = double.IsFinite(xs[at]) && single.At(xs[at]) is var score && double.IsFinite(score) ? score : double.NaN;
                if (double.IsInfinity(xs[at]))
                    continue; // what is not finite never gets here: a basis is absent then
                (scores[at] == expected || (double.IsNaN(scores[at]) && double.IsNaN(expected))).ShouldBeTrue($"{xs[at]:R} should be {expected:R}, is {scores[at]:R}, clamped {low}, {high}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void A_line_that_holds_both_ends_scores_any_stretch_of_a_row_to_the_last_bit_and_nothing_beside_it((double X, double Score)[] points)
    {
        var line = new PiecewiseLine(points.Select(point => new CurvePoint(point.X, point.Score)), clampLow: true, clampHigh: true);
        var segments = new KernelList<LineSegment>();
        segments.Add(default);
        if (!HeldLine.TryOf(line, segments, out var held))
        {
            points.ShouldContain(point => point.X == point.Score);
            return;
        }
        var random = new Random(7);
        double[] xs =
        [
            .. points.Select(point => point.X), .. points.Select(point => Math.BitIncrement(point.X)), .. points.Select(point => Math.BitDecrement(point.X)),
            1e9, -1e9, double.NaN, 0, -0.0, .. Enumerable.Range(0, 60).Select(_ => (random.NextDouble() * 4) - 2),
        ];
        var length = xs.Length / 4 * 4;
        foreach (var (from, to) in new[] { (0, length), (0, 12), (5, 30), (7, 8), (length - 3, length), (1, length - 1) })
        {
            var scores = Enumerable.Repeat(-7.0, length).ToArray();
            held.Score(segments, deviation: false, new(xs, 0, length), new([.. xs.Select(_ => 1.0)], 0, length), scores, from, to);
            scores.Select((score, at) => score.Equals(at < from || at >= to ? -7 : double.IsNaN(xs[at]) ? double.NaN : line.At(xs[at]))).ShouldAllBe(same => same, $"{from} to {to}");
        }
    }

    [Fact]
    public void A_line_that_runs_on_beyond_an_end_or_is_its_own_x_is_no_line_that_holds_both_ends()
    {
        CurvePoint[] points = [new(0.8, 0), new(0.9, 50), new(1, 100)];
        HeldLine.TryOf(new(points, clampLow: true, clampHigh: false), new(), out _).ShouldBeFalse();
        HeldLine.TryOf(new(points, clampLow: false, clampHigh: true), new(), out _).ShouldBeFalse();
        HeldLine.TryOf(new([new(0, 0), new(100, 100)], clampLow: true, clampHigh: true), new(), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, 8, 10, 0)]
    [InlineData(false, 9, 10, 50)]
    [InlineData(false, 9.5, 10, 75)]
    [InlineData(false, 12, 10, 100)]
    [InlineData(false, 1, 0, double.NaN)]
    [InlineData(false, double.NaN, 10, double.NaN)]
    [InlineData(false, 1, double.NaN, double.NaN)]
    [InlineData(true, 19, 10, 50)]
    [InlineData(true, 1, 10, 50)]
    public void A_value_is_held_against_its_target_as_a_ratio_or_by_how_far_it_is_off(bool deviation, double value, double target, double score)
    {
        var of = new PiecewiseLine([new(0.8, 0), new(0.9, 50), new(1, 100)], clampLow: true, clampHigh: true);
        foreach (var length in new[] { 1, 4, 7 })
        {
            var scores = new double[length];
            new Line(of).Score(deviation, Enumerable.Repeat(value, length).ToArray(), Enumerable.Repeat(target, length).ToArray(), scores);
            scores.ShouldAllBe(one => double.IsNaN(score) ? double.IsNaN(one) : Math.Abs(one - score) < 1e-9);
        }
    }

    [Fact]
    public void Red_amber_and_green_score_as_the_line_does_to_the_last_bit_and_only_in_their_stretch()
    {
        const int length = 32;
        var random = new Random(3);
        var store = new RowStore(length);
        store.Settle();
        foreach (var points in Shapes.Select(row => row.Data).Where(points => points.Length == 3))
        {
            // As they may be written, in any order.
            foreach (var deviation in new[] { false, true })
            {
                RagLine.TryOf(Shape([.. points.OrderBy(_ => random.Next())], low: true, high: true), out var rag).ShouldBeTrue();
                for (var from = 0; from < 9; from++)
                {
                    var (values, targets, scores) = (store.Pair(RowKind.Values).Period, store.Pair(RowKind.Levels).Period, store.Pair(RowKind.Native).Period);
                    for (var at = 0; at < length; at++)
                        (values.Span[at], targets.Span[at]) = (at % 7 == 3 ? double.NaN : at < 3 ? points[at].X : (random.NextDouble() * 4) - 2, at % 11 == 5 ? 0 : at % 13 == 4 ? double.NaN : at < 3 ? 1 : random.NextDouble());
                    var to = length - (from % 5);
                    rag.Score(deviation, values, targets, scores.Span, from, to);
                    var expected = new double[length];
                    new Line(Of(points, low: true, high: true)).Score(deviation, values.Span, targets.Span, expected);
                    for (var at = 0; at < length; at++)
                        BitConverter.DoubleToInt64Bits(scores[at]).ShouldBe(BitConverter.DoubleToInt64Bits(at >= from && at < to ? expected[at] : double.NaN), $"{at} of {from} to {to}");
                }
            }
        }
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Scales_that_run_on_are_none_of_these(bool low, bool high) => RagLine.TryOf(Shape([(0.8, 0), (0.9, 50), (1, 100)], low, high), out _).ShouldBeFalse();

    [Fact]
    public void Scales_of_more_or_fewer_segments_or_on_the_diagonal_are_none_of_these()
    {
        RagLine.TryOf(Shape([(0.8, 0), (0.9, 50)], low: true, high: true), out _).ShouldBeFalse();
        RagLine.TryOf(Shape([(0.8, 0), (0.9, 50), (1, 60), (2, 100)], low: true, high: true), out _).ShouldBeFalse();
        RagLine.TryOf(Shape([(0, 0), (50, 50), (60, 100)], low: true, high: true), out _).ShouldBeFalse();
        RagLine.TryOf(Shape([(0, 10), (50, 50), (60, 60)], low: true, high: true), out _).ShouldBeFalse();
    }

    private static ScaleShape Shape((double X, double Score)[] points, bool low, bool high) =>
        new ScaleShapes().Of(new() { Curve = LinearCurve.Through([.. points.Select(point => new CurvePoint(point.X, point.Score))]), ClampLow = low, ClampHigh = high });

    private static PiecewiseLine Of((double X, double Score)[] points, bool low, bool high) => new(points.Select(point => new CurvePoint(point.X, point.Score)), low, high);
}
