using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A measure whose rules no kernel knows: the calculator answers for it.</summary>
internal sealed class CalculatedMeasureStep(Grid grid, Func<Calculator> calculator, ElementId measure, MeasureRows rows)
    : OtherStep([rows.Native.Period, rows.Values.Period], [rows.Native.ToDate, rows.Values.ToDate])
{
    public override bool AsksCalculator => true;

    public override void Calculate(int first, int behind, bool toDate)
    {
        for (var at = first; at < behind; at++)
        {
            var window = toDate ? Window.FiscalYearToDate : Window.Period;
            var result = calculator().Measure(measure, grid.Periods[at], window);
            // What formulas read is the figure, not what an achieved target keeps showing.
            var figure = calculator().FigureOf(measure, grid.Periods[at], window);
            rows.Values[toDate].Span[at] = figure?.Figure.Value ?? double.NaN;
            rows.Native[toDate].Span[at] = result?.Score ?? double.NaN;
            rows.Comparable[toDate].Span[at] = result?.Comparable ?? double.NaN;
            rows.NotApplicable[toDate].Span[at] = result?.Gap is Gap.NotApplicable or Gap.InformationOnly ? 1 : double.NaN;
            rows.ShownTarget[toDate].Span[at] = result?.Target.Value ?? double.NaN;
            if (toDate && !rows.Lacking.IsNone)
                rows.Lacking.Span[at] = figure is null ? 0 : figure.Expected.Length - figure.Counted;
        }
    }
}

/// <summary>A node whose rule looks at more than scores: the calculator answers for it.</summary>
internal sealed class CalculatedNodeStep(Grid grid, Func<Calculator> calculator, ElementId node, NodeRows rows)
    : OtherStep(NodeRows.Written(rows, toDate: false), NodeRows.Written(rows, toDate: true))
{
    public override bool AsksCalculator => true;

    public override void Calculate(int first, int behind, bool toDate)
    {
        for (var at = first; at < behind; at++)
        {
            var result = calculator().Node(node, grid.Periods[at], toDate ? Window.FiscalYearToDate : Window.Period);
            rows.Native[toDate].Span[at] = result?.Score ?? double.NaN;
            rows.Comparable[toDate].Span[at] = result?.Comparable ?? double.NaN;
            rows.NotApplicable[toDate].Span[at] = result?.Gap is Gap.NotApplicable or Gap.InformationOnly ? 1 : double.NaN;
        }
    }
}
