using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class ScaleExplanationTests
{
    private static readonly CompiledScale Open = CompiledScale.Compile(ScalePresets.BaselineTarget(clamped: false) with { Basis = Basis.Value });

    [Fact]
    public void A_line_names_the_points_it_was_read_between()
    {
        var goal = CompiledScale.Compile(ScalePresets.GoalRedFlag);
        var between = goal.Explain(new() { Value = 600, Target = 700, Red = 500 });
        between.Points.ShouldBe([new(0, 100.0 / 3), new(1, 200.0 / 3)]);
        between.Scored.ShouldBe(goal.Score(new() { Value = 600, Target = 700, Red = 500 }));
        between.Scored.X.ShouldBe(0.5);
        goal.Explain(new() { Value = 700, Target = 700, Red = 500 }).Points.ShouldBe([new(1, 200.0 / 3)]);
        goal.Explain(new() { Value = 9000, Target = 700, Red = 500 }).Points.ShouldBe([new(2, 100)]);
        goal.Explain(new() { Target = 700, Red = 500 }).Points.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_line_run_on_names_the_points_that_give_it_its_slope(double value) =>
        Open.Explain(new() { Value = value }).Points.ShouldBe([new(0, 0), new(1, 100)]);

    [Fact]
    public void A_longer_line_runs_on_along_its_last_segment()
    {
        CurvePoint[] points = [new(0, 0), new(1, 10), new(2, 100)];
        var scale = CompiledScale.Compile(new() { Curve = LinearCurve.Through(points), ClampLow = false, ClampHigh = false });
        scale.Explain(new() { Value = 3 }).Points.ShouldBe([new(1, 10), new(2, 100)]);
        scale.Explain(new() { Value = -3 }).Points.ShouldBe([new(0, 0), new(1, 10)]);
    }

    [Fact]
    public void A_staircase_names_the_step()
    {
        var scale = CompiledScale.Compile(new() { Curve = new StepCurve { Below = 0, Steps = [new(1, 50), new(2, 100)] } });
        scale.Explain(new() { Value = 1.5 }).Step.ShouldBe(new Step(1, 50));
        scale.Explain(new() { Value = 0 }).Step.ShouldBeNull();
        scale.Explain(new() { Value = 0 }).Points.ShouldBeEmpty();
    }

    [Fact]
    public void Rules_name_the_rule_and_what_was_read_up_to_it()
    {
        var scale = CompiledScale.Compile(new()
        {
            Curve = new RuleCurve { Rules = [new() { When = "value > max", Score = 100 }, new() { When = "value > target", Score = 60 }, new() { When = "value > red", Score = 10 }, new() { Score = 0 }] },
        });
        var explained = scale.Explain(new() { Value = 5, Max = 10, Target = 3, Red = 1 });
        explained.Rule!.Score.ShouldBe(60);
        explained.Operands.Select(operand => operand.Text).ShouldBe(["value", "max", "target"]);
        explained.Operands[1].Value.Number.ShouldBe(10);
        scale.Explain(new() { Value = 0, Max = 10, Target = 3, Red = 1 }).Operands.Select(operand => operand.Text).ShouldBe(["value", "max", "target", "red"]);
    }

    [Fact]
    public void Where_no_rule_holds_all_of_them_were_read()
    {
        var scale = CompiledScale.Compile(new() { Curve = new RuleCurve { Rules = [new() { When = "value > max", Score = 100 }, new() { When = "value > target", Score = 0 }] } });
        var explained = scale.Explain(new() { Value = 0, Max = 10, Target = 3 });
        explained.Rule.ShouldBeNull();
        explained.Operands.Select(operand => operand.Text).ShouldBe(["value", "max", "target"]);
    }

    [Fact]
    public void An_expression_lists_its_operands()
    {
        var scale = CompiledScale.Compile(new() { Curve = new ExpressionCurve("IF(value > target, 100, baseline)") });
        var explained = scale.Explain(new() { Value = 5, Target = 3 });
        explained.Scored.Score.ShouldBe(100);
        explained.Operands.Select(operand => operand.Text).ShouldBe(["value", "target"]);
    }

    [Fact]
    public void Words_need_no_operands()
    {
        var explained = CompiledScale.Compile(new() { Curve = new YesNoCurve() }).Explain(new() { Word = "yes" });
        explained.Scored.Score.ShouldBe(100);
        explained.Operands.ShouldBeEmpty();
        explained.Points.ShouldBeEmpty();
        explained.Rule.ShouldBeNull();
    }
}
