using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>
/// A roll-up rule made ready to run. Sums run in the order the children are given, so the same children give the same bits.
/// Safe to share between threads.
/// </summary>
public sealed class RollUp
{
    private readonly RollUpRule rule;

    private RollUp(RollUpRule rule) => this.rule = rule;

    public static RollUp Compile(RollUpRule rule) => new(rule);

    public static RollUpOutcome Run(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands) => Compile(rule).Run(children, bands);

    /// <summary>The score alone; allocates nothing.</summary>
    public RollUpScore Score(ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        var tally = Tally.Of(rule, children);
        if (tally.Refusal(rule, children) is { } gap) return new() { Gap = gap };
        var result = Compute(children, bands);
        if (result.Score is not { } score) return result;
        if (!double.IsFinite(score)) return new() { Gap = Gap.Overflow };
        return CeilingRule.Apply(rule, children, bands, result with { Band = result.Band ?? bands.Of(score) });
    }

    /// <summary>The score with its explanation.</summary>
    public RollUpOutcome Run(ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        var result = Score(children, bands);
        var tally = Tally.Of(rule, children);
        return new()
        {
            Score = result.Score,
            Gap = result.Gap,
            Band = result.Band,
            CeilingApplied = result.CeilingApplied,
            DecidingChild = result.DecidingChild is { } at ? children[at].Code : null,
            Contributions = Contributions.Of(rule, children, result),
            PresentCount = tally.PresentCount,
            PresentShare = tally.PresentShare,
            Coverage = Coverage.OfNode(rule, children),
            Counts = StatusCounting.Of(rule, children, bands),
        };
    }

    private RollUpScore Compute(ReadOnlySpan<ChildScore> children, BandSet bands) => rule.Method switch
    {
        RollUpMethod.WeightedMean or RollUpMethod.Mean or RollUpMethod.OwnMeasureOnly => Means.Arithmetic(rule, children),
        RollUpMethod.WeightedGeometricMean => Means.Geometric(rule, children),
        RollUpMethod.Sum => Means.Sum(rule, children),
        RollUpMethod.Min => Extremes.Of(rule, children, static (score, least) => score < least),
        RollUpMethod.Max => Extremes.Of(rule, children, static (score, most) => score > most),
        RollUpMethod.MostFrequentStatus => StatusVotes.MostFrequent(rule, children, bands),
        RollUpMethod.MajorityWithFlagged => StatusVotes.MajorityWithFlagged(rule, children, bands),
        RollUpMethod.FirstFlagged => StatusVotes.FirstFlagged(rule, children, bands),
        RollUpMethod.ShareOnGreen => StatusVotes.ShareOnGreen(rule, children, bands),
        RollUpMethod.Expression => new() { Gap = Gap.ExpressionAbsent },
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Method, "There is no such roll-up."),
    };
}
