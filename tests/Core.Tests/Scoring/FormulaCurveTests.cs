using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class FormulaCurveTests
{
    [Theory]
    [InlineData(100, 100, 100, "green", 0)]
    [InlineData(95, 100, 50, "amber", 1)]
    [InlineData(90, 100, 50, "amber", 1)]
    [InlineData(80, 100, 0, "red", 2)]
    [InlineData(-5, -4, 0, "red", 2)]
    public void Ordered_rules_take_the_first_that_holds(double value, double target, double score, string band, int rule)
    {
        var scored = ScaleScorer.Score(ScalePresets.OrderedRules(), new() { Value = value, Target = target });
        scored.Score.ShouldBe(score);
        scored.Band!.Code.ShouldBe(band);
        scored.Hit.ShouldBe(new CurveHit(HitKind.Rule, rule));
    }

    [Fact]
    public void The_caution_limit_of_ordered_rules_is_a_parameter() =>
        ScaleScorer.Score(ScalePresets.OrderedRules(0.75), new() { Value = 80, Target = 100 }).Band!.Code.ShouldBe("amber");

    [Fact]
    public void A_condition_without_an_answer_leaves_the_value_grey_instead_of_falling_to_the_last_rule()
    {
        ScaleScorer.Score(ScalePresets.OrderedRules(), new() { Value = 80 }).Reason.ShouldBe(Gap.NoTarget);
        ScaleScorer.Score(ScalePresets.OrderedRules(), new() { Target = 80 }).Reason.ShouldBe(Gap.NoData);
        ScaleScorer.Score(ScalePresets.OrderedRules(), new()).Reason.ShouldBe(Gap.NoData);
        var scored = ScaleScorer.Score(Rules(new ScoreRule { When = "value / (target - 5) > 1", Score = 1 }, new() { Score = 0 }), new() { Value = 1, Target = 5 });
        scored.Reason.ShouldBe(Gap.ExpressionAbsent);
        scored.Detail.ShouldBe("division by zero");
        scored.Hit.ShouldBe(new CurveHit(HitKind.Rule, 0));
    }

    [Fact]
    public void Otherwise_is_about_values_not_about_silence()
    {
        var scale = Rules(new ScoreRule { Score = 70 });
        ScaleScorer.Score(scale, new() { Value = 1 }).Score.ShouldBe(70);
        ScaleScorer.Score(scale, new() { Word = "any" }).Score.ShouldBe(70);
        ScaleScorer.Score(scale, new()).Reason.ShouldBe(Gap.NoData);
        ScaleScorer.Score(Rules(new ScoreRule { Gap = Gap.InformationOnly }), new()).Reason.ShouldBe(Gap.InformationOnly);
    }

    [Fact]
    public void A_rule_may_answer_for_an_absent_value() =>
        ScaleScorer.Score(Rules(new ScoreRule { When = "COALESCE(value, 0) = 0", Band = "red" }), new()).Band!.Code.ShouldBe("red");

    [Fact]
    public void A_rule_that_names_a_band_scores_its_middle_and_one_that_names_both_keeps_both()
    {
        var scale = Rules(new ScoreRule { When = "value > 1", Band = "AMBER" }, new() { When = "value = 1", Score = 90, Band = "red" }, new() { Score = 90 });
        var middle = ScaleScorer.Score(scale, new() { Value = 2 });
        middle.Score!.Value.ShouldBe(50, 1e-9);
        middle.Band!.Code.ShouldBe("amber");
        var both = ScaleScorer.Score(scale, new() { Value = 1 });
        both.Score.ShouldBe(90);
        both.Band!.Code.ShouldBe("red");
        ScaleScorer.Score(scale, new() { Value = 0 }).Band!.Code.ShouldBe("green");
        var tenths = Rules(new ScoreRule { Band = "red" }) with { Bands = BandSet.Limits(4, 6), LowEnd = 2, HighEnd = 10 };
        ScaleScorer.Score(tenths, new() { Value = 0 }).Score.ShouldBe(3);
        ScaleScorer.Score(tenths with { Curve = new RuleCurve { Rules = [new() { Band = "green" }] } }, new() { Value = 0 }).Score.ShouldBe(8);
    }

    [Fact]
    public void A_rule_may_say_grey()
    {
        var scale = Rules(new ScoreRule { When = "value > 100", Gap = Gap.NotApplicable }, new() { Score = 1 });
        ScaleScorer.Score(scale, new() { Value = 101 }).Reason.ShouldBe(Gap.NotApplicable);
        ScaleScorer.Score(scale, new() { Value = 101 }).Score.ShouldBeNull();
    }

    [Fact]
    public void Where_no_rule_holds_that_is_the_reason() =>
        ScaleScorer.Score(Rules(new ScoreRule { When = "value > 100", Score = 1 }), new() { Value = 1 }).Reason.ShouldBe(Gap.NoRuleMatched);

    [Fact]
    public void An_expression_is_its_own_curve()
    {
        var scale = Expression("MIN(100, ROUND(100 * (value - baseline) / (target - baseline), 1))");
        var scored = ScaleScorer.Score(scale, new() { Value = 4, Baseline = 1, Target = 10 });
        scored.Score.ShouldBe(33.3);
        scored.Band!.Code.ShouldBe("red");
        scored.Hit.Kind.ShouldBe(HitKind.Expression);
        scored.X.ShouldBeNull();
    }

    [Fact]
    public void An_expression_sees_every_name_of_its_language()
    {
        var inputs = new ScaleInputs { Value = 1, Target = 2, Baseline = 4, Benchmark = 8, Red = 16, Amber = 32, Green = 64, Min = 128, Max = 256, Previous = 512 };
        ScaleScorer.Score(Expression("value + target + baseline + benchmark + red + amber + green + min + max + previous"), inputs).Score.ShouldBe(1023);
        ScaleScorer.Score(Expression("value - target"), inputs).Score.ShouldBe(-1);
    }

    [Fact]
    public void An_expression_runs_on_an_absent_value_too()
    {
        ScaleScorer.Score(Expression("COALESCE(value, 25)"), new()).Score.ShouldBe(25);
        ScaleScorer.Score(Expression("MAX(value, benchmark)"), new() { Benchmark = 40 }).Score.ShouldBe(40);
    }

    [Theory]
    [InlineData("value * 2", Gap.NoData)]
    [InlineData("target * 2", Gap.NoTarget)]
    [InlineData("baseline", Gap.NoBaseline)]
    [InlineData("red", Gap.NoRedFlag)]
    [InlineData("min", Gap.NoMinimumOrMaximum)]
    [InlineData("max", Gap.NoMinimumOrMaximum)]
    [InlineData("benchmark", Gap.ExpressionAbsent)]
    [InlineData("1 / 0", Gap.ExpressionAbsent)]
    public void Without_an_answer_the_first_thing_missing_is_the_reason(string text, Gap reason)
    {
        var scored = ScaleScorer.Score(Expression(text), new());
        scored.Reason.ShouldBe(reason);
        scored.Detail.ShouldNotBeNullOrEmpty();
        scored.Score.ShouldBeNull();
        scored.Hit.Kind.ShouldBe(HitKind.Expression);
    }

    [Fact]
    public void A_word_where_a_number_is_read_is_the_wrong_kind() =>
        ScaleScorer.Score(Expression("value * 2"), new() { Word = "good" }).Reason.ShouldBe(Gap.WrongKind);

    [Fact]
    public void What_was_not_checked_does_not_compile()
    {
        Should.Throw<ArgumentException>(() => CompiledScale.Compile(Expression("value +"))).Message.ShouldContain("'value +'");
        Should.Throw<ArgumentException>(() => ScaleScorer.Score(Rules(new ScoreRule { Band = "mauve" }), new() { Value = 1 })).Message.ShouldContain("'mauve'");
    }

    private static Scale Rules(params ScoreRule[] rules) => new() { Curve = new RuleCurve { Rules = rules }, LowEnd = 0, HighEnd = 100 };

    private static Scale Expression(string text) => new() { Curve = new ExpressionCurve(text) };
}
