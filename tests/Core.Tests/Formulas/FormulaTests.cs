using Binnacle.Core.Formulas;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas;

public sealed class FormulaTests
{
    [Theory]
    [InlineData("sum( 1,2 )", "SUM(1, 2)")]
    [InlineData("((1))+(2*3)", "1 + 2 * 3")]
    [InlineData("(1+2)*3", "(1 + 2) * 3")]
    [InlineData("1-(2-3)", "1 - (2 - 3)")]
    [InlineData("2^(3^2)", "2 ^ (3 ^ 2)")]
    [InlineData("-(-1)", "-(-1)")]
    [InlineData("-(1+2)", "-(1 + 2)")]
    [InlineData("(-1)^2", "-1 ^ 2")]
    [InlineData("(1+2)%", "(1 + 2)%")]
    [InlineData("(5%)%", "(5%)%")]
    [InlineData("-5%", "-5%")]
    [InlineData("(-5)%", "(-5)%")]
    [InlineData("(1<2)=(2>=1)", "(1 < 2) = (2 >= 1)")]
    [InlineData("if(1<>2,1<=2,3>1)", "IF(1 <> 2, 1 <= 2, 3 > 1)")]
    [InlineData("true", "1")]
    [InlineData("average(1)", "AVG(1)")]
    [InlineData("ytd([ a.b ])+rolling([x],3,average)", "YTD([a.b]) + ROLLING([x], 3, AVG)")]
    [InlineData("prior([x],2)/growth([x],1)", "PRIOR([x], 2) / GROWTH([x], 1)")]
    [InlineData("children(max,previous([x]))", "CHILDREN(MAX, PREVIOUS([x]))")]
    public void A_formula_has_a_canonical_writing(string text, string canonical) => Canonical(text, FormulaPurpose.Measure).ShouldBe(canonical);

    [Fact]
    public void Scales_and_roll_ups_have_one_too()
    {
        Canonical("MIN(VALUE,Target)", FormulaPurpose.Scale).ShouldBe("MIN(value, target)");
        Canonical("score(a)*weight([b-c])+scores(min)", FormulaPurpose.RollUp).ShouldBe("SCORE([a]) * WEIGHT([b-c]) + SCORES(MIN)");
    }

    private static readonly Gen<string> Text = Gen.Recursive<string>((depth, inner) =>
    {
        var leaf = Gen.OneOf(
            Gen.Double[0, 1000].Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Const("[x]"), Gen.Const("TARGET([y])"), Gen.Const("PRIOR([x], 3)"), Gen.Const("CHILDREN(SUM, [x])"), Gen.Const("TRUE"));
        if (depth > 4) return leaf;
        return Gen.OneOf(
            leaf,
            Gen.Select(inner, Gen.Int[0, 4], inner, (left, symbol, right) => $"{left} {"+-*/^"[symbol]} {right}"),
            inner.Select(one => $"({one})"),
            inner.Select(one => $"-({one})"),
            inner.Select(one => $"({one})%"),
            Gen.Select(inner, inner, (left, right) => $"(({left}) >= ({right}))"),
            Gen.Select(inner, inner, inner, (a, b, c) => $"IF({a}, {b}, {c})"),
            Gen.Select(inner, inner, (a, b) => $"COALESCE({a}, ROUND({b}, 1))"));
    });

    [Fact]
    public void The_canonical_writing_means_the_same()
    {
        var context = new SampleContext
        {
            Values = { ["[x]"] = 3, ["TARGET([y])"] = -2 },
            Lists = { ["[x]"] = [1, null, 2] },
        };
        Text.Sample(text =>
        {
            var formula = FormulaParser.Parse(text, FormulaPurpose.Measure).Formula;
            if (formula is null) return;
            var again = FormulaParser.Parse(formula.ToString(), FormulaPurpose.Measure).Formula.ShouldNotBeNull(formula.ToString());
            again.ToString().ShouldBe(formula.ToString());
            Evaluator.Evaluate(again, context).ShouldBe(Evaluator.Evaluate(formula, context));
        });
    }

    [Fact]
    public void Any_text_is_a_formula_or_has_a_problem_inside_it() =>
        Gen.Char["()[]+-*/^%<>=,.eE1 xXSUMIF\n\"é"].Array[0, 60].Select(chars => new string(chars)).Sample(text =>
        {
            foreach (var purpose in Enum.GetValues<FormulaPurpose>())
            {
                var parse = FormulaParser.Parse(text, purpose);
                parse.Succeeded.ShouldBe(parse.Problems.IsEmpty);
                parse.Problems.ShouldAllBe(problem => problem.Column >= 1 && problem.Column <= text.Length + 1);
            }
        });

    private static string Canonical(string text, FormulaPurpose purpose) => FormulaParser.Parse(text, purpose).Formula!.ToString();
}
