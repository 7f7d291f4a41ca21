using Binnacle.Core.Formulas;
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
    private readonly Formula? formula;

    private RollUp(RollUpRule rule)
    {
        this.rule = rule;
        if (rule.Method != RollUpMethod.Expression) return;
        formula = FormulaParser.Parse(rule.Expression ?? "", FormulaPurpose.RollUp).Formula
            ?? throw new ArgumentException($"'{rule.Expression}' is not a formula over children; check the rule before compiling it.", nameof(rule));
    }

    /// <exception cref="ArgumentException">The rule has one of the problems that <see cref="RollUpCheck"/> lists.</exception>
    public static RollUp Compile(RollUpRule rule) => new(rule);

    public static RollUpOutcome Run(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands) => Compile(rule).Run(children, bands);

    /// <summary>The score alone; allocates nothing, expressions apart.</summary>
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
            Detail = result.Detail,
            Band = result.Band,
            CeilingApplied = result.CeilingApplied,
            DecidingChild = result.DecidingChild is { } at ? children[at].Code : null,
            Contributions = Contributions.Of(rule, children, result),
            Operands = formula is null || result.Score is null ? [] : Evaluator.Explain(formula, new ChildNames(rule, children)).Operands,
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
        RollUpMethod.Expression => Evaluate(children),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Method, "There is no such roll-up."),
    };
    private RollUpScore Evaluate(ReadOnlySpan<ChildScore> children) =>
        Evaluator.Evaluate(formula!, new ChildNames(rule, children)).TryGet(out var score, out var why)
            ? new() { Score = score }
            : new() { Gap = Gap.ExpressionAbsent, Detail = why };
}
