namespace Binnacle.Core.Calculation.Plans;

/// <summary>A measure in kernels.</summary>
internal sealed class MeasureStep(KernelList<MeasureKernel> kernels, int kernel, Grid grid, MeasureRows rows, int due, int from, int to)
    : Step(from, to, [rows.Values.Period, rows.Native.Period], rows.Lacking.IsNone ? [rows.Values.ToDate, rows.Native.ToDate] : [rows.Values.ToDate, rows.Native.ToDate, rows.Lacking])
{
    public override StepKind Kind => StepKind.Measure;

    public override int Kernel => kernel;

    protected override void Calculate(int first, int behind, bool toDate) => kernels[kernel].Calculate(grid, due, first, behind, toDate);
}
