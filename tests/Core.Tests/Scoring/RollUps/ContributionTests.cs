using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Scoring.RollUps.Children;

namespace Binnacle.Core.Tests.Scoring.RollUps;

public sealed class ContributionTests
{
    [Fact]
    public void In_a_weighted_mean_each_child_adds_its_score_times_its_share_of_the_weight()
    {
        var parts = Run(NoMinimum, Child(80, 3), Child(40, 1), Child(null, 4), Child(90, 0)).Contributions;
        parts.Select(part => part.Code).ShouldBe(["a", "b", "c", "d"]);
        parts.Select(part => part.Points).ShouldBe([60, 10, 0, 0]);
        parts.Select(part => part.WeightShare).ShouldBe([0.75, 0.25, 0, 0]);
        parts.Select(part => part.CountedScore).ShouldBe([80, 40, null, null]);
    }

    [Fact]
    public void What_counted_as_zero_or_was_capped_is_shown_as_counted()
    {
        var rule = new RollUpRule { Missing = MissingChildren.Zero, CapChildrenAt100 = true };
        var parts = Run(rule, Child(130), Child(null)).Contributions;
        parts.Select(part => part.CountedScore).ShouldBe([100, 0]);
        parts.Select(part => part.Points).ShouldBe([50, 0]);
    }

    [Fact]
    public void In_other_rules_the_score_is_shared_in_proportion()
    {
        var geometric = Run(new RollUpRule { Method = RollUpMethod.WeightedGeometricMean }, Child(90, 1), Child(40, 1)).Contributions;
        geometric[0].Points.ShouldBe(60 * 90.0 / 130, 1e-9);
        geometric[1].Points.ShouldBe(60 * 40.0 / 130, 1e-9);
        var green = Run(new RollUpRule { Method = RollUpMethod.ShareOnGreen }, Child(75, 9), Child(25, 1)).Contributions;
        green.Select(part => part.Points).ShouldBe([37.5, 12.5]);
        green.Select(part => part.WeightShare).ShouldBe([0.5, 0.5]);
        Run(RollUpMethod.Sum, 30, -10).Contributions.Select(part => part.Points).ShouldBe([30, -10]);
        Run(RollUpMethod.Mean, 30, 50).Contributions.Select(part => part.Points).ShouldBe([15, 25]);
    }

    [Fact]
    public void Where_the_counted_scores_add_up_to_nothing_a_score_that_is_there_is_shared_by_weight()
    {
        var voted = Run(RollUpMethod.MostFrequentStatus, 0, 0);
        voted.Contributions.ShouldAllBe(part => part.Points == voted.Score!.Value / 2);
        Run(RollUpMethod.Sum, 10, -10).Contributions.ShouldAllBe(part => part.Points == 0);
    }

    [Theory]
    [InlineData(RollUpMethod.Min, "0 20 0")]
    [InlineData(RollUpMethod.Max, "0 0 90")]
    [InlineData(RollUpMethod.FirstFlagged, "70 0 0")]
    public void The_deciding_child_contributes_everything(RollUpMethod method, string points)
    {
        var outcome = Run(new RollUpRule { Method = method }, Child(70, flagged: true), Child(20), Child(90));
        string.Join(' ', outcome.Contributions.Select(part => part.Points)).ShouldBe(points);
    }

    [Fact]
    public void Without_a_score_nobody_contributes()
    {
        var parts = Run(RollUpRule.Default, Child(80, 1), Child(null, 9)).Contributions;
        parts.ShouldAllBe(part => part.Points == 0 && part.WeightShare == 0 && part.CountedScore == null);
    }

    [Fact]
    public void Children_are_counted_by_status_and_by_reason()
    {
        var counts = Run(
            RollUpRule.Default,
            Child(90),
            Child(80),
            Child(10),
            Child(50) with { Band = Band.Green(40) },
            Child(null, gap: Gap.Overdue),
            Child(null, gap: Gap.NotApplicable),
            Child(null) with { Gap = null },
            Child(100, weight: 0)).Counts;
        counts.Of(Status.Green).ShouldBe(3);
        counts.Of(Status.Red).ShouldBe(1);
        counts.Of(Status.Amber).ShouldBe(0);
        counts.Of(Gap.Overdue).ShouldBe(1);
        counts.Of(Gap.NotApplicable).ShouldBe(1);
        counts.Of(Gap.NoData).ShouldBe(1);
        counts.ByStatus.Sum(pair => pair.Value).ShouldBe(4);
        counts.ByGap.Sum(pair => pair.Value).ShouldBe(3);
    }
    [Fact]
    public void Every_status_and_every_reason_has_a_count_of_its_own()
    {
        foreach (var gap in Enum.GetValues<Gap>())
            Run(RollUpRule.Default, Child(90), Child(null, gap: gap)).Counts.ByGap.ShouldBe([new(gap, 1)]);
        foreach (var status in Enum.GetValues<Status>())
            Run(RollUpRule.Default, Child(90) with { Band = Band.Green(40) with { Status = status } }).Counts.ByStatus.ShouldBe([new(status, 1)]);
    }
}
