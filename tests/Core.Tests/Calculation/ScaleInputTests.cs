using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>What a scale is given, and which reason stands where it has no answer.</summary>
public sealed class ScaleInputTests
{
    private static MeasureResult February(Scale scale, MeasureSpec? spec = null, params double?[] values)
    {
        var sample = new Sample();
        var measure = sample.Measure("m", (spec ?? new()) with { Scale = scale });
        sample.Values(measure, "2026-01", values);
        return sample.Of(measure, "2026-02");
    }

    private static Scale Rules(params ScoreRule[] rules) => new() { Curve = new RuleCurve { Rules = rules } };

    [Fact]
    public void Only_a_scale_that_asks_for_the_previous_value_is_given_it()
    {
        February(ScalePresets.GoalRedFlag, null, 3, 4).Inputs.Previous.ShouldBeNull();
        February(new() { Curve = new ExpressionCurve("value * 2") }, null, 3, 4).Inputs.Previous.ShouldBeNull();
        February(new() { Curve = new ExpressionCurve("100 * value / Previous") }, null, 5, 4).Score.ShouldBe(80);
        var rules = Rules(new() { When = "value >= PREVIOUS", Score = 100 }, new() { Score = 0 });
        February(rules, null, 3, 4).Score.ShouldBe(100);
        February(rules, null, 5, 4).Score.ShouldBe(0);
        February(Rules(new() { When = "value > 1", Score = 100 }, new() { Score = 0 }), null, 3, 4).Inputs.Previous.ShouldBeNull();
        February(Rules(new ScoreRule { Score = 1 }), null, 3, 4).Inputs.Previous.ShouldBeNull();
    }

    [Fact]
    public void A_figure_without_a_value_keeps_its_own_reason_where_the_scale_has_no_answer_either()
    {
        var overdue = February(new() { Curve = new ExpressionCurve("value + 1") }, null, 3, null);
        (overdue.Gap, overdue.Score).ShouldBe((Gap.Overdue, null));
        var divided = February(new() { Curve = new ExpressionCurve("value + target") }, new() { Formula = "1 / 0", Levels = Levels.Of(target: 1), Target = new() { Proposed = true } });
        (divided.Gap, divided.Detail).ShouldBe((Gap.ZeroDenominator, "division by zero"));
    }

    [Fact]
    public void Only_a_scale_that_misses_the_target_repeats_why_there_is_none()
    {
        var proposed = new MeasureSpec { Levels = Levels.Of(target: 1), Target = new() { Proposed = true } };
        var goal = February(ScalePresets.GoalRedFlag, proposed, 3, 4);
        (goal.Gap, goal.Detail).ShouldBe((Gap.NoTarget, "the target is only proposed"));
        var position = February(ScalePresets.MinMax(), proposed, 3, 4);
        (position.Gap, position.Detail).ShouldBe((Gap.NoMinimumOrMaximum, null));
    }

    [Fact]
    public void A_target_may_be_made_of_the_measures_other_levels()
    {
        var levels = Levels.Of(red: 1, min: 2, max: 4, baseline: 8).SetItem("amber", new(16)).SetItem("green", new(32)).SetItem("benchmark", new(64))
            .SetItem("target", new(Formula: "red + min + max + baseline + amber + green + benchmark"));
        February(ScalePresets.GoalRedFlag, new() { Levels = levels }, 3, 4).Target.Value.ShouldBe(127);
    }

    [Fact]
    public void A_value_can_be_scored_with_another_ends_targets_and_scale()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) });
        sample.Values(measure, "2026-01", 40, 60);
        sample.Revise(measure with { Spec = measure.Spec with { Levels = Levels.Of(min: 0, max: 200) } }, "2026-02");
        var calculator = sample.Calculator;
        var (january, february) = (sample.P("2026-01"), sample.P("2026-02"));
        var (value, target) = (calculator.Measure(measure.Id, january, Window.Period)!, calculator.Measure(measure.Id, february, Window.Period)!);
        var then = sample.World.StructureOf(sample.Calendar.LastDay(february));
        var rescored = calculator.Rescored(value, target, then);
        (rescored.Score, rescored.Comparable, rescored.Gap, rescored.Period).ShouldBe((20, 20, null, january));
        (rescored.Inputs.Value, rescored.Inputs.Max).ShouldBe((40, 200));
        value.Score.ShouldBe(40);

        var without = calculator.Rescored(value, target with { Inputs = target.Inputs with { Max = null } }, then);
        (without.Score, without.Comparable, without.Gap).ShouldBe((null, null, Gap.NoMinimumOrMaximum));
        // What was achieved once keeps the figure it was achieved with, and a measure the other end does not know its own.
        calculator.Rescored(value with { AchievedIn = january, Actual = value.Actual with { Figure = Figure.Of(80) } }, target, then).Score.ShouldBe(40);
        sample.End(measure, "2026-02");
        var gone = sample.World.StructureOf(sample.Calendar.LastDay(february));
        calculator.Rescored(value with { Actual = value.Actual with { Figure = Figure.Of(80) } }, target, gone).Score.ShouldBe(40);
    }

    [Fact]
    public void A_placement_of_what_is_not_scored_has_no_coverage_and_one_of_an_input_is_no_leaf()
    {
        var sample = new Sample();
        var shown = sample.Measure("shown", new() { InformationOnly = true });
        var closed = sample.Measure("closed");
        var input = sample.Measure("input", new() { Use = MeasureUse.Input });
        sample.Values(shown, "2026-01", 1);
        sample.NotApplicable(closed, "2026-01");
        (double?, int, int) Of(Measure measure) => sample.Of(sample.Place(measure), "2026-01") is var placed ? (placed.Coverage, placed.Leaves, placed.StaleLeaves) : default;
        Of(shown).ShouldBe((null, 1, 0));
        Of(closed).ShouldBe((null, 1, 0));
        Of(input).ShouldBe((null, 0, 0));
        Of(sample.Measure("silent")).ShouldBe((0, 1, 1));
    }

    [Fact]
    public void A_stated_number_counts_as_reported() => Figure.Of(1).ShouldBe(new Figure { Value = 1, Counts = true });
}
