using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Scoring.RollUps;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

/// <summary>A node's result from its children's: the one place where scores climb, for calculation and for explanations alike.</summary>
internal static class NodeRollUp
{
    /// <param name="node">Its weight, bands and flags count; its place in the tree does not.</param>
    /// <param name="children">In declaration order, child scorecards apart.</param>
    /// <param name="cards">Child scorecards, where the rule gives them a share.</param>
    public static NodeResult Of(
        Node node, RollUpRule rule, Period period, Window window, IReadOnlyList<NodeResult> children, IReadOnlyList<NodeResult> cards)
    {
        var bands = node.Bands ?? BandSet.Default;
        var counted = children.All(IsCounted) ? children : [.. children.Where(IsCounted)];
        var outcome = Run(rule, counted, bands);
        var parts = ImmutableArray.CreateBuilder<Part>(counted.Count);
        for (var at = 0; at < counted.Count; at++)
            parts.Add(PartOf(counted[at], outcome.Contributions[at]));
        var result = new NodeResult
        {
            Node = node,
            Code = node.Code,
            Name = node.Name,
            Period = period,
            Window = window,
            Rule = rule,
            Score = outcome.Score,
            Comparable = cards.Count == 0 && outcome.Score is { } score ? ComparableOf(bands, score) : null,
            Band = outcome.Band,
            Gap = outcome.Gap,
            Detail = outcome.Gap == Gap.TooLittleReported ? Percent(outcome.PresentShare) + " of the weight is reported" : null,
            CeilingApplied = outcome.CeilingApplied,
            Coverage = outcome.Coverage,
            Counts = outcome.Counts,
            DecidingChild = outcome.DecidingChild,
            Leaves = counted.Sum(child => child.Leaves),
            StaleLeaves = counted.Sum(child => child.StaleLeaves),
            Parts = parts.MoveToImmutable(),
        };
        return cards.Count > 0 ? WithCards(result, rule, bands, cards) : result;
    }

    public static NodeResult Blank(Node node, Period period, Window window) =>
        new() { Node = node, Code = node.Code, Name = node.Name, Period = period, Window = window };

    /// <summary>Limits that are the default ones already compare as they are, without a rounding on the way.</summary>
    public static double ComparableOf(BandSet bands, double score) => IsItself(bands) ? score : ComparableScore.From(ScaleOf(bands), score);

    /// <summary>Scores of a node with such limits compare as they are.</summary>
    public static bool IsItself(BandSet bands) => bands.LimitOf(Status.Amber) == BandSet.RedAmberLimit && bands.LimitOf(Status.Green) == BandSet.AmberGreenLimit;

    public static Scale ScaleOf(BandSet bands) => new() { Curve = LinearCurve.Through(new(0, 0), new(100, 100)), Bands = bands, ClampLow = false, ClampHigh = false };

    private static NodeResult WithCards(NodeResult own, RollUpRule rule, BandSet bands, IReadOnlyList<NodeResult> cards)
    {
        var mean = rule with { Method = RollUpMethod.WeightedMean, Missing = MissingChildren.Respread, Minimum = MinimumPresent.None, Ceiling = Ceiling.None };
        var outcome = Run(mean, cards, bands);
        var together = ScorecardShare.Of(own.Score, own.Coverage, outcome.Score, outcome.Coverage, rule.ChildShare);
        var ownPoints = own.Score is { } o && o != 0 ? together.OwnPoints / o : 0;
        var cardPoints = outcome.Score is { } c && c != 0 ? together.ChildPoints / c : 0;
        var cardShare = own.Score is null ? 1 : outcome.Score is null ? 0 : rule.ChildShare;
        var band = together.Score is { } score ? bands.Of(score) : null;
        if (own.CeilingApplied && band is { Status: > Status.Amber })
            band = bands.Bands.LastOrDefault(b => b.Status == Status.Amber) ?? band;
        return own with
        {
            Score = together.Score,
            Comparable = together.Score is { } both ? ComparableOf(bands, both) : null,
            Gap = together.Score is null ? own.Gap : null,
            Detail = together.Score is null ? own.Detail : null,
            Band = band,
            Coverage = together.Coverage,
            Leaves = own.Leaves + cards.Sum(card => card.Leaves),
            StaleLeaves = own.StaleLeaves + cards.Sum(card => card.StaleLeaves),
            Parts =
            [
                .. own.Parts.Select(part => Scaled(part, ownPoints, 1 - cardShare)),
                .. cards.Select((card, i) => Scaled(PartOf(card, outcome.Contributions[i]), cardPoints, cardShare)),
            ],
        };
    }

    private static RollUpOutcome Run(RollUpRule rule, IReadOnlyList<NodeResult> children, BandSet bands)
    {
        var scores = ArrayPool<ChildScore>.Shared.Rent(children.Count);
        try
        {
            for (var at = 0; at < children.Count; at++)
                scores[at] = AsChild(children[at], rule, bands);
            return RollUp.Run(rule, scores.AsSpan(0, children.Count), bands);
        }
        finally
        {
            ArrayPool<ChildScore>.Shared.Return(scores, clearArray: true);
        }
    }

    private static Part PartOf(NodeResult child, Contribution contribution) =>
        new(child, child.Node.Weight, contribution.WeightShare, contribution.CountedScore, contribution.Points);

    private static Part Scaled(Part part, double points, double share) =>
        part with { Points = part.Points * points, WeightShare = part.WeightShare * share };

    /// <summary>Inputs stand on the card but are no children to a roll-up.</summary>
    private static bool IsCounted(NodeResult child) => child.Measure is not { Rules.Use: MeasureUse.Input };

    private static ChildScore AsChild(NodeResult child, RollUpRule rule, BandSet parentBands)
    {
        var score = rule.UseNative ? child.Score : child.Comparable;
        var band = child.Band;
        if (rule.RollsUpOverride && child.Override is { } set)
        {
            score = parentBands.Matching(set.Band) is { } matching ? parentBands.Middle(matching) : score;
            band = set.Band;
        }
        return new()
        {
            Code = child.Code,
            Score = score,
            Band = band,
            Gap = score is not null ? null : child.Gap == Gap.InformationOnly ? Gap.NotApplicable : child.Gap,
            Weight = child.Node.Weight,
            Flagged = child.Node.Critical,
            Coverage = child.Coverage,
            IsOwnMeasure = child.Node is Placement,
        };
    }

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
