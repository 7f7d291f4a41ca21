using BenchmarkDotNet.Attributes;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;

namespace Binnacle.Bench.Kernels;

/// <summary>A node of three children.</summary>
public class RollUpKernels
{
    private ScoresRule _rule = null!;

    [Params(RollUpMethod.WeightedMean, RollUpMethod.WeightedGeometricMean, RollUpMethod.Min, RollUpMethod.Expression)]
    public RollUpMethod Method { get; set; }

    [GlobalSetup]
    public void Compile() => _rule = ScoresRule.Of(
        new() { Method = Method, Expression = Method == RollUpMethod.Expression ? "SCORES(AVG)" : null },
        BandSet.Default,
        [.. Enumerable.Range(1, 3).Select(at => new PlanChild(new Objective { Code = $"o{at}", Weight = at }, Numbers.Scores(at), default, []))],
        child => child.Code);

    [Benchmark]
    public double SixtyMonths()
    {
        var sum = 0.0;
        for (var at = 0; at < Numbers.Months; at += 4)
            sum += _rule.Four(at, toDate: false, out _)[0];
        return sum;
    }
}
