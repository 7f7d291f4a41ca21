using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring.RollUps;

/// <summary>Laws that hold for every rule over every set of children; the generator visits every feature.</summary>
public sealed class RollUpLaws
{
    private static readonly RollUpMethod[] Methods = [.. Enum.GetValues<RollUpMethod>().Where(method => method != RollUpMethod.Expression)];

    private static readonly Gen<ChildScore> GenChild =
        from score in Gen.Frequency((4, Gen.Double[0, 140].Select(x => (double?)x)), (1, Gen.Double[-40, 0].Select(x => (double?)x)), (2, Gen.Const((double?)null)))
        from weight in Gen.Frequency((1, Gen.Const(0.0)), (6, Gen.Double[0.01, 10]))
        from notApplicable in Gen.Int[0, 3]
        from flagged in Gen.Bool
        from own in Gen.Bool
        from coverage in Gen.Double[0, 1]
        let gap = notApplicable == 0 ? Gap.NotApplicable : Gap.Overdue
        select new ChildScore
        {
            Score = score,
            Gap = score is null ? gap : null,
            Weight = weight,
            Flagged = flagged,
            IsOwnMeasure = own,
            Coverage = score is null && notApplicable == 0 ? null : coverage,
        };

    private static readonly Gen<RollUpRule> GenRule =
        from method in AnyOf(Methods)
        from missing in AnyOf(Enum.GetValues<MissingChildren>())
        from ties in AnyOf(Enum.GetValues<StatusTies>())
        from ceiling in AnyOf(Enum.GetValues<Ceiling>())
        from cap in Gen.Bool
        from minimum in AnyOf<MinimumPresent?>(null, MinimumPresent.None, MinimumPresent.Children(2), MinimumPresent.ShareOfWeight(0.5))
        select new RollUpRule { Method = method, Missing = missing, Ties = ties, Ceiling = ceiling, CapChildrenAt100 = cap, Minimum = minimum };

    private static readonly Gen<(RollUpRule Rule, ChildScore[] Children)> GenCase =
        from rule in GenRule
        from children in GenChild.Array[0, 8]
        select (rule, children.Select((child, i) => child with { Code = $"c{i}" }).ToArray());

    [Fact]
    public void Weights_times_ten_change_nothing() => GenCase.Sample(given =>
    {
        var once = RollUp.Run(given.Rule, given.Children, BandSet.Default);
        var tenfold = RollUp.Run(given.Rule, [.. given.Children.Select(child => child with { Weight = child.Weight * 10 })], BandSet.Default);
        ShouldAgree(once, tenfold);
    });

    [Fact]
    public void The_order_of_the_children_does_not_matter() => Gen.Select(GenCase, Gen.Int).Sample((given, seed) =>
    {
        if (given.Rule.Method is RollUpMethod.FirstFlagged) return;
        var order = Enumerable.Range(0, given.Children.Length).OrderBy(i => (i + 1) * 7919 * (long)seed % 104729).ToArray();
        var once = RollUp.Run(given.Rule, given.Children, BandSet.Default);
        var shuffled = RollUp.Run(given.Rule, [.. order.Select(i => given.Children[i])], BandSet.Default);
        ShouldAgree(once, shuffled);
    });

    [Fact]
    public void Contributions_add_up_to_the_score() => GenCase.Sample(given =>
    {
        var outcome = RollUp.Run(given.Rule, given.Children, BandSet.Default);
        outcome.Contributions.Count.ShouldBe(given.Children.Length);
        var sum = outcome.Contributions.Sum(part => part.Points);
        if (outcome.Score is not { } score)
        {
            sum.ShouldBe(0);
            outcome.Gap.ShouldNotBeNull();
            outcome.Band.ShouldBeNull();
            return;
        }
        outcome.Gap.ShouldBeNull();
        outcome.Band.ShouldNotBeNull();
        var counted = outcome.Contributions.Sum(part => part.WeightShare * (part.CountedScore ?? 0));
        if (Math.Abs(counted) < 1e-3) return; // Shares of a total of nothing are nothing, or not to be told from it.
        sum.ShouldBe(score, 1e-9);
        outcome.Contributions.Sum(part => part.WeightShare).ShouldBe(1, 1e-9);
    });

    [Fact]
    public void A_mean_lies_between_its_children() => GenCase.Sample(given =>
    {
        if (given.Rule.Method is not (RollUpMethod.Mean or RollUpMethod.WeightedMean or RollUpMethod.OwnMeasureOnly or RollUpMethod.Min or RollUpMethod.Max)) return;
        var outcome = RollUp.Run(given.Rule, given.Children, BandSet.Default);
        if (outcome.Score is not { } score) return;
        var counted = outcome.Contributions.Where(part => part.CountedScore is not null).Select(part => part.CountedScore!.Value).ToArray();
        score.ShouldBeInRange(counted.Min() - 1e-9, counted.Max() + 1e-9);
    });

    [Fact]
    public void Coverage_and_the_share_present_lie_between_nothing_and_all() => GenCase.Sample(given =>
    {
        var outcome = RollUp.Run(given.Rule, given.Children, BandSet.Default);
        outcome.PresentShare.ShouldBeInRange(0, 1 + 1e-12);
        if (outcome.Coverage is { } coverage) coverage.ShouldBeInRange(0, 1 + 1e-12);
    });

    [Fact]
    public void The_quick_way_and_the_explained_one_are_the_same_bits() => GenCase.Sample(given =>
    {
        var quick = RollUp.Compile(given.Rule).Score(given.Children, BandSet.Default);
        var explained = RollUp.Run(given.Rule, given.Children, BandSet.Default);
        explained.Score.ShouldBe(quick.Score);
        explained.Gap.ShouldBe(quick.Gap);
        explained.Band.ShouldBe(quick.Band);
    });

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void ShouldAgree(RollUpOutcome left, RollUpOutcome right)
    {
        right.Score.HasValue.ShouldBe(left.Score.HasValue);
        if (left.Score is { } score) right.Score!.Value.ShouldBe(score, 1e-9);
        if (right.Coverage is { } coverage) coverage.ShouldBe(left.Coverage!.Value, 1e-9);
        right.PresentCount.ShouldBe(left.PresentCount);
        right.PresentShare.ShouldBe(left.PresentShare, 1e-9);
    }
}
