using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>A formula over rows gives what the evaluator gives of the same numbers.</summary>
public sealed class RowExpressionTests
{
    private static readonly double[][] Numbers = [[3, -4], [0, 2], [double.NaN, 5], [7, double.NaN], [2.5, 0], [1e308, 1e308], [-1, 0.5], [10, 10.000000000000002], [-0.0, 0.0], [0.0, -0.0]];

    /// <summary>More than are calculated at once.</summary>
    private const int Periods = 160;

    public static TheoryData<string> Formulas =>
    [
        "[a] + [b]", "[a] - [b] * 2", "100 * [a] / [b]", "-[a]", "[a]%", "[a] ^ [b]", "0 ^ [b]", "[a] > [b]", "[a] >= [b]", "[a] < [b]", "[a] <= [b]", "[a] = [b]", "[a] <> [b]",
        "IF([a] > 0, [b], 1)", "IF([a] > [b], 1)", "COALESCE([a], [b], 9)", "AND([a], [b])", "OR([a], [b])", "AND([a] > 0, [b], 1)", "OR([none], [a])", "-([a] + [b])%", "IF([a], [b], [none])", "IF([none], 1, 2)", "NOT([a])", "ABS([a])", "ROUND([a] / 3, 1)", "ROUND([a])", "SQRT([a])", "LN([a])", "EXP([a])",
        "POWER([a], 2)", "MIN([a], [b])", "MAX([a], [b])", "SUM([a], [b], 1)", "AVG([a], [b])", "COUNT([a], [b])", "COUNT([none], [b])", "[none] + 1", "CHILDREN(SUM, [a])", "CHILDREN(AVG, [a])", "CHILDREN(MIN, [a])",
        "CHILDREN(MAX, [a])", "[a] - [b]", "2 * [a] ^ 2 - [b]", "[none] + [a] - [b]", "SUM([none], [a])", "SUM([none])", "COALESCE([none], [none], [a])", "AVG([none], [b], 3)", "CHILDREN(COUNT, [a])", "CHILDREN(FIRST, [a])", "CHILDREN(LAST, [a])",
    ];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void It_gives_what_the_evaluator_gives(string text)
    {
        var formula = FormulaParser.Parse(text, FormulaPurpose.Measure).Formula.ShouldNotBeNull();
        var store = new RowStore(Periods);
        store.Settle();
        var (a, b) = (new MeasureRows(new(1), store), new MeasureRows(new(1), store));
        for (var at = 0; at < Periods; at++)
            (a.Values.Period.Span[at], b.Values.Period.Span[at], a.Values.ToDate.Span[at], b.Values.ToDate.Span[at]) = (Of(at, 0), Of(at, 1), Of(at, 1), Of(at, 0));
        MeasureRows? Rows(ReferenceCall call) => call.Code switch { "a" => a, "b" => b, _ => null };
        var compiled = RowExpression.Of(formula.Root, Rows, _ => [b, null, a]).ShouldNotBeNull();
        foreach (var toDate in new[] { false, true })
            foreach (var (from, to) in new[] { (0, 160), (0, 8), (0, 3), (3, 5), (1, 8), (6, 8), (61, 131), (62, 67), (157, 160) })
            {
                var row = new double[Periods];
                compiled.Fill(row, toDate, from, to);
                for (var at = 0; at < row.Length; at++)
                    Bits(row[at]).ShouldBe(Bits(at >= from && at < to ? Expected(at, toDate) : 0), $"{text} at {at} of {from} to {to}");
            }

        double Expected(int at, bool toDate)
        {
            var given = toDate ? new Given(b.Values.Period[at], a.Values.Period[at]) : new Given(a.Values.Period[at], b.Values.Period[at]);
            return Evaluator.Evaluate(formula, given).TryGet(out var number) ? number : double.NaN;
        }
    }

    [Theory]
    [InlineData("PREVIOUS([a])")]
    [InlineData("[a] + TARGET([b])")]
    [InlineData("CHILDREN(SUM, YTD([a]))")]
    [InlineData("SUM([a], GROWTH([b], 1))")]
    public void What_looks_elsewhere_than_at_the_period_is_left_to_the_calculator(string text) =>
        RowExpression.Of(FormulaParser.Parse(text, FormulaPurpose.Measure).Formula!.Root, _ => new(new(1), new RowStore(4)), _ => []).ShouldBeNull();

    /// <summary>Below no unit there is nothing to add up.</summary>
    [Theory]
    [InlineData("CHILDREN(SUM, [a])")]
    [InlineData("CHILDREN(COUNT, [a])")]
    public void Of_no_children_comes_nothing(string text)
    {
        var row = new double[12];
        RowExpression.Of(FormulaParser.Parse(text, FormulaPurpose.Measure).Formula!.Root, _ => null, _ => []).ShouldNotBeNull().Fill(row, toDate: false, 0, row.Length);
        row.ShouldAllBe(number => double.IsNaN(number));
    }

    /// <summary>Zeros of either sign are apart, what is absent is all one.</summary>
    private static long Bits(double number) => double.IsNaN(number) ? long.MinValue + 1 : BitConverter.DoubleToInt64Bits(number);

    private static double Of(int at, int which) => Numbers[at % Numbers.Length][which];

    private sealed class Given(double a, double b) : IFormulaContext
    {
        public FormulaValue Name(string name) => FormulaValue.Absent(name);

        public FormulaValue Reference(ReferenceCall call) => call.Code switch { "a" => Told(a), "b" => Told(b), _ => FormulaValue.Absent("none") };

        public IReadOnlyList<FormulaValue> Children(ReferenceCall call) => [Told(b), FormulaValue.Absent("none"), Told(a)];

        private static FormulaValue Told(double number) => double.IsNaN(number) ? FormulaValue.Absent("none") : FormulaValue.Of(number);
    }
}
