using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Xunit;
using static Binnacle.Core.Tests.Calculation.Plans.Agreement;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Geometric means by products and by logarithms: a plan takes the way the calculator takes, period by period.</summary>
public sealed class GeometricPlanTests
{
    [Theory]
    [InlineData(MissingChildren.Respread, false)]
    [InlineData(MissingChildren.Respread, true)]
    [InlineData(MissingChildren.Zero, false)]
    [InlineData(MissingChildren.Strict, true)]
    public void Both_ways_and_from_one_to_the_other(MissingChildren missing, bool capped)
    {
        var sample = new Sample { Through = new(2026, 12, 31) };
        foreach (var (code, weights) in new[] { ("whole", new[] { 1.0, 2, 3 }), ("percent", [20, 30, 50]), ("fractions", [0.2, 0.3, 0.5]), ("many", [60, 30, 50]), ("mixed", [1, 0.5, 0]) })
        {
            var objective = sample.Add(new Objective { Code = code, Parent = sample.Card.Id, RollUp = new() { Method = RollUpMethod.WeightedGeometricMean, UseNative = true, Missing = missing, CapChildrenAt100 = capped, Minimum = MinimumPresent.None } });
            for (var at = 0; at < weights.Length; at++)
            {
                var measure = sample.Placed($"{code}{at}", new() { Scale = new() { Curve = new ExpressionCurve("value") }, Aggregation = Aggregation.Last, Completeness = Completeness.LikeForLike }, weights[at], objective);
                sample.Values(measure, "2025-01", [.. Enumerable.Range(0, 24).Select(month => ((month + (5 * at)) % 11) switch { 0 => (double?)null, 1 => 1e-9, 2 => 5e6, 3 => 0, 4 => -3, 5 => 0.002, 6 => 500, var other => 7.3 * other })]);
            }
        }
        Agrees(sample.World, allInKernels: true);
    }
}
