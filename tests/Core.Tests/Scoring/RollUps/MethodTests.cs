using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Scoring.RollUps.Children;

namespace Binnacle.Core.Tests.Scoring.RollUps;

public sealed class MethodTests
{
    [Fact]
    public void The_weighted_mean_divides_by_the_weights()
    {
        var outcome = Run(RollUpRule.Default, Child(80, 3), Child(40, 1));
        outcome.Score.ShouldBe(70);
        outcome.Gap.ShouldBeNull();
        outcome.Band!.Code.ShouldBe("green");
        outcome.DecidingChild.ShouldBeNull();
    }

    [Fact]
    public void The_plain_mean_does_not_look_at_weights() =>
        Run(new RollUpRule { Method = RollUpMethod.Mean }, Child(80, 3), Child(40, 1)).Score.ShouldBe(60);

    [Fact]
    public void The_geometric_mean_is_weighted()
    {
        var rule = new RollUpRule { Method = RollUpMethod.WeightedGeometricMean };
        Run(rule, Child(90, 1), Child(40, 1)).Score!.Value.ShouldBe(60, 1e-9);
        Run(rule, Child(16, 3), Child(81, 1)).Score!.Value.ShouldBe(24, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void One_counted_child_at_or_below_zero_makes_the_geometric_mean_zero(double score)
    {
        var rule = new RollUpRule { Method = RollUpMethod.WeightedGeometricMean };
        Run(rule, Child(90), Child(score), Child(40)).Score.ShouldBe(0);
        Run(rule, Child(90), Child(score, weight: 0), Child(40)).Score!.Value.ShouldBe(60, 1e-9);
    }

    [Fact]
    public void The_worst_child_decides_the_minimum_and_the_best_the_maximum()
    {
        var least = Run(RollUpMethod.Min, 70, 20, 90, 20);
        least.Score.ShouldBe(20);
        least.DecidingChild.ShouldBe("b");
        var most = Run(RollUpMethod.Max, 70, 20, 90, 90);
        most.Score.ShouldBe(90);
        most.DecidingChild.ShouldBe("c");
    }

    [Fact]
    public void A_child_that_weighs_nothing_decides_nothing()
    {
        var outcome = Run(new RollUpRule { Method = RollUpMethod.Min }, Child(10, weight: 0), Child(30), Child(20));
        outcome.Score.ShouldBe(20);
        outcome.DecidingChild.ShouldBe("c");
    }

    [Fact]
    public void The_sum_adds_scores_whatever_they_weigh() =>
        Run(new RollUpRule { Method = RollUpMethod.Sum }, Child(80, 3), Child(40, 0.5), Child(99, 0)).Score.ShouldBe(120);

    [Fact]
    public void Own_measures_only_leaves_everything_else_out()
    {
        var outcome = Run(
            new RollUpRule { Method = RollUpMethod.OwnMeasureOnly },
            Child(10, 5),
            Child(80, 3) with { IsOwnMeasure = true },
            Child(40, 1) with { IsOwnMeasure = true },
            Child(null, 9));
        outcome.Score.ShouldBe(70);
        outcome.PresentShare.ShouldBe(1);
        outcome.Coverage.ShouldBe(1);
        outcome.Counts.Of(Gap.NoData).ShouldBe(0);
        outcome.Counts.Of(Status.Red).ShouldBe(0);
    }

    [Fact]
    public void Without_a_measure_of_its_own_a_node_of_that_kind_has_no_children() =>
        Run(new RollUpRule { Method = RollUpMethod.OwnMeasureOnly }, Child(10)).Gap.ShouldBe(Gap.NoChildren);

    [Theory]
    [InlineData(RollUpMethod.WeightedMean, 65)]
    [InlineData(RollUpMethod.Max, 100)]
    [InlineData(RollUpMethod.Sum, 130)]
    public void Children_may_be_capped_at_100(RollUpMethod method, double score)
    {
        var rule = new RollUpRule { Method = method, CapChildrenAt100 = true };
        Run(rule, Child(130), Child(30)).Score.ShouldBe(score);
        Run(rule with { CapChildrenAt100 = false, Method = RollUpMethod.Sum }, Child(130), Child(30)).Score.ShouldBe(160);
    }

    [Fact]
    public void Capped_paces_average_as_okr_tools_show_them()
    {
        var rule = new RollUpRule { Method = RollUpMethod.Mean, CapChildrenAt100 = true };
        var outcome = Run(rule, Child(5000.0 / 55), Child(99), Child(120), Child(1500.0 / 22));
        outcome.Score!.Value.ShouldBe(89.523, 5e-4);
    }

    [Fact]
    public void The_share_on_green_counts_children()
    {
        var rule = new RollUpRule { Method = RollUpMethod.ShareOnGreen, Minimum = MinimumPresent.None };
        Run(rule, Child(70, 9), Child(20), Child(100), Child(null)).Score!.Value.ShouldBe(200.0 / 3, 1e-9);
        Run(rule, BandSet.Default.WithExceeds(), Child(101), Child(50)).Score.ShouldBe(50);
        Run(rule, Child(50) with { Band = Band.Green(40) }, Child(50)).Score.ShouldBe(50);
    }

    [Fact]
    public void A_child_counted_as_zero_is_not_among_those_whose_share_is_green()
    {
        var rule = new RollUpRule { Method = RollUpMethod.ShareOnGreen, Missing = MissingChildren.Zero };
        Run(rule, Child(70), Child(null)).Score.ShouldBe(100);
        Run(rule, Child(null)).Gap.ShouldBe(Gap.NoData);
    }

    [Fact]
    public void A_sum_too_large_to_hold_is_an_overflow()
    {
        var outcome = Run(RollUpMethod.Sum, 1e308, 1e308);
        outcome.Gap.ShouldBe(Gap.Overflow);
        outcome.Score.ShouldBeNull();
        outcome.Band.ShouldBeNull();
        outcome.Contributions.ShouldAllBe(part => part.Points == 0 && part.CountedScore == null);
    }

    [Fact]
    public void An_unknown_method_is_a_bug() => Should.Throw<ArgumentOutOfRangeException>(() => Run((RollUpMethod)99, 1)).Message.ShouldContain("no such roll-up");

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_is_a_number_of_zero_or_more(double weight) =>
        Should.Throw<ArgumentException>(() => Run(RollUpRule.Default, Child(50, weight))).Message.ShouldContain("'a'");

    [Fact]
    public void The_quick_way_gives_the_same_bits_as_the_explained_one()
    {
        ChildScore[] children = [Child(81.1, 0.1), Child(17.3, 0.7), Child(null, 0.2)];
        var quick = RollUp.Compile(RollUpRule.Default).Score(children, BandSet.Default);
        quick.Score.ShouldBe(Run(RollUpRule.Default, children).Score);
        quick.Band!.Code.ShouldBe("red");
    }
}
