using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class ScaleLaws
{
    private static readonly Gen<CurvePoint[]> GenRising =
        from steps in Gen.Select(Gen.Double[0.001, 50], Gen.Double[0, 60]).Array[2, 7]
        from startX in Gen.Double[-100, 100]
        from start in Gen.Double[-20, 20]
        select Rising(startX, start, steps);

    [Fact]
    public void A_line_through_rising_points_never_falls() => Gen.Select(GenRising, Gen.Double[-200, 500], Gen.Double[0, 10], Gen.Bool, Gen.Bool)
        .Sample((points, x, further, low, high) =>
        {
            var line = new PiecewiseLine(points, low, high);
            line.At(x + further).ShouldBeGreaterThanOrEqualTo(line.At(x));
        });

    [Fact]
    public void Every_point_is_hit_exactly() => GenRising.Sample(points =>
    {
        var line = new PiecewiseLine(points.Reverse(), true, true);
        foreach (var point in points) line.At(point.X).ShouldBe(point.Score);
    });

    [Fact]
    public void Comparable_scores_put_every_scales_limits_in_the_same_places() =>
        Gen.Select(Gen.Double[1, 98], Gen.Double[0.5, 1], Gen.Bool, Gen.Bool).Sample((amber, part, clamped, best) =>
        {
            var green = amber + ((99.5 - amber) * part);
            var scale = ScalePresets.MinMax(clamped) with { Bands = BandSet.Limits(amber, green), BestAtTarget = best ? 100 : null };
            var line = ComparableScore.Line(scale);
            line.At(0).ShouldBe(0);
            line.At(amber).ShouldBe(100.0 / 3);
            line.At(green).ShouldBe(200.0 / 3);
            line.At(100).ShouldBe(best ? 200.0 / 3 : 100, 1e-9);
            if (best && !clamped) line.At(200 - amber).ShouldBe(100, 1e-9);
        });

    [Fact]
    public void A_better_native_score_never_compares_worse_and_keeps_its_status() =>
        Gen.Select(Gen.Int[0, Presets.Length - 1].Select(i => Presets[i]), Gen.Double[-50, 200], Gen.Double[0, 100]).Sample((scale, score, more) =>
        {
            var line = ComparableScore.Line(scale);
            line.At(score + more).ShouldBeGreaterThanOrEqualTo(line.At(score) - 1e-9);
            BandSet.Default.Of(line.At(score)).Status.ShouldBe(scale.Bands.Of(score).Status);
        });

    [Fact]
    public void Goal_and_red_flag_do_not_depend_on_the_unit() =>
        Gen.Select(Gen.Double[-1000, 1000], Gen.Double[-1000, 1000], Gen.Double[1, 500], Gen.Double[0.1, 100]).Sample((value, goal, distance, factor) =>
        {
            var one = ScaleScorer.Score(ScalePresets.GoalRedFlag, new() { Value = value, Target = goal, Red = goal - distance });
            var other = ScaleScorer.Score(ScalePresets.GoalRedFlag, new() { Value = value * factor, Target = goal * factor, Red = (goal - distance) * factor });
            other.Score!.Value.ShouldBe(one.Score!.Value, 1e-6);
        });

    private static Scale[] Presets =>
    [
        ScalePresets.GoalRedFlag,
        ScalePresets.MinMax(),
        ScalePresets.BaselineTarget(clamped: false),
        ScalePresets.ActualOverTarget(0.8, 0.9, 1),
        ScalePresets.WorstTarget(0.5, 0.9),
        ScalePresets.Stabilise(80, 100, 120),
        ScalePresets.Pace(),
        ScalePresets.Goalposts(),
    ];

    private static CurvePoint[] Rising(double x, double score, (double X, double Score)[] steps)
    {
        var points = new CurvePoint[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            x += steps[i].X;
            score += steps[i].Score;
            points[i] = new(x, score);
        }
        return points;
    }
}
