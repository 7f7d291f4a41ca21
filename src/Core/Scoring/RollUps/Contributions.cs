using Binnacle.Core.Measures.RollUps;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>Each child's part in the score (docs/design/scoring.md, "Contributions").</summary>
internal static class Contributions
{
    public static IReadOnlyList<Contribution> Of(RollUpRule rule, ReadOnlySpan<ChildScore> children, in RollUpScore result)
    {
        double weights = 0, products = 0;
        foreach (ref readonly var child in children)
        {
            if (Tally.Counted(rule, child) is not { } score) continue;
            var weight = Tally.EffectiveWeight(rule, child);
            weights += weight;
            products += weight * score;
        }
        var parts = new Contribution[children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            var counted = result.Score is null ? null : Tally.Counted(rule, children[i]);
            var weight = counted is null ? 0 : Tally.EffectiveWeight(rule, children[i]);
            parts[i] = new()
            {
                Code = children[i].Code,
                CountedScore = counted,
                WeightShare = counted is null ? 0 : weight / weights,
                Points = counted is { } score ? Points(rule.Method, result, i, weight, weight * score, weights, products) : 0,
            };
        }
        return parts;
    }

    private static double Points(RollUpMethod method, in RollUpScore result, int at, double weight, double product, double weights, double products)
    {
        if (result.DecidingChild is { } deciding) return at == deciding ? result.Score!.Value : 0;
        return method switch
        {
            RollUpMethod.Expression => 0,
            RollUpMethod.WeightedMean or RollUpMethod.Mean or RollUpMethod.OwnMeasureOnly => product / weights,
            // Children that all score 0 can still give a vote its band's middle: then each has its weight's share, so that the parts add up.
            _ => result.Score!.Value * (products == 0 ? weight / weights : product / products),
        };
    }
}
