using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class RuleCheckTests
{
    [Theory]
    [InlineData("value >= 10 | value < 10")]
    [InlineData("value > 10 | value = 10 | value < 10")]
    [InlineData("value >= target | value >= 0.9 * target | value < 0.9 * target")]
    [InlineData("value / target >= 0.9 | value / target < 0.9")]
    [InlineData("AND(value >= 0, value <= 50) | OR(value < 0, value > 50)")]
    [InlineData("value > 10 | -")]
    [InlineData("1 = 1")]
    public void Rules_that_leave_nothing_out_are_sound(string rules) => Problem(rules).ShouldBe("");

    [Theory]
    [InlineData("value > 10 | value < 10", "The rules leave out value = 10;")]
    [InlineData("value >= 20 | value < 10", "The rules leave out value from 10 (included) to 20 (not included);")]
    [InlineData("value <= 20", "The rules leave out value above 20;")]
    [InlineData("1 = 2", "The rules leave out every value;")]
    [InlineData("value >= target | value < 0.9 * target", "The rules leave out value from 90 (included) to 100 (not included) where target is 100;")]
    [InlineData("value >= target | value < red", "The rules leave out value from 80 (included) to 100 (not included) where target is 100, red is 80;")]
    [InlineData("value >= green | value < baseline", "The rules leave out value from 50 (included) to 100 (not included) where green is 100, baseline is 50;")]
    [InlineData("value >= 0.9 * target | AND(target > 0, value < 0.9 * target)", "where target is -100")]
    public void The_first_gap_is_named(string rules, string message) => Problem(rules).ShouldContain(message);

    [Fact]
    public void A_rule_must_give_something_and_only_one_thing()
    {
        Of(new ScoreRule()).ShouldBe("rules[0]: Say which score or band the rule gives.");
        Of(new ScoreRule { Score = 1, Gap = Gap.NotApplicable }).ShouldBe("rules[0]: A rule gives a score or a reason for grey, not both.");
        Of(new ScoreRule { Band = "red", Gap = Gap.NotApplicable }).ShouldBe("rules[0]: A rule gives a score or a reason for grey, not both.");
        Of(new ScoreRule { Score = double.NaN }).ShouldBe("rules[0]: Every number must be finite.");
        Of(new ScoreRule { Band = "mauve" }).ShouldBe("rules[0].band: The scale has no band 'mauve'.");
        Of(new ScoreRule { Gap = Gap.NotApplicable }).ShouldBe("");
        Of(new ScoreRule { Score = 1, Band = "Green" }).ShouldBe("");
        Of().ShouldBe("rules: Give at least one rule.");
    }

    [Fact]
    public void Otherwise_comes_last() =>
        Of(new ScoreRule { Score = 1 }, new ScoreRule { When = "value > 1", Score = 2 }).ShouldBe("rules[0]: A rule without a condition takes every value; it can only be the last.");

    [Fact]
    public void A_condition_that_does_not_parse_is_told_with_its_place() =>
        Of(new ScoreRule { When = "value >", Score = 1 }).ShouldStartWith("rules[0].when: Column 8");

    private static string Problem(string rules) => Of([.. rules.Split('|').Select(text => text.Trim()).Select(text => new ScoreRule { When = text == "-" ? null : text, Score = 1 })]);

    private static string Of(params ScoreRule[] rules) => string.Join('\n', ScaleCheck
        .Problems(new() { Curve = new RuleCurve { Rules = rules } }, Direction.Higher)
        .Select(problem => $"{problem.Place}: {problem.Message}"));
}
