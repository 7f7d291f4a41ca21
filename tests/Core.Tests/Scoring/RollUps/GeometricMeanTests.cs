using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring.RollUps;

/// <summary>By products or by logarithms, the mean is the same one.</summary>
public sealed class GeometricMeanTests
{
    private static readonly RollUpRule Rule = new() { Method = RollUpMethod.WeightedGeometricMean };

    [Theory]
    [InlineData(new[] { 80.0, 50, 20 }, new[] { 1.0, 2, 3 })]
    [InlineData(new[] { 80.0, 50, 20 }, new[] { 20.0, 30, 50 })]
    [InlineData(new[] { 80.0, 50, 20 }, new[] { 0.2, 0.3, 0.5 })]
    [InlineData(new[] { 80.0, 50, 20 }, new[] { 60.0, 30, 50 })]
    [InlineData(new[] { 1e-9, 1e-8, 1e-7 }, new[] { 20.0, 30, 50 })]
    [InlineData(new[] { 1e200, 1e150, 3 }, new[] { 2.0, 1, 1 })]
    [InlineData(new[] { 5e-324, 1, 100 }, new[] { 1.0, 1, 1 })]
    [InlineData(new[] { 1e-5, 100 }, new[] { 64.0, 36 })]
    [InlineData(new[] { 3e-11, 90 }, new[] { 30.0, 70 })]
    [InlineData(new[] { 0.002, 500 }, new[] { 99.0, 1 })]
    [InlineData(new[] { 0.002, 500 }, new[] { 1.0, 99 })]
    public void It_is_the_root_of_the_product(double[] scores, double[] weights)
    {
        var children = scores.Select((score, at) => new ChildScore { Code = $"c{at}", Score = score, Weight = weights[at] }).ToArray();
        var expected = Math.Exp(scores.Select((score, at) => weights[at] * Math.Log(score)).Sum() / weights.Sum());
        RollUp.Run(Rule, children, BandSet.Default).Score.ShouldNotBeNull().ShouldBe(expected, expected * 1e-13);
    }
}
