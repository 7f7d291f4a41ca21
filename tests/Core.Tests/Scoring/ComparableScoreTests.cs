using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class ComparableScoreTests
{
    private const double Third = 100.0 / 3;
    private const double TwoThirds = 200.0 / 3;

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(Third)]
    [InlineData(50)]
    [InlineData(TwoThirds)]
    [InlineData(58.1)]
    [InlineData(0.1)]
    [InlineData(99.7)]
    [InlineData(90)]
    [InlineData(100)]
    public void A_scale_with_the_default_limits_that_goes_beyond_its_target_stays_as_it_is(double native)
    {
        ComparableScore.From(ScalePresets.GoalRedFlag, native).ShouldBe(native);
        ComparableScore.From(ScalePresets.MinMax(), native).ShouldBe(native);
        ComparableScore.From(ScalePresets.Goalposts(), native).ShouldBe(native);
    }

    [Fact]
    public void Goalposts_that_run_on_compare_as_running_on()
    {
        ComparableScore.From(ScalePresets.Goalposts(), -12).ShouldBe(-12, 1e-9);
        ComparableScore.From(ScalePresets.Goalposts(), 130).ShouldBe(130, 1e-9);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(25, 50.0 / 3)]
    [InlineData(50, Third)]
    [InlineData(75, 50)]
    [InlineData(100, TwoThirds)]
    public void Hitting_the_target_counts_as_green_reached_where_it_is_the_best_there_is(double native, double comparable) =>
        ComparableScore.From(ScalePresets.ActualOverTarget(0.8, 0.9, 1), native).ShouldBe(comparable, 1e-9);

    [Theory]
    [InlineData(-25, -50.0 / 3)]
    [InlineData(100, TwoThirds)]
    [InlineData(125, 250.0 / 3)]
    [InlineData(150, 100)]
    [InlineData(175, 350.0 / 3)]
    public void Unclamped_it_reaches_100_as_far_beyond_the_target_as_red_lies_before_it(double native, double comparable) =>
        ComparableScore.From(ScalePresets.ActualOverTarget(0.8, 0.9, 1, clamped: false), native).ShouldBe(comparable, 1e-9);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(Third, Third)]
    [InlineData(50, 50)]
    [InlineData(TwoThirds, TwoThirds)]
    [InlineData(80, TwoThirds)]
    [InlineData(100, TwoThirds)]
    public void From_the_green_limit_to_a_target_that_is_the_best_nothing_is_gained(double native, double comparable)
    {
        ComparableScore.From(ScalePresets.BaselineTarget(), native).ShouldBe(comparable, 1e-9);
        ComparableScore.From(ScalePresets.WorstTarget(0.5, 0.9), native).ShouldBe(comparable, 1e-9);
        ComparableScore.From(ScalePresets.Stabilise(80, 100, 120), native).ShouldBe(comparable, 1e-9);
        ComparableScore.From(ScalePresets.OrderedRules(), native).ShouldBe(comparable, 1e-9);
    }

    [Theory]
    [InlineData(-30, -30)]
    [InlineData(100, TwoThirds)]
    [InlineData(100 + TwoThirds, 100)]
    public void Unclamped_progress_gains_only_beyond_the_target(double native, double comparable) =>
        ComparableScore.From(ScalePresets.BaselineTarget(clamped: false), native).ShouldBe(comparable, 1e-9);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(42.5, 50.0 / 3)]
    [InlineData(85, Third)]
    [InlineData(90, 50)]
    [InlineData(95, TwoThirds)]
    [InlineData(100, TwoThirds)]
    [InlineData(115, 100)]
    public void Pace_has_its_own_limits(double native, double comparable) =>
        ComparableScore.From(ScalePresets.Pace(), native).ShouldBe(comparable, 1e-9);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, Third)]
    [InlineData(6, TwoThirds)]
    [InlineData(8, 250.0 / 3)]
    [InlineData(10, 100)]
    public void A_scale_of_ten_compares_by_its_own_ends(double native, double comparable)
    {
        CurvePoint[] points = [new(0, 0), new(1, 10)];
        var line = new Scale { Curve = LinearCurve.Through(points), Bands = BandSet.Limits(4, 6) };
        var steps = line with { Curve = new StepCurve { Below = 0, Steps = [new(1, 10)] } };
        var words = line with { Curve = new WordCurve { Words = [new("none", 0), new("all", 10)] } };
        var yesNo = line with { Curve = new YesNoCurve { Yes = 10 } };
        var rules = line with { Curve = new RuleCurve { Rules = [new() { When = "value > 1", Score = 10 }, new() { Band = "amber" }, new() { Score = 0 }] } };
        var expression = line with { Curve = new ExpressionCurve("value"), HighEnd = 10 };
        foreach (var scale in new[] { line, steps, words, yesNo, rules, expression })
        {
            ComparableScore.From(scale, native).ShouldBe(comparable, 1e-9);
            CompiledScale.Compile(scale).Comparable(native).ShouldBe(comparable, 1e-9);
        }
    }

    [Fact]
    public void An_expression_goes_from_0_to_100_unless_told_otherwise()
    {
        var scale = new Scale { Curve = new ExpressionCurve("value"), Bands = BandSet.Limits(50, 75) };
        ComparableScore.From(scale, 0).ShouldBe(0);
        ComparableScore.From(scale, 25).ShouldBe(50.0 / 3, 1e-9);
        ComparableScore.From(scale, 100).ShouldBe(100);
        ComparableScore.From(scale with { LowEnd = -50 }, 0).ShouldBe(50.0 / 3, 1e-9);
        ComparableScore.From(scale with { Curve = new RuleCurve { Rules = [new() { Band = "amber" }] } }, 100).ShouldBe(100);
    }

    [Fact]
    public void An_end_beyond_a_limit_gives_way_to_the_limit()
    {
        CurvePoint[] points = [new(0, 40), new(1, 60)];
        var narrow = new Scale { Curve = LinearCurve.Through(points) };
        ComparableScore.From(narrow, 40).ShouldBe(40, 1e-9);
        ComparableScore.From(narrow, 60).ShouldBe(60, 1e-9);
        var onLimit = narrow with { Bands = BandSet.Limits(40, 60) };
        ComparableScore.From(onLimit, 40).ShouldBe(Third);
        ComparableScore.From(onLimit, 60).ShouldBe(TwoThirds);
    }

    [Fact]
    public void Two_colours_have_one_limit_and_it_is_where_green_begins()
    {
        var scale = ScalePresets.MinMax() with { Bands = new() { Bands = [Band.Red, Band.Green(50)] } };
        ComparableScore.From(scale, 50).ShouldBe(TwoThirds);
        ComparableScore.From(scale, 25).ShouldBe(Third, 1e-9);
        var unclamped = ScalePresets.ActualOverTarget(0.8, 0.9, 1, clamped: false) with { Bands = new() { Bands = [Band.Red, Band.Green(100)] } };
        ComparableScore.From(unclamped, 200).ShouldBe(100);
    }

    [Fact]
    public void Without_a_green_band_only_the_amber_limit_counts()
    {
        var scale = ScalePresets.MinMax() with { Bands = new() { Bands = [Band.Red, Band.Amber(50)] } };
        ComparableScore.From(scale, 50).ShouldBe(Third);
        ComparableScore.From(scale, 100).ShouldBe(100);
    }

    [Fact]
    public void A_scale_of_one_score_cannot_be_compared()
    {
        var scale = new Scale { Curve = new WordCurve { Words = [new("done", 50)] }, Bands = new() { Bands = [Band.Red] } };
        Should.Throw<ArgumentException>(() => ComparableScore.From(scale, 50)).Message.ShouldContain("all the same");
    }
}
