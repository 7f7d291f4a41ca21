using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>How much of what should be reported is. None means there is nothing that could be: such a part is left out above.</summary>
public static class Coverage
{
    public static double? OfLeaf(double? score, Gap? gap) => score is not null ? 1 : gap == Gap.NotApplicable ? null : 0;

    /// <summary>Weighted by the weights in force, equally where the rule has none.</summary>
    public static double? OfNode(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        double sum = 0, weights = 0;
        foreach (ref readonly var child in children)
        {
            if (!Tally.Countable(rule, child) || child.Coverage is not { } coverage) continue;
            var weight = Tally.EffectiveWeight(rule, child);
            sum += weight * coverage;
            weights += weight;
        }
        return weights == 0 ? null : sum / weights;
    }
}
