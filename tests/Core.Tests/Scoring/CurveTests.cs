using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class CurveTests
{
    private static readonly CurvePoint[] Zigzag = [new(10, 100), new(0, 20), new(5, 0)];

    [Theory]
    [InlineData(0, 20, HitKind.Point, 0)]
    [InlineData(2.5, 10, HitKind.Segment, 0)]
    [InlineData(5, 0, HitKind.Point, 1)]
    [InlineData(7, 40, HitKind.Segment, 1)]
    [InlineData(10, 100, HitKind.Point, 2)]
    [InlineData(-1, 20, HitKind.Held, 0)]
    [InlineData(11, 100, HitKind.Held, 2)]
    public void A_line_goes_through_its_points_in_the_order_of_x(double x, double score, HitKind kind, int index)
    {
        var line = new PiecewiseLine(Zigzag, clampLow: true, clampHigh: true);
        line.At(x, out var hit).ShouldBe(score, 1e-12);
        hit.ShouldBe(new CurveHit(kind, index));
        line.Count.ShouldBe(3);
        line[1].ShouldBe(new CurvePoint(5, 0));
    }

    [Theory]
    [InlineData(-5, 40, HitKind.RunOn, 0)]
    [InlineData(12, 140, HitKind.RunOn, 2)]
    public void An_unclamped_line_runs_on(double x, double score, HitKind kind, int index)
    {
        new PiecewiseLine(Zigzag, clampLow: false, clampHigh: false).At(x, out var hit).ShouldBe(score, 1e-12);
        hit.ShouldBe(new CurveHit(kind, index));
    }

    [Fact]
    public void Low_and_high_speak_of_the_score_not_of_x()
    {
        CurvePoint[] lowerIsBetter = [new(0, 100), new(10, 0)];
        var capped = new PiecewiseLine(lowerIsBetter, clampLow: false, clampHigh: true);
        capped.At(-5).ShouldBe(100);
        capped.At(15).ShouldBe(-50, 1e-12);
        var floored = new PiecewiseLine(lowerIsBetter, clampLow: true, clampHigh: false);
        floored.At(-5).ShouldBe(150, 1e-12);
        floored.At(15).ShouldBe(0);
    }

    [Fact]
    public void A_value_on_a_point_gets_exactly_that_points_score()
    {
        CurvePoint[] points = [new(0.1, 100.0 / 3), new(0.7, 200.0 / 3), new(0.9, 99.1)];
        var line = new PiecewiseLine(points, true, true);
        foreach (var point in points) line.At(point.X).ShouldBe(point.Score);
    }

    [Fact]
    public void A_line_needs_two_points_with_an_x_each()
    {
        Should.Throw<ArgumentException>(() => new PiecewiseLine([new(1, 1)], true, true)).Message.ShouldContain("not 1");
        Should.Throw<ArgumentException>(() => new PiecewiseLine([new(1, 1), new(1, 2)], true, true)).Message.ShouldContain("x = 1");
        Should.Throw<ArgumentException>(() => new PiecewiseLine([new(1, 1), new(double.NaN, 2)], true, true));
    }

    [Theory]
    [InlineData(1.99, 0, -1)]
    [InlineData(2, 40, 0)]
    [InlineData(5, 40, 0)]
    [InlineData(5.01, 100, 1)]
    public void Steps_say_from_or_above(double value, double score, int step)
    {
        var scale = new Scale { Curve = new StepCurve { Below = 0, Steps = [new(5, 100, Above: true), new(2, 40)] } };
        var scored = ScaleScorer.Score(scale, new() { Value = value });
        scored.Score.ShouldBe(score);
        scored.Hit.ShouldBe(new CurveHit(HitKind.Step, step));
        scored.X.ShouldBe(value);
    }

    [Fact]
    public void Two_steps_may_share_a_limit_one_at_it_and_one_above()
    {
        var scale = new Scale { Curve = new StepCurve { Below = 0, Steps = [new(5, 100, Above: true), new(5, 50)] } };
        ScaleScorer.Score(scale, new() { Value = 5 }).Score.ShouldBe(50);
        ScaleScorer.Score(scale, new() { Value = 5.1 }).Score.ShouldBe(100);
        ScaleScorer.Score(scale, new() { Value = 4.9 }).Score.ShouldBe(0);
    }

    [Theory]
    [InlineData("yes", 100)]
    [InlineData(" YES ", 100)]
    [InlineData("true", 100)]
    [InlineData("No", 0)]
    [InlineData("False", 0)]
    public void Yes_and_no_are_read_in_any_case(string word, double score) =>
        ScaleScorer.Score(new() { Curve = new YesNoCurve() }, new() { Word = word }).Score.ShouldBe(score);

    [Fact]
    public void Yes_and_no_may_be_numbers()
    {
        var scale = new Scale { Curve = new YesNoCurve { Yes = 80, No = 30 } };
        ScaleScorer.Score(scale, new() { Value = 1 }).Score.ShouldBe(80);
        ScaleScorer.Score(scale, new() { Value = 0 }).Score.ShouldBe(30);
        ScaleScorer.Score(scale, new() { Value = 0 }).Band!.Code.ShouldBe("red");
        ScaleScorer.Score(scale, new() { Value = 2 }).Reason.ShouldBe(Gap.WrongKind);
        ScaleScorer.Score(scale, new() { Word = "perhaps" }).Reason.ShouldBe(Gap.UnknownWord);
        ScaleScorer.Score(scale, new()).Reason.ShouldBe(Gap.NoData);
    }

    [Fact]
    public void Listed_words_have_their_scores()
    {
        var scale = new Scale { Curve = new WordCurve { Words = [new("poor", 0), new("Fair", 50), new("good", 100)] } };
        var fair = ScaleScorer.Score(scale, new() { Word = " fair" });
        fair.Score.ShouldBe(50);
        fair.Band!.Code.ShouldBe("amber");
        fair.Hit.ShouldBe(new CurveHit(HitKind.Word, 1));
        ScaleScorer.Score(scale, new() { Word = "excellent" }).Reason.ShouldBe(Gap.UnknownWord);
        ScaleScorer.Score(scale, new() { Value = 3 }).Reason.ShouldBe(Gap.WrongKind);
        ScaleScorer.Score(scale, new()).Reason.ShouldBe(Gap.NoData);
    }

    [Fact]
    public void A_line_run_on_too_far_is_an_overflow()
    {
        var scale = new Scale { Curve = LinearCurve.Through(new CurvePoint(0, 0), new CurvePoint(1e-300, 100)), ClampHigh = false };
        var scored = ScaleScorer.Score(scale, new() { Value = 1e300 });
        scored.Reason.ShouldBe(Gap.Overflow);
        scored.Score.ShouldBeNull();
        scored.Band.ShouldBeNull();
        scored.X.ShouldBe(1e300);
    }
}
