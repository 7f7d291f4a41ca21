using Binnacle.Core.Formulas;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas;

public sealed partial class EvaluatorTests
{
    [Fact]
    public void An_explanation_lists_the_operands_used_once_each_in_order()
    {
        var explanation = Evaluator.Explain(Parse("IF([x] > [y], [x] / TARGET([x]), [zero]) + [none]", FormulaPurpose.Measure), World);
        explanation.Value.Reason.ShouldBe("[none] has no value");
        explanation.Operands.Select(operand => $"{operand.Text} = {operand.Value}")
            .ShouldBe(["[x] = 6", "[y] = 4", "TARGET([x]) = 8", "[none] = absent: [none] has no value"]);
    }

    [Fact]
    public void An_explanation_lists_what_comes_after_an_absent_operand()
    {
        var explanation = Evaluator.Explain(Parse("[none] + [x]", FormulaPurpose.Measure), World);
        explanation.Operands.Select(operand => operand.Text).ShouldBe(["[none]", "[x]"]);
    }

    [Fact]
    public void An_explanation_lists_every_child()
    {
        var explanation = Evaluator.Explain(Parse("CHILDREN(SUM, TARGET([x])) + CHILDREN(MAX, [x])", FormulaPurpose.Measure), World);
        explanation.Value.Number.ShouldBe(35);
        explanation.Operands.Select(operand => operand.Text).ShouldBe(
            ["CHILDREN(TARGET([x])) 1", "CHILDREN(TARGET([x])) 2", "CHILDREN([x]) 1", "CHILDREN([x]) 2", "CHILDREN([x]) 3", "CHILDREN([x]) 4"]);
        explanation.Operands[3].Value.Reason.ShouldBe("nothing reported");
    }

    [Fact]
    public void A_roll_up_and_a_scale_are_explained_too()
    {
        Evaluator.Explain(Parse("SCORE(a) * WEIGHT(a) + SCORES(SUM)", FormulaPurpose.RollUp), World)
            .Operands.Select(operand => operand.Text).ShouldBe(["SCORE(a)", "WEIGHT(a)", "SCORES 1", "SCORES 2", "SCORES 3"]);
        Evaluator.Explain(Parse("value / target + value", FormulaPurpose.Scale), World)
            .Operands.ShouldBe([new("value", FormulaValue.Of(95)), new("target", FormulaValue.Of(100))]);
    }
}
