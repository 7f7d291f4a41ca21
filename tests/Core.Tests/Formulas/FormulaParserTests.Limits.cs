using System.Diagnostics;
using Binnacle.Core.Formulas;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Formulas;

public sealed partial class FormulaParserTests
{
    private static readonly FormulaLimits Roomy = new() { Length = 100_000, Depth = FormulaLimits.GreatestDepth };

    [Fact]
    public void A_text_may_be_as_long_as_the_limit_and_no_longer()
    {
        var text = "1" + new string(' ', 3_999);
        FormulaParser.Parse(text, FormulaPurpose.Measure).Succeeded.ShouldBeTrue();
        var problem = FormulaParser.Parse(text + " ", FormulaPurpose.Measure).Problems.ShouldHaveSingleItem();
        problem.Message.ShouldBe("Column 4001: found 4001 characters, expected at most 4000.");
        FormulaParser.Parse("1 + 1", FormulaPurpose.Measure, new() { Length = 4 }).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Parentheses_may_be_as_deep_as_the_limit_and_no_deeper()
    {
        FormulaParser.Parse(Nested(64), FormulaPurpose.Measure).Succeeded.ShouldBeTrue();
        var problem = FormulaParser.Parse(Nested(65), FormulaPurpose.Measure).Problems.ShouldHaveSingleItem();
        problem.Message.ShouldBe("Column 65: found \"(\", expected at most 64 parentheses within each other.");
        FormulaParser.Parse("((1))", FormulaPurpose.Measure, new() { Depth = 1 }).Problems[0].Column.ShouldBe(2);
        FormulaParser.Parse("(1)+(1)+[((((]", FormulaPurpose.Measure, new() { Depth = 1 }).Succeeded.ShouldBeTrue();
        FormulaParser.Parse("))))((1))", FormulaPurpose.Measure, new() { Depth = 1 }).Problems[0].Column.ShouldBe(6);
        FormulaParser.Parse("[a]((1))", FormulaPurpose.Measure, new() { Depth = 1 }).Problems.ShouldBe([new(5, "\"(\"", "at most 1 parentheses within each other")]);
    }

    [Fact]
    public void An_evaluation_may_take_as_many_steps_as_the_limit_and_no_more()
    {
        var formula = FormulaParser.Parse("COALESCE(1 + 1, 5)", FormulaPurpose.Measure).Formula!;
        var context = new SampleContext();
        Evaluator.Evaluate(formula, context, new() { Steps = 4 }).Number.ShouldBe(2);
        var value = Evaluator.Evaluate(formula, context, new() { Steps = 3 });
        value.IsAbsent.ShouldBeTrue();
        value.Reason.ShouldBe("the formula takes more than 3 steps");
        var sum = FormulaParser.Parse("SUM(1, 2)", FormulaPurpose.Measure).Formula!;
        Evaluator.Evaluate(sum, context, new() { Steps = 3 }).Number.ShouldBe(3);
        Evaluator.Evaluate(sum, context, new() { Steps = 2 }).Reason.ShouldBe("the formula takes more than 2 steps"); // not 1, though SUM skips what is absent
    }

    [Fact]
    public void Every_child_is_a_step()
    {
        var formula = FormulaParser.Parse("CHILDREN(SUM, [x])", FormulaPurpose.Measure).Formula!;
        var context = new SampleContext { Lists = { ["[x]"] = [1, 2, 3] } };
        Evaluator.Evaluate(formula, context, new() { Steps = 4 }).Number.ShouldBe(6);
        Evaluator.Evaluate(formula, context, new() { Steps = 3 }).Reason.ShouldBe("the formula takes more than 3 steps");
    }

    [Fact]
    public void Every_period_rolled_over_is_a_step()
    {
        var formula = FormulaParser.Parse("ROLLING([x], 12, SUM)", FormulaPurpose.Measure).Formula!;
        var context = new SampleContext { Values = { ["ROLLING([x], 12, SUM)"] = 6 } };
        Evaluator.Evaluate(formula, context, new() { Steps = 13 }).Number.ShouldBe(6);
        Evaluator.Evaluate(formula, context, new() { Steps = 12 }).Reason.ShouldBe("the formula takes more than 12 steps");
        context.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void A_limit_of_nothing_or_everything_is_a_bug()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new FormulaLimits { Length = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new FormulaLimits { Length = 100_001 });
        Should.Throw<ArgumentOutOfRangeException>(() => new FormulaLimits { Depth = 0 });
        Should.Throw<ArgumentOutOfRangeException>(() => new FormulaLimits { Depth = 101 });
        Should.Throw<ArgumentOutOfRangeException>(() => new FormulaLimits { Steps = 0 });
        FormulaLimits.Default.ShouldBe(new FormulaLimits { Length = 4_000, Depth = 64, Steps = 100_000 });
    }

    public static TheoryData<string> Bombs => new(
        new string('(', 3_999),
        Nested(1_900),
        string.Join('+', Enumerable.Repeat("1", 1_999)),
        string.Join('^', Enumerable.Repeat("2", 1_999)),
        string.Join('^', Enumerable.Repeat("9", 1_999)),
        new string('-', 3_998) + "1",
        string.Concat(Enumerable.Repeat("IF(1,", 799)),
        string.Concat(Enumerable.Repeat("IF(1,1,", 499)) + "1" + new string(')', 499),
        string.Concat(Enumerable.Repeat("ABS(", 60)) + "x",
        string.Concat(Enumerable.Repeat("(1+", 63)) + "1" + string.Concat(Enumerable.Repeat(")=1%", 63)),
        "9999999999^9999999999^9999999999",
        new string('9', 4_000),
        "1E" + new string('9', 3_000),
        new string('[', 4_000),
        new string(']', 4_000),
        new string('%', 4_000),
        "SUM(" + string.Join(',', Enumerable.Repeat("1", 1_900)) + ")",
        new string('a', 4_000),
        new string('\0', 4_000),
        new string('\uD800', 4_000));

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_neither_overflows_the_stack_nor_hangs(string text)
    {
        var clock = Stopwatch.StartNew();
        Exception? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var parse = FormulaParser.Parse(text, FormulaPurpose.Measure);
                    if (!parse.Succeeded) parse.Problems.ShouldNotBeEmpty();
                    else Evaluator.Evaluate(parse.Formula, new SampleContext());
                }
                catch (Exception exception) // told as a failure of this test, not as the end of the process
                {
                    thrown = exception;
                }
            },
            maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        thrown.ShouldBeNull();
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void The_widest_limits_still_fit_a_thread()
    {
        var text = string.Concat(Enumerable.Repeat("(1=-1+1*2^(", 50)) + "1" + string.Concat(Enumerable.Repeat(")%+1)", 50));
        var value = default(FormulaValue);
        var formula = FormulaParser.Parse(text, FormulaPurpose.Measure, Roomy).Formula.ShouldNotBeNull();
        var thread = new Thread(() => value = Evaluator.Evaluate(formula, new SampleContext()), 1024 * 1024);
        thread.Start();
        thread.Join();
        value.IsPresent.ShouldBeTrue();
    }

    private static string Nested(int depth) => new string('(', depth) + "1" + new string(')', depth);
}
