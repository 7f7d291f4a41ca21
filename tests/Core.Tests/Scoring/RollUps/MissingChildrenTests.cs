using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Scoring.RollUps.Children;

namespace Binnacle.Core.Tests.Scoring.RollUps;

public sealed class MissingChildrenTests
{
    private static readonly RollUpRule Strict = new() { Missing = MissingChildren.Strict };
    private static readonly RollUpRule Zero = new() { Missing = MissingChildren.Zero };

    [Fact]
    public void A_missing_score_drops_out_with_its_weight() =>
        Run(NoMinimum, Child(80, 3), Child(40, 1), Child(null, 6)).Score.ShouldBe(70);

    [Theory]
    [InlineData(6, 4, null)]
    [InlineData(5.9, 4.1, Gap.TooLittleReported)]
    public void Below_sixty_per_cent_of_the_weight_there_is_no_score(double present, double missing, Gap? gap)
    {
        var outcome = Run(RollUpRule.Default, Child(80, present), Child(null, missing));
        outcome.Gap.ShouldBe(gap);
        outcome.PresentShare.ShouldBe(present / 10, 1e-12);
        outcome.PresentCount.ShouldBe(1);
    }

    [Fact]
    public void The_minimum_is_met_in_spite_of_rounding() =>
        Run(RollUpRule.Default, Child(80, 0.1), Child(80, 0.2), Child(80, 0.3), Child(null, 0.1), Child(null, 0.3)).Score!.Value.ShouldBe(80, 1e-9);

    [Fact]
    public void The_minimum_may_be_a_number_of_children()
    {
        var two = new RollUpRule { Minimum = MinimumPresent.Children(2) };
        Run(two, Child(80), Child(null, 50), Child(60)).Score.ShouldBe(70);
        Run(two, Child(80), Child(null), Child(null)).Gap.ShouldBe(Gap.TooLittleReported);
        Run(two, Child(80), Child(60, 0), Child(null)).Gap.ShouldBe(Gap.TooLittleReported);
    }

    [Fact]
    public void Where_weights_do_not_count_the_share_is_of_children()
    {
        var rule = new RollUpRule { Method = RollUpMethod.Mean };
        Run(rule, Child(80, 1), Child(70, 1), Child(null, 98)).Score.ShouldBe(75);
        Run(rule, Child(80, 98), Child(null, 1), Child(null, 1)).Gap.ShouldBe(Gap.TooLittleReported);
    }

    [Fact]
    public void Zero_counts_the_missing_as_zero_and_asks_for_no_minimum()
    {
        Run(Zero, Child(80, 1), Child(null, 3)).Score.ShouldBe(20);
        Run(Zero, Child(null), Child(null)).Score.ShouldBe(0);
    }

    [Fact]
    public void A_child_counted_as_zero_is_not_present()
    {
        var half = Zero with { Minimum = MinimumPresent.ShareOfWeight(0.5) };
        Run(half, Child(80), Child(null)).Score.ShouldBe(40);
        var outcome = Run(half, Child(80), Child(null), Child(null));
        outcome.Gap.ShouldBe(Gap.TooLittleReported);
        outcome.PresentCount.ShouldBe(1);
        Run(half, Child(null)).Gap.ShouldBe(Gap.NoData);
        Run(Zero with { Minimum = MinimumPresent.Children(1) }, Child(null, gap: Gap.Overdue)).Gap.ShouldBe(Gap.Overdue);
    }

    [Fact]
    public void Strict_takes_the_score_away_as_soon_as_one_is_missing()
    {
        Run(Strict, Child(80), Child(60)).Score.ShouldBe(70);
        Run(Strict, Child(80), Child(null, gap: Gap.Overdue)).Gap.ShouldBe(Gap.Overdue);
        Run(Strict, Child(null, gap: Gap.NoTarget), Child(80), Child(null, gap: Gap.Overdue)).Gap.ShouldBe(Gap.NoData);
        Run(Strict with { Minimum = MinimumPresent.Children(3) }, Child(80), Child(60)).Gap.ShouldBe(Gap.TooLittleReported);
    }

    [Fact]
    public void Strict_has_no_minimum_of_its_own() => Strict.EffectiveMinimum.ShouldBe(MinimumPresent.None);

    [Theory]
    [InlineData(MissingChildren.Respread)]
    [InlineData(MissingChildren.Zero)]
    [InlineData(MissingChildren.Strict)]
    public void What_is_not_applicable_or_weighs_nothing_is_ignored(MissingChildren missing)
    {
        var outcome = Run(new RollUpRule { Missing = missing }, Child(80), Child(null, 9, Gap.NotApplicable), Child(null, 0), Child(10, 0));
        outcome.Score.ShouldBe(80);
        outcome.PresentShare.ShouldBe(1);
        outcome.PresentCount.ShouldBe(1);
    }

    [Theory]
    [InlineData(MissingChildren.Respread)]
    [InlineData(MissingChildren.Zero)]
    [InlineData(MissingChildren.Strict)]
    public void Nothing_to_count_is_absent_and_says_why(MissingChildren missing)
    {
        var rule = new RollUpRule { Missing = missing };
        Run(rule).Gap.ShouldBe(Gap.NoChildren);
        Run(rule, Child(50, 0), Child(null, 0)).Gap.ShouldBe(Gap.AllWeightsZero);
        Run(rule, Child(null, 1, Gap.NotApplicable), Child(50, 0)).Gap.ShouldBe(Gap.NotApplicable);
    }

    [Fact]
    public void Where_nothing_is_present_the_common_reason_is_told()
    {
        Run(RollUpRule.Default, Child(null, gap: Gap.Overdue), Child(null, gap: Gap.Overdue)).Gap.ShouldBe(Gap.Overdue);
        Run(RollUpRule.Default, Child(null, gap: Gap.Overdue), Child(null, gap: Gap.NoTarget)).Gap.ShouldBe(Gap.NoData);
        Run(RollUpRule.Default, Child(null, gap: Gap.Overdue), Child(null, gap: Gap.NoTarget), Child(null, gap: Gap.Overdue)).Gap.ShouldBe(Gap.NoData);
        Run(RollUpRule.Default, Child(null) with { Gap = null }).Gap.ShouldBe(Gap.NoData);
    }

    [Fact]
    public void All_weights_that_are_present_being_zero_the_score_is_absent() =>
        Run(NoMinimum, Child(80, 0), Child(null, 1, Gap.Overdue)).Gap.ShouldBe(Gap.Overdue);
}
