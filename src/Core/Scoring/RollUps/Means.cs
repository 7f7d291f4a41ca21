using Binnacle.Core.Measures.RollUps;

namespace Binnacle.Core.Scoring.RollUps;

internal static class Means
{
    public static RollUpScore Arithmetic(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        double sum = 0, weights = 0;
        foreach (ref readonly var child in children)
        {
            if (Tally.Counted(rule, child) is not { } score) continue;
            var weight = Tally.EffectiveWeight(rule, child);
            sum += weight * score;
            weights += weight;
        }
        return new() { Score = sum / weights };
    }

    public static RollUpScore Geometric(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        double product = 1, weights = 0;
        var byProduct = HaveWholeWeights(children);
        foreach (ref readonly var child in children)
        {
            if (Tally.Counted(rule, child) is not { } score) continue;
            if (score <= 0) return new() { Score = 0 };
            byProduct &= score is >= PowerProduct.Least and <= PowerProduct.Greatest;
            if (byProduct) product = PowerProduct.Times(product, score, (int)child.Weight);
            weights += child.Weight;
        }
        return new() { Score = Math.Exp((byProduct ? Math.Log(product) : Logarithms(rule, children)) / weights) };
    }

    /// <summary>Σ weight · ln score, all of which are above 0.</summary>
    private static double Logarithms(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        double sum = 0;
        foreach (ref readonly var child in children)
            if (Tally.Counted(rule, child) is { } score) sum += child.Weight * Math.Log(score);
        return sum;
    }

    private static bool HaveWholeWeights(ReadOnlySpan<ChildScore> children)
    {
        double sum = 0;
        foreach (ref readonly var child in children)
            if (child.Weight > 0) sum = PowerProduct.Sum(sum, child.Weight);
        return !double.IsNaN(sum);
    }

    public static RollUpScore Sum(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        double sum = 0;
        foreach (ref readonly var child in children) sum += Tally.Counted(rule, child) ?? 0;
        return new() { Score = sum };
    }
}
