using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Scoring.RollUps.Children;

namespace Binnacle.Core.Tests.Scoring.RollUps;

public sealed class ExpressionRollUpTests
{
    [Theory]
    [InlineData("MAX(SCORE(a), SCORE(b))", 80)]
    [InlineData("SCORE([B]) + WEIGHT(a)", 43)]
    [InlineData("SCORES(AVG)", 60)]
    [InlineData("SCORES(SUM)", 120)]
    [InlineData("SCORES(COUNT)", 2)]
    [InlineData("IF(SCORE(a) > 70, 100, 0)", 100)]
    [InlineData("SCORE(d)", 99)]
    public void A_formula_reads_scores_and_weights_of_children(string text, double score) =>
        Run(Expression(text), Child(80, 3), Child(40, 1), Child(null), Child(99, 0), Child(null, 5, Gap.NotApplicable)).Score.ShouldBe(score);

    [Fact]
    public void An_expression_is_one_part_that_lists_its_operands()
    {
        var outcome = Run(Expression("MAX(SCORE(a), SCORE(b))"), Child(80), Child(40));
        outcome.Operands.Select(operand => (operand.Text, operand.Value.Number)).ShouldBe([("SCORE(a)", 80), ("SCORE(b)", 40)]);
        outcome.Contributions.ShouldAllBe(part => part.Points == 0);
        outcome.Contributions[0].CountedScore.ShouldBe(80);
        outcome.Band!.Code.ShouldBe("green");
        Run(RollUpRule.Default, Child(80)).Operands.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SCORE(c)", "c has no score")]
    [InlineData("SCORE(z)", "there is no child z")]
    [InlineData("WEIGHT(z)", "there is no child z")]
    [InlineData("SCORE(a) / 0", "division by zero")]
    public void Without_an_answer_the_reason_is_told(string text, string detail)
    {
        var outcome = Run(Expression(text), Child(80), Child(40), Child(null));
        outcome.Gap.ShouldBe(Gap.ExpressionAbsent);
        outcome.Detail.ShouldBe(detail);
        outcome.Score.ShouldBeNull();
        outcome.Operands.ShouldBeEmpty();
    }

    [Fact]
    public void Caps_and_zeroes_come_before_the_formula()
    {
        Run(Expression("SCORE(a)") with { CapChildrenAt100 = true }, Child(130)).Score.ShouldBe(100);
        Run(Expression("SCORE(b) + SCORE(a)") with { Missing = MissingChildren.Zero }, Child(130), Child(null)).Score.ShouldBe(130);
    }

    [Fact]
    public void The_minimum_present_is_asked_before_the_formula_by_weight()
    {
        Run(Expression("SCORE(a)") with { Minimum = null }, Child(80, 1), Child(null, 1)).Gap.ShouldBe(Gap.TooLittleReported);
        Run(Expression("SCORE(a)") with { Minimum = null }, Child(80, 3), Child(null, 2)).Score.ShouldBe(80);
        Run(Expression("1") with { Minimum = MinimumPresent.Children(1) }, Child(null, gap: Gap.Overdue)).Gap.ShouldBe(Gap.Overdue);
        Run(Expression("COALESCE(SCORE(a), 7)"), Child(null)).Score.ShouldBe(7);
        Run(Expression("7")).Gap.ShouldBe(Gap.NoChildren);
    }

    [Fact]
    public void The_ceiling_holds_for_formulas_too() =>
        Run(Expression("100") with { Ceiling = Ceiling.AnyRed }, Child(10)).Band!.Code.ShouldBe("amber");

    [Fact]
    public void What_was_not_checked_does_not_compile()
    {
        Should.Throw<ArgumentException>(() => RollUp.Compile(Expression("SCORE("))).Message.ShouldContain("'SCORE('");
        Should.Throw<ArgumentException>(() => RollUp.Compile(new() { Method = RollUpMethod.Expression })).Message.ShouldStartWith("'' is not a formula");
    }

    [Fact]
    public void A_rule_is_checked_for_all_its_problems()
    {
        Problems(RollUpRule.Default).ShouldBe("");
        Problems(Expression("SCORE(a)")).ShouldBe("");
        Problems(Expression("  ")).ShouldBe("expression: Give the formula over the children.");
        Problems(new() { Method = RollUpMethod.Expression }).ShouldBe("expression: Give the formula over the children.");
        Problems(Expression("SCORE(a) +")).ShouldStartWith("expression: Column 11");
        Problems(new() { Expression = "SCORE(a)" }).ShouldBe("expression: An expression is only read where the method is expression.");
        Problems(new() { Minimum = MinimumPresent.ShareOfWeight(1.5) }).ShouldBe("minimum: The share that must be present lies between 0 and 1.");
        Problems(new() { Minimum = MinimumPresent.ShareOfWeight(1) }).ShouldBe("");
        Problems(new() { Minimum = MinimumPresent.Children(-1) }).ShouldBe("minimum: The number of children that must be present is 0 or more.");
        Problems(new() { ChildShare = double.NaN }).ShouldBe("childShare: The child scorecards' share lies between 0 and 1.");
        Problems(new() { ChildShare = 1.1 }).ShouldBe("childShare: The child scorecards' share lies between 0 and 1.");
        Problems(new() { ChildShare = -0.1 }).ShouldBe("childShare: The child scorecards' share lies between 0 and 1.");
        Problems(new() { ChildShare = 1 }).ShouldBe("");
        RollUpCheck.Problems(Expression("SCORE(a) + WEIGHT([B]) + SCORE(c)"), ["A", "b"]).ShouldBe([new("expression", "There is no child c.")]);
    }

    private static RollUpRule Expression(string text) =>
        new() { Method = RollUpMethod.Expression, Expression = text, Minimum = MinimumPresent.None };

    private static string Problems(RollUpRule rule) => string.Join('\n', RollUpCheck.Problems(rule).Select(problem => $"{problem.Place}: {problem.Message}"));
}
