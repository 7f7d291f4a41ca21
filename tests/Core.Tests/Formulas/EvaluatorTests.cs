using Binnacle.Core.Formulas;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas;

public sealed partial class EvaluatorTests
{
    private static readonly SampleContext World = new()
    {
        Values = new()
        {
            ["value"] = 95,
            ["target"] = 100,
            ["[x]"] = 6,
            ["[y]"] = 4,
            ["[zero]"] = 0,
            ["[north/revenue]"] = 1000,
            ["TARGET([x])"] = 8,
            ["SCORE([x])"] = 70,
            ["PREVIOUS([x])"] = 5,
            ["PRIOR([x], 3)"] = 3,
            ["PRIOR([x], 0)"] = 6,
            ["PRIOR([y], 12)"] = 0,
            ["SAMEPERIODLASTYEAR([x])"] = 2,
            ["YTD([x])"] = 36,
            ["ROLLING([x], 12, AVG)"] = 5.5,
            ["SCORE a"] = 40,
            ["SCORE b-c"] = 60,
            ["WEIGHT a"] = 3,
        },
        Lists = new()
        {
            ["[x]"] = [1, null, 5, 3],
            ["TARGET([x])"] = [10, 20],
            ["[nobody]"] = [],
            ["[silent]"] = [null, null],
            ["SCORES"] = [null, 20, 90],
        },
    };

    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("10 - 3 - 2", 5)]
    [InlineData("100 / 10 / 2", 5)]
    [InlineData("8 / 4 * 2", 4)]
    [InlineData("2 ^ 10", 1024)]
    [InlineData("-2", -2)]
    [InlineData("--2", 2)]
    [InlineData("-+-+-2", -2)]
    [InlineData("2 - -3", 5)]
    [InlineData("2^-1", 0.5)]
    [InlineData("1.5e3", 1500)]
    [InlineData("2E-2", 0.02)]
    [InlineData(".5 + 1.", 1.5)]
    [InlineData("50%", 0.5)]
    [InlineData("200 * 5%", 10)]
    [InlineData("-5%", -0.05)]
    [InlineData("(1+1)%", 0.02)]
    [InlineData("= 1 + 1", 2)]
    [InlineData("\t1\n+\r\n1 ", 2)]
    [InlineData("TRUE + true", 2)]
    [InlineData("False", 0)]
    public void Arithmetic_runs_as_it_is_written(string text, double expected) => Measure(text).Number.ShouldBe(expected);

    [Theory]
    [InlineData("-2^2", 4)]
    [InlineData("2^3^2", 64)]
    [InlineData("0-2^2", -4)]
    public void Signs_and_powers_rank_as_in_spreadsheets(string text, double expected) => Measure(text).Number.ShouldBe(expected);

    [Theory]
    [InlineData("1 = 1", 1)]
    [InlineData("1 = 2", 0)]
    [InlineData("1 <> 1", 0)]
    [InlineData("1 <> 2", 1)]
    [InlineData("1 < 2", 1)]
    [InlineData("2 < 2", 0)]
    [InlineData("2 <= 2", 1)]
    [InlineData("3 <= 2", 0)]
    [InlineData("3 > 2", 1)]
    [InlineData("2 > 2", 0)]
    [InlineData("2 >= 2", 1)]
    [InlineData("1 >= 2", 0)]
    [InlineData("0.1 + 0.2 = 0.3", 1)]
    [InlineData("0.1 + 0.2 > 0.3", 0)]
    [InlineData("0.3 < 0.1 + 0.2", 0)]
    [InlineData("0.3 >= 0.1 + 0.2", 1)]
    [InlineData("0.1 + 0.2 <= 0.3", 1)]
    [InlineData("0.1 + 0.2 <> 0.3", 0)]
    [InlineData("1 < 1.0000000001", 1)]
    [InlineData("-1 < -1.0000000001", 0)]
    [InlineData("0 = 0.00000000000000001", 0)]
    [InlineData("1 + 1 = 2", 1)]
    public void A_comparison_is_one_or_zero_and_forgives_binary_fractions(string text, double expected) => Measure(text).Number.ShouldBe(expected);

    [Theory]
    [InlineData("IF(1, 2, 3)", 2)]
    [InlineData("if(0, 2, 3)", 3)]
    [InlineData("IF(1 > 0, 2)", 2)]
    [InlineData("AND(1, 1)", 1)]
    [InlineData("AND(1, 0, 1)", 0)]
    [InlineData("OR(0, 0)", 0)]
    [InlineData("OR(0, 5)", 1)]
    [InlineData("NOT(0)", 1)]
    [InlineData("NOT(7)", 0)]
    [InlineData("COALESCE([none], [also.none], 3, 4)", 3)]
    [InlineData("COALESCE(0, 3)", 0)]
    [InlineData("ABS(-3)", 3)]
    [InlineData("ROUND(2.675, 2)", 2.68)]
    [InlineData("ROUND(-2.5)", -3)]
    [InlineData("ROUND(1234, -2)", 1200)]
    [InlineData("ROUND(2.675, 2.9)", 2.68)]
    [InlineData("ROUND(2.5, 1E+300)", 2.5)]
    [InlineData("ROUND(2.5, -1E+300)", 0)]
    [InlineData("MIN(3, 1, 2)", 1)]
    [InlineData("MAX(3, 5, 2)", 5)]
    [InlineData("SUM(1, 2, 3)", 6)]
    [InlineData("AVG(1, 2, 6)", 3)]
    [InlineData("AVERAGE(1, 2, 6)", 3)]
    [InlineData("COUNT(1, 2, 6)", 3)]
    [InlineData("SQRT(16)", 4)]
    [InlineData("LN(1)", 0)]
    [InlineData("EXP(0)", 1)]
    [InlineData("POWER(2, 3)", 8)]
    public void Functions_do_what_their_name_says(string text, double expected) => Measure(text).Number.ShouldBe(expected);

    [Theory]
    [InlineData("[x]", 6)]
    [InlineData("[ x ] + [north/revenue]", 1006)]
    [InlineData("TARGET([x])", 8)]
    [InlineData("score([x])", 70)]
    [InlineData("PREVIOUS([x])", 5)]
    [InlineData("PRIOR([x], 3)", 3)]
    [InlineData("PRIOR([x], 0)", 6)]
    [InlineData("SAMEPERIODLASTYEAR([x])", 2)]
    [InlineData("YTD([x])", 36)]
    [InlineData("ROLLING([x], 12, AVG)", 5.5)]
    [InlineData("ROLLING([x], 12, average)", 5.5)]
    [InlineData("GROWTH([x], 3)", 1)]
    [InlineData("CHILDREN(SUM, [x])", 9)]
    [InlineData("CHILDREN(AVG, [x])", 3)]
    [InlineData("CHILDREN(min, [x])", 1)]
    [InlineData("CHILDREN(MAX, [x])", 5)]
    [InlineData("CHILDREN(COUNT, [x])", 3)]
    [InlineData("CHILDREN(FIRST, [x])", 1)]
    [InlineData("CHILDREN(LAST, [x])", 3)]
    [InlineData("CHILDREN(SUM, TARGET([x]))", 30)]
    public void Measures_are_asked_by_code(string text, double expected) => Measure(text).Number.ShouldBe(expected);

    [Theory]
    [InlineData("value / target", 0.95)]
    [InlineData("Value / TARGET", 0.95)]
    [InlineData("IF(value >= target, 100, IF(value >= 0.9 * target, 50, 0))", 50)]
    [InlineData("COALESCE(benchmark, baseline, 0)", 0)]
    [InlineData("MIN(max, value)", 95)]
    public void A_scale_sees_names(string text, double expected) => Run(text, FormulaPurpose.Scale).Number.ShouldBe(expected);

    [Theory]
    [InlineData("SCORE(a)", 40)]
    [InlineData("SCORE([b-c])", 60)]
    [InlineData("WEIGHT(a)", 3)]
    [InlineData("SCORES(MAX)", 90)]
    [InlineData("SCORES(FIRST)", 20)]
    [InlineData("SCORES(LAST)", 90)]
    [InlineData("MIN(SCORES(AVG), SCORE(a) * WEIGHT(a))", 55)]
    public void A_roll_up_sees_its_children(string text, double expected) => Run(text, FormulaPurpose.RollUp).Number.ShouldBe(expected);

    [Theory]
    [InlineData("[none] + 1", "[none] has no value")]
    [InlineData("1 + [none]", "[none] has no value")]
    [InlineData("[one] * [two]", "[one] has no value")]
    [InlineData("-[none]", "[none] has no value")]
    [InlineData("[none]%", "[none] has no value")]
    [InlineData("[none] > 1", "[none] has no value")]
    [InlineData("1 > [none]", "[none] has no value")]
    [InlineData("ABS([none])", "[none] has no value")]
    [InlineData("ROUND(1, [none])", "[none] has no value")]
    [InlineData("POWER([none], 2)", "[none] has no value")]
    [InlineData("NOT([none])", "[none] has no value")]
    [InlineData("AND(0, [none])", "[none] has no value")]
    [InlineData("AND([none], 0)", "[none] has no value")]
    [InlineData("OR(1, [none])", "[none] has no value")]
    [InlineData("IF([none], 1, 2)", "[none] has no value")]
    [InlineData("IF(1, [none], 2)", "[none] has no value")]
    [InlineData("COALESCE([none], [last])", "[last] has no value")]
    [InlineData("GROWTH([none], 1)", "[none] has no value")]
    [InlineData("GROWTH([x], 9)", "PRIOR([x], 9) has no value")]
    [InlineData("GROWTH([y], 12)", "division by zero")]
    [InlineData("1 / 0", "division by zero")]
    [InlineData("[x] / [zero]", "division by zero")]
    [InlineData("0 ^ -1", "division by zero")]
    [InlineData("POWER(0, 0)", "zero to the power of zero")]
    [InlineData("0 ^ 0", "zero to the power of zero")]
    [InlineData("SQRT(-1)", "square root of a negative number")]
    [InlineData("LN(0)", "logarithm of a number that is not positive")]
    [InlineData("LN(-1)", "logarithm of a number that is not positive")]
    [InlineData("(-8) ^ 0.5", "not a real number")]
    [InlineData("1E+308 * 10", "the number is too large")]
    [InlineData("EXP(1000)", "the number is too large")]
    [InlineData("10 ^ 400", "the number is too large")]
    [InlineData("SUM(1E+308, 1E+308)", "the number is too large")]
    [InlineData("IF(1 > 2, 5)", "the condition does not hold")]
    [InlineData("SUM([none], [other])", "no operand has a value")]
    [InlineData("COUNT([none])", "no operand has a value")]
    [InlineData("MAX([none])", "no operand has a value")]
    [InlineData("CHILDREN(SUM, [nobody])", "no operand has a value")]
    [InlineData("CHILDREN(COUNT, [silent])", "no operand has a value")]
    public void What_is_absent_says_why(string text, string reason)
    {
        var value = Measure(text);
        value.IsAbsent.ShouldBeTrue();
        value.Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("SUM([none], 2, 3)", 5)]
    [InlineData("AVG([none], 2, 4)", 3)]
    [InlineData("COUNT([none], 2, 4)", 2)]
    [InlineData("MIN([none], 2, 4)", 2)]
    [InlineData("MAX([none], 2, 4)", 4)]
    [InlineData("MAX(1 / 0, 4)", 4)]
    [InlineData("SUM([none], -2)", -2)]
    [InlineData("MAX(-3, [none], -5)", -3)]
    [InlineData("COALESCE(1 / 0, 4)", 4)]
    public void Some_functions_skip_what_is_absent(string text, double expected) => Measure(text).Number.ShouldBe(expected);

    [Fact]
    public void A_branch_not_taken_is_not_an_operand()
    {
        Measure("IF([zero] = 0, 0, [x] / [zero])").Number.ShouldBe(0);
        var context = new SampleContext { Values = { ["[x]"] = 1, ["[a]"] = 2, ["[b]"] = 3 } };
        Evaluator.Evaluate(Parse("IF([x], [a], [b])", FormulaPurpose.Measure), context).Number.ShouldBe(2);
        context.Asked.ShouldBe(["[x]", "[a]"]);
    }

    [Fact]
    public void Growth_asks_for_the_value_and_the_prior_one()
    {
        var context = new SampleContext { Values = { ["[x]"] = 110, ["PRIOR([x], 12)"] = 100 } };
        Evaluator.Evaluate(Parse("GROWTH([x], 12)", FormulaPurpose.Measure), context).Number.ShouldBe(0.1, 1e-15);
        context.Asked.ShouldBe(["[x]", "PRIOR([x], 12)"]);
    }

    [Fact]
    public void A_context_that_says_nothing_answers_that_it_has_nothing()
    {
        IFormulaContext nothing = new Nothing();
        Evaluator.Evaluate(Parse("[x]", FormulaPurpose.Measure), nothing).Reason.ShouldBe("[x] has no value");
        Evaluator.Evaluate(Parse("target", FormulaPurpose.Scale), nothing).Reason.ShouldBe("target has no value");
        Evaluator.Evaluate(Parse("SCORE(a)", FormulaPurpose.RollUp), nothing).Reason.ShouldBe("a has no score");
        Evaluator.Evaluate(Parse("WEIGHT(a)", FormulaPurpose.RollUp), nothing).Reason.ShouldBe("a has no weight");
        Evaluator.Evaluate(Parse("SCORES(SUM)", FormulaPurpose.RollUp), nothing).Reason.ShouldBe("no operand has a value");
        Evaluator.Evaluate(Parse("CHILDREN(SUM, [x])", FormulaPurpose.Measure), nothing).Reason.ShouldBe("no operand has a value");
    }

    [Fact]
    public void Nothing_to_evaluate_or_nobody_to_ask_is_a_bug()
    {
        var formula = Parse("1", FormulaPurpose.Measure);
        Should.Throw<ArgumentNullException>(() => Evaluator.Evaluate(null!, World)).ParamName.ShouldBe("formula");
        Should.Throw<ArgumentNullException>(() => Evaluator.Evaluate(formula, null!)).ParamName.ShouldBe("context");
        Should.Throw<ArgumentNullException>(() => Evaluator.Explain(formula, null!)).ParamName.ShouldBe("context");
    }

    private static FormulaValue Measure(string text) => Run(text, FormulaPurpose.Measure);

    private static FormulaValue Run(string text, FormulaPurpose purpose) => Evaluator.Evaluate(Parse(text, purpose), World);

    private static Formula Parse(string text, FormulaPurpose purpose)
    {
        var parse = FormulaParser.Parse(text, purpose);
        parse.Succeeded.ShouldBeTrue(string.Join('\n', parse.Problems));
        return parse.Formula!;
    }

    private sealed class Nothing : IFormulaContext;
}
