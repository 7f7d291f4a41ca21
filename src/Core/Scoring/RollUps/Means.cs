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
        double product = 1, logarithms = 0, weights = 0;
        var byProduct = HaveWholeWeights(children);
        foreach (ref readonly var child in children)
        {
            if (Tally.Counted(rule, child) is not { } score) continue;
            if (score <= 0) return new() { Score = 0 };
            if (byProduct) product = PowerProduct.Times(product, score, (int)child.Weight);
            logarithms += child.Weight * Math.Log(score);
            weights += child.Weight;
        }
        return new() { Score = Math.Exp((byProduct && PowerProduct.IsSafe(product) ? Math.Log(product) : logarithms) / weights) };
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
