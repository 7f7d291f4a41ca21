using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>Who counts, who is present, and whether that is enough.</summary>
internal readonly struct Tally
{
    private Tally(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        foreach (ref readonly var child in children)
        {
            if (!(child.Weight >= 0) || double.IsInfinity(child.Weight))
            {
                throw new ArgumentException($"The weight of '{child.Code}' is {child.Weight:R}; a weight is 0 or more.", nameof(children));
            }
            if (!Countable(rule, child)) continue;
            var weight = EffectiveWeight(rule, child);
            Count++;
            Weight += weight;
            if (child.Score is null)
            {
                Gap? gap = child.Gap ?? Measures.Scales.Gap.NoData;
                MissingGap = Count - PresentCount == 1 ? gap : MissingGap == gap ? gap : null;
                continue;
            }
            PresentCount++;
            PresentWeight += weight;
        }
    }

    public int Count { get; }

    public double Weight { get; }

    public int PresentCount { get; }

    public double PresentWeight { get; }

    /// <summary>The reason all missing children share.</summary>
    private Gap? MissingGap { get; }

    public double PresentShare => Weight == 0 ? 0 : PresentWeight / Weight;

    public static Tally Of(RollUpRule rule, ReadOnlySpan<ChildScore> children) => new(rule, children);

    /// <summary>Whether the child can matter at all, present or not.</summary>
    public static bool Countable(RollUpRule rule, in ChildScore child) => child.Weight > 0 && !child.NotApplicable
        && (rule.Method != RollUpMethod.OwnMeasureOnly || child.IsOwnMeasure);

    /// <summary>The score the child is counted with; none: it is not counted.</summary>
    public static double? Counted(RollUpRule rule, in ChildScore child)
    {
        if (!Countable(rule, child)) return null;
        if (child.Score is not { } score) return rule.Missing == MissingChildren.Zero ? 0 : null;
        return rule.CapChildrenAt100 ? Math.Min(score, 100) : score;
    }

    /// <summary>Equal weights where the method has none.</summary>
    public static double EffectiveWeight(RollUpRule rule, in ChildScore child) => rule.Method switch
    {
        RollUpMethod.WeightedMean or RollUpMethod.WeightedGeometricMean or RollUpMethod.OwnMeasureOnly or RollUpMethod.Expression => child.Weight,
        _ => 1,
    };

    /// <summary>Why there is no score whatever the scores are; none: there is one to compute.</summary>
    public Gap? Refusal(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        if (Count == 0) return NothingCounts(rule, children);
        if (rule.Missing == MissingChildren.Strict && PresentCount < Count) return MissingGap ?? Gap.NoData;
        var minimum = rule.EffectiveMinimum;
        // Zero has an answer for nobody at all, and an expression may have one.
        var needsNobody = rule.Missing == MissingChildren.Zero || rule.Method == RollUpMethod.Expression;
        if (PresentCount == 0 && !(needsNobody && minimum == MinimumPresent.None)) return MissingGap ?? Gap.NoData;
        var enough = PresentCount >= minimum.Count && PresentShare >= minimum.Share - Band.Tolerance;
        return enough ? null : Gap.TooLittleReported;
    }

    private static Gap NothingCounts(RollUpRule rule, ReadOnlySpan<ChildScore> children)
    {
        var candidates = 0;
        foreach (ref readonly var child in children)
        {
            if (rule.Method == RollUpMethod.OwnMeasureOnly && !child.IsOwnMeasure) continue;
            candidates++;
            if (child.Weight > 0) return Gap.NotApplicable;
        }
        return candidates == 0 ? Gap.NoChildren : Gap.AllWeightsZero;
    }
}
