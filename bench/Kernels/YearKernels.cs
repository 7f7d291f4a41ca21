using BenchmarkDotNet.Attributes;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;

namespace Binnacle.Bench.Kernels;

/// <summary>Values and targets of the fiscal year to date.</summary>
public class YearKernels
{
    private readonly MeasureRows _rows = Numbers.Measure(1);
    private readonly Grid _grid = new(ReportingCalendar.Standard, new(Frequency.Month, new(2020, 1, 1)), new(Frequency.Month, new(2024, 12, 1)));
    private readonly Carrying _carrying = new(Numbers.Scores(7).Period, atMost: 3, counts: false, startsAt: 0, (-1, 90));

    [Params(Aggregation.Sum, Aggregation.Average, Aggregation.Last)]
    public Aggregation How { get; set; }

    [Benchmark(Baseline = true)]
    public void ValuesWithTarget() => ToDate.Both(How, _grid, _rows.Values, _rows.Targets, 0, Numbers.Months);

    [Benchmark]
    public void Values() => ToDate.Values(How, _grid, _rows.Values.Period.Span, _rows.Values.ToDate.Span, 0, Numbers.Months);

    [Benchmark]
    public void CarriedForward() => _carrying.Fill(_rows.Values.Period.Span, Numbers.Months, 0, Numbers.Months);
}
