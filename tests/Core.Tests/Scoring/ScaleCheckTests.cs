using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class ScaleCheckTests
{
    [Fact]
    public void Every_preset_is_sound()
    {
        Scale[] higher =
        [
            ScalePresets.GoalRedFlag, ScalePresets.MinMax(), ScalePresets.BaselineTarget(), ScalePresets.ActualOverTarget(0.8, 0.9, 1),
            ScalePresets.OrderedRules(), ScalePresets.WorstTarget(0.5, 0.9), ScalePresets.Stabilise(1, 2, 3), ScalePresets.Pace(), ScalePresets.Goalposts(),
        ];
        foreach (var scale in higher) ScaleCheck.Problems(scale, Direction.Higher).ShouldBeEmpty();
        ScaleCheck.Problems(ScalePresets.ActualOverTarget(1.2, 1.1, 1, Direction.Lower), Direction.Lower).ShouldBeEmpty();
        ScaleCheck.Problems(ScalePresets.ActualOverTarget(0.2, 0.1, 0, Direction.OnTarget), Direction.OnTarget).ShouldBeEmpty();
    }

    [Fact]
    public void A_ratio_is_refused_where_the_target_may_be_zero_and_another_scale_is_offered()
    {
        Problem(ScalePresets.ActualOverTarget(0.8, 0.9, 1), Direction.Higher, true).ShouldBe("basis: A ratio to the target has no meaning where the target can be zero or less; use the goal / red flag scale.");
        Problem(ScalePresets.ActualOverTarget(0.2, 0.1, 0, Direction.OnTarget), Direction.OnTarget, true).ShouldContain("goal / red flag");
        ScaleCheck.Problems(ScalePresets.GoalRedFlag, Direction.Higher, targetMayBeZeroOrLess: true).ShouldBeEmpty();
        ScaleCheck.Problems(new() { Basis = Basis.RatioToTarget, Curve = new YesNoCurve() }, Direction.Higher, targetMayBeZeroOrLess: true).ShouldBeEmpty();
    }

    [Fact]
    public void A_position_between_two_ends_has_no_best_in_the_middle()
    {
        Problem(ScalePresets.MinMax(), Direction.OnTarget).ShouldBe("basis: A position between minimum and maximum has no best in the middle; use the stabilise scale.");
        Problem(ScalePresets.Goalposts(), Direction.OnTarget).ShouldContain("stabilise");
    }

    [Theory]
    [InlineData(0.8, 1, 0.9, Direction.Higher, "red lies below amber")]
    [InlineData(1.2, 1.1, 1, Direction.Higher, "red lies below amber")]
    [InlineData(0.8, 0.9, 1, Direction.Lower, "red lies above amber")]
    [InlineData(0.1, 0.2, 0, Direction.OnTarget, "red lies above amber")]
    public void The_three_points_stand_in_the_order_of_the_direction(double red, double amber, double green, Direction direction, string message) =>
        Problem(ScalePresets.ActualOverTarget(red, amber, green, direction), direction).ShouldContain(message);

    [Fact]
    public void Two_of_the_three_points_may_not_be_the_same()
    {
        Problem(ScalePresets.ActualOverTarget(0.8, 0.8, 1), Direction.Higher)
            .ShouldBe("points: Two points share x = 0.8.\npoints: Where higher is better, red lies below amber and amber below green.");
        Problem(ScalePresets.ActualOverTarget(1.1, 1, 1, Direction.Lower), Direction.Lower)
            .ShouldBe("points: Two points share x = 1.\npoints: Where lower or on target is better, red lies above amber and amber above green.");
    }

    [Fact]
    public void Lines_steps_and_words_are_checked_for_what_they_need()
    {
        CurvePoint[] one = [new(1, 1)], twice = [new(1, 0), new(1, 100), new(2, 50)], endless = [new(0, 0), new(1, double.NaN)];
        Problem(new() { Curve = LinearCurve.Through(one) }).ShouldBe("points: A line needs two points or more, not 1.");
        Problem(new() { Curve = LinearCurve.Through(twice) }).ShouldBe("points: Two points share x = 1.");
        Problem(new() { Curve = LinearCurve.Through(endless) }).ShouldBe("points: Every number must be finite.");
        Problem(new() { Curve = new StepCurve { Below = 0, Steps = [] } }).ShouldBe("steps: Give at least one step.");
        Problem(new() { Curve = new StepCurve { Below = 0, Steps = [new(1, 50), new(1, 60)] } }).ShouldBe("steps: Two steps begin at 1.");
        Problem(new() { Curve = new StepCurve { Below = 0, Steps = [new(1, 50, true), new(1, 60, true)] } }).ShouldBe("steps: Two steps begin above 1.");
        Problem(new() { Curve = new StepCurve { Below = 0, Steps = [new(double.PositiveInfinity, 50)] } }).ShouldBe("steps: Every number must be finite.");
        Problem(new() { Curve = new StepCurve { Below = 0, Steps = [new(0, double.NaN)] } }).ShouldBe("steps: Every number must be finite.");
        ScaleCheck.Problems(new() { Curve = new StepCurve { Below = 0, Steps = [new(1, 50, true), new(1, 60)] } }, Direction.Higher).ShouldBeEmpty();
        Problem(new() { Curve = new YesNoCurve { No = double.NaN } }).ShouldBe("curve: Every number must be finite.");
        Problem(new() { Curve = new WordCurve { Words = [] } }).ShouldBe("words: Give at least one word.");
        Problem(new() { Curve = new WordCurve { Words = [new("a", double.NaN)] } }).ShouldBe("words: Every number must be finite.");
        Problem(new() { Curve = new WordCurve { Words = [new(" ", 1)] } }).ShouldBe("words: A word may not be blank.");
        Problem(new() { Curve = new WordCurve { Words = [new("Good", 1), new(" good", 2)] } }).ShouldBe("words: 'Good' stands there twice.");
    }

    [Fact]
    public void Bands_rise_from_worst_to_best()
    {
        Bands().ShouldBe("bands: Give at least one band.");
        Bands(Band.Amber(10)).ShouldContain("bands[0]: The lowest band, 'amber', has no lower limit");
        Bands(Band.Red, Band.Amber(10) with { LowerLimit = null }).ShouldBe("bands[1]: Say from which score 'amber' begins.");
        Bands(Band.Red, Band.Amber(double.NaN)).ShouldBe("bands[1]: Say from which score 'amber' begins.");
        Bands(Band.Red, Band.Amber(50), Band.Green(50)).ShouldContain("bands[2]: 'green' begins at 50, not above 'amber'");
        Bands(Band.Red, Band.Amber(60), Band.Green(50)).ShouldContain("'green' begins at 50");
        Bands(Band.Red, Band.Green(50), Band.Amber(60)).ShouldContain("bands[2]: 'amber' stands above 'green' but means a worse status.");
        Bands(Band.Red, Band.Amber(50) with { Code = "Red" }).ShouldBe("bands: Two bands are called 'red'.");
        Bands(Band.Red, Band.Amber(50), Band.Green(100), Band.Exceeds(100)).ShouldBe("");
        Bands(Band.Red, Band.Amber(30), Band.Amber(50) with { Code = "yellow" }, Band.Green(70)).ShouldBe("");
        Bands(Band.Red, Band.Amber(50), Band.Exceeds(100) with { Code = "x" }, Band.Exceeds(100)).ShouldContain("bands[3]");
    }

    [Fact]
    public void Ends_are_told_apart()
    {
        Problem(ScalePresets.MinMax() with { LowEnd = 5, HighEnd = 5 }).ShouldBe("ends: The low end 5 must lie below the high end 5.");
        ScaleCheck.Problems(ScalePresets.MinMax() with { LowEnd = 5, HighEnd = 95 }, Direction.Higher).ShouldBeEmpty();
        Problem(new() { Curve = new WordCurve { Words = [new("done", 50)] }, Bands = new() { Bands = [Band.Red] } }).ShouldBe("bands: The scale's ends and limits are all the same score.");
    }

    [Fact]
    public void An_expression_is_parsed_and_its_problem_has_a_column() =>
        Problem(new() { Curve = new ExpressionCurve("value + [revenue]") }).ShouldStartWith("expression: Column 9");

    [Fact]
    public void All_problems_are_told_at_once()
    {
        var scale = new Scale { Curve = new ExpressionCurve("value +"), Bands = BandSet.Limits(60, 50), LowEnd = 2, HighEnd = 1 };
        ScaleCheck.Problems(scale, Direction.Higher).Select(problem => problem.Place).ShouldBe(["expression", "bands[2]", "ends"]);
    }

    private static string Bands(params Band[] bands) => Problem(ScalePresets.MinMax() with { Bands = new() { Bands = bands } });

    private static string Problem(Scale scale, Direction direction = Direction.Higher, bool targetMayBeZeroOrLess = false) =>
        string.Join('\n', ScaleCheck.Problems(scale, direction, targetMayBeZeroOrLess).Select(problem => $"{problem.Place}: {problem.Message}"));
}
