using BenchmarkDotNet.Attributes;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Formulas;

namespace Binnacle.Bench.Kernels;

/// <summary>Measures made of other measures.</summary>
public class FormulaKernels
{
    private readonly MeasureRows[] _operands = [.. Enumerable.Range(1, 10).Select(Numbers.Measure)];
    private readonly MeasureRows _rows = Numbers.Measure(20);
    private RowExpression _formula = null!;

    [Params("100 * [a] / [b]", "CHILDREN(SUM, [a])", "IF([a] > [b], [a], AVG([a], [b]))", "ROUND(SQRT([a]), 1)")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Parse() => _formula = RowExpression.Of(FormulaParser.Parse(Text, FormulaPurpose.Measure).Formula!.Root, call => _operands[call.Code[0] - 'a'], _ => _operands)!;

    [Benchmark]
    public void Formula() => _formula.Fill(_rows.Values.Period.Span, toDate: false, 0, Numbers.Months);
}
