using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Scoring.RollUps.Children;

namespace Binnacle.Core.Tests.Scoring.RollUps;

public sealed class CoverageTests
{
    [Fact]
    public void A_leaf_is_covered_or_not_or_left_out()
    {
        Coverage.OfLeaf(0, null).ShouldBe(1);
        Coverage.OfLeaf(null, Gap.Overdue).ShouldBe(0);
        Coverage.OfLeaf(null, Gap.NoTarget).ShouldBe(0);
        Coverage.OfLeaf(null, Gap.NotApplicable).ShouldBeNull();
    }

    [Fact]
    public void Coverage_is_weighted_and_blind_to_what_is_not_applicable_or_weighs_nothing()
    {
        Run(RollUpRule.Default, Child(80, 3), Child(null, 1)).Coverage.ShouldBe(0.75);
        Run(RollUpRule.Default, Child(80, 3), Child(null, 1), Child(null, 5, Gap.NotApplicable), Child(null, 0)).Coverage.ShouldBe(0.75);
        Run(RollUpRule.Default, Child(80, 1) with { Coverage = 0.5 }, Child(80, 3)).Coverage.ShouldBe(0.875);
    }

    [Fact]
    public void Where_weights_do_not_count_children_do() =>
        Run(new RollUpRule { Method = RollUpMethod.Min }, Child(80, 3), Child(null, 1)).Coverage.ShouldBe(0.5);

    [Fact]
    public void A_missing_child_counted_as_zero_is_still_not_covered() =>
        Run(new RollUpRule { Missing = MissingChildren.Zero }, Child(80), Child(null)).Coverage.ShouldBe(0.5);

    [Fact]
    public void Coverage_is_there_even_where_the_score_is_not() =>
        Run(RollUpRule.Default, Child(80, 1), Child(null, 3)).Coverage.ShouldBe(0.25);

    [Fact]
    public void Where_nothing_applies_there_is_no_coverage()
    {
        Run(RollUpRule.Default, Child(null, 1, Gap.NotApplicable)).Coverage.ShouldBeNull();
        Run(RollUpRule.Default).Coverage.ShouldBeNull();
    }

    [Fact]
    public void Own_and_child_scorecards_share_the_score()
    {
        var shared = ScorecardShare.Of(80, 1, 30, 0.5, 0.2);
        shared.Score!.Value.ShouldBe(70, 1e-12);
        shared.Coverage!.Value.ShouldBe(0.9, 1e-12);
        shared.OwnPoints.ShouldBe(64, 1e-12);
        shared.ChildPoints.ShouldBe(6, 1e-12);
    }

    [Fact]
    public void If_one_side_is_absent_the_other_stands_alone()
    {
        var own = ScorecardShare.Of(80, 1, null, 0, 0.25);
        own.Score.ShouldBe(80);
        own.Coverage.ShouldBe(0.75);
        (own.OwnPoints, own.ChildPoints).ShouldBe((80, 0));
        var children = ScorecardShare.Of(null, null, 30, 0.5, 0.25);
        children.Score.ShouldBe(30);
        children.Coverage.ShouldBe(0.5);
        (children.OwnPoints, children.ChildPoints).ShouldBe((0, 30));
        var neither = ScorecardShare.Of(null, 0, null, null, 0.25);
        neither.Score.ShouldBeNull();
        neither.Coverage.ShouldBe(0);
        (neither.OwnPoints, neither.ChildPoints).ShouldBe((0, 0));
    }

    [Fact]
    public void With_no_share_to_give_the_children_are_not_looked_at()
    {
        var shared = ScorecardShare.Of(null, 0.5, 30, 1, 0);
        shared.Score.ShouldBeNull();
        shared.Coverage.ShouldBe(0.5);
        (shared.OwnPoints, shared.ChildPoints).ShouldBe((0, 0));
        ScorecardShare.Of(80, 1, 30, 1, 0).OwnPoints.ShouldBe(80);
        ScorecardShare.Of(80, 1, 30, 1, 1).Score.ShouldBe(30);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_lies_between_nothing_and_all(double share) =>
        Should.Throw<ArgumentOutOfRangeException>(() => ScorecardShare.Of(80, 1, 30, 1, share)).Message.ShouldContain("between 0 and 1");
}
