using BenchmarkDotNet.Attributes;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;

namespace Binnacle.Bench.Kernels;

/// <summary>From value and target to a score.</summary>
public class ScaleKernels
{
    private readonly MeasureRows _rows = Numbers.Measure(1);
    private readonly KernelList<LineSegment> _segments = new();
    private readonly HeldLine _five;
    private readonly RagLine _rag = RagLine.TryOf(new ScaleShapes().Of(ScalePresets.ActualOverTarget(0.7, 0.9, 1)), out var rag) ? rag : default;
    private readonly RowExpression _expression;

    public ScaleKernels()
    {
        HeldLine.TryOf(new([new(0.7, 0), new(0.8, 20), new(0.9, 50), new(0.95, 80), new(1, 100)], clampLow: true, clampHigh: true), _segments, out _five);
        _expression = RowExpression.OfScale(FormulaParser.Parse("IF(value >= target, 100, MAX(0, 100 * value / target))", FormulaPurpose.Scale).Formula!.Root, _rows)!;
    }

    [Benchmark(Baseline = true)]
    public void RedAmberGreen() => _rag.Score(deviation: false, _rows.Values.Period, _rows.Targets.Period, _rows.Native.Period.Span, 0, Numbers.Months);

    [Benchmark]
    public void FivePoints() => _five.Score(_segments, deviation: false, _rows.Values.Period, _rows.Targets.Period, _rows.Native.Period.Span, 0, Numbers.Months);

    [Benchmark]
    public void Expression() => _expression.Fill(_rows.Native.Period.Span, toDate: false, 0, Numbers.Months);
}
