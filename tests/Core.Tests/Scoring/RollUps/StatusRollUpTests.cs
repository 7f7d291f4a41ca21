using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Scoring.RollUps.Children;

namespace Binnacle.Core.Tests.Scoring.RollUps;

public sealed class StatusRollUpTests
{
    [Theory]
    [InlineData("G G R", "green")]
    [InlineData("G R", "red")]
    [InlineData("A G", "amber")]
    [InlineData("A R", "red")]
    [InlineData("G A R", "red")]
    [InlineData("- - G", "green")]
    [InlineData("A A G G R", "amber")]
    public void The_most_frequent_status_wins_and_of_equals_the_worst(string statuses, string band)
    {
        var outcome = Run(new RollUpRule { Method = RollUpMethod.MostFrequentStatus, Minimum = MinimumPresent.None }, Parse(statuses));
        outcome.Band!.Code.ShouldBe(band);
        outcome.Score!.Value.ShouldBe(BandSet.Default.Middle(outcome.Band), 1e-12);
    }

    [Theory]
    [InlineData("G R", "green")]
    [InlineData("A R", "amber")]
    [InlineData("G G R R A", "green")]
    [InlineData("G R R", "red")]
    public void Or_of_equals_the_best(string statuses, string band) =>
        Run(new RollUpRule { Method = RollUpMethod.MostFrequentStatus, Ties = StatusTies.Best }, Parse(statuses)).Band!.Code.ShouldBe(band);

    [Fact]
    public void Grey_alone_stays_grey() =>
        Run(new RollUpRule { Method = RollUpMethod.MostFrequentStatus, Minimum = MinimumPresent.None }, Parse("- -")).Gap.ShouldBe(Gap.NoData);

    [Fact]
    public void A_missing_child_counted_as_zero_votes_red() =>
        Run(new RollUpRule { Method = RollUpMethod.MostFrequentStatus, Missing = MissingChildren.Zero }, Parse("- - G")).Band!.Code.ShouldBe("red");

    [Fact]
    public void The_first_flagged_child_lends_its_score_and_status()
    {
        var rule = new RollUpRule { Method = RollUpMethod.FirstFlagged };
        var outcome = Run(rule, Parse("G R* G G*"));
        outcome.Score.ShouldBe(10);
        outcome.Band!.Code.ShouldBe("red");
        outcome.DecidingChild.ShouldBe("b");
        Run(rule, Child(90, flagged: true) with { Band = Band.Amber(95) }).Band!.Code.ShouldBe("amber");
    }

    [Fact]
    public void A_flagged_child_that_is_missing_is_passed_over() =>
        Run(new RollUpRule { Method = RollUpMethod.FirstFlagged }, Parse("-* G R* G")).DecidingChild.ShouldBe("c");

    [Fact]
    public void With_no_child_flagged_there_is_no_first_one()
    {
        var outcome = Run(new RollUpRule { Method = RollUpMethod.FirstFlagged, Ceiling = Ceiling.AnyRed }, Parse("G G"));
        outcome.Gap.ShouldBe(Gap.NoFlaggedChild);
        outcome.Score.ShouldBeNull();
        outcome.Band.ShouldBeNull();
    }

    [Theory]
    [InlineData("G* R R", "red")]
    [InlineData("A* G G", "amber")]
    [InlineData("G* G R", "green")]
    [InlineData("R* G G", "red")]
    [InlineData("G* A* G G R", "amber")]
    [InlineData("G G R", "green")]
    public void The_majority_is_subject_to_the_flagged_children(string statuses, string band) =>
        Run(new RollUpRule { Method = RollUpMethod.MajorityWithFlagged }, Parse(statuses)).Band!.Code.ShouldBe(band);

    [Fact]
    public void Statuses_count_as_the_children_show_them_not_as_their_scores_would()
    {
        var rule = new RollUpRule { Method = RollUpMethod.MostFrequentStatus };
        var onTrack = Band.Green(95) with { Code = "on track" };
        Run(rule, Child(50) with { Band = onTrack }, Child(50) with { Band = onTrack }, Child(50)).Band!.Code.ShouldBe("green");
        Run(rule, Child(150) with { Band = Band.Exceeds(100) }).Band!.Code.ShouldBe("green");
    }

    [Fact]
    public void Any_red_child_keeps_the_status_at_amber_and_the_score_as_it_is()
    {
        var rule = new RollUpRule { Ceiling = Ceiling.AnyRed };
        var outcome = Run(rule, Child(100), Child(100), Child(20));
        outcome.Score!.Value.ShouldBe(220.0 / 3, 1e-9);
        outcome.Band!.Code.ShouldBe("amber");
        outcome.CeilingApplied.ShouldBeTrue();
    }

    [Theory]
    [InlineData(100, 100, 40, "green")]
    [InlineData(60, 50, 20, "amber")]
    [InlineData(20, 20, 20, "red")]
    public void The_ceiling_changes_only_what_is_better_than_amber(double a, double b, double c, string band)
    {
        var outcome = Run(new RollUpRule { Ceiling = Ceiling.AnyRed }, Child(a), Child(b), Child(c));
        outcome.Band!.Code.ShouldBe(band);
        outcome.CeilingApplied.ShouldBeFalse();
    }

    [Fact]
    public void The_ceiling_may_look_at_critical_children_only()
    {
        var rule = new RollUpRule { Ceiling = Ceiling.CriticalRed };
        Run(rule, Child(100), Child(100, flagged: true), Child(20)).Band!.Code.ShouldBe("green");
        Run(rule, Child(100), Child(100), Child(20, flagged: true)).Band!.Code.ShouldBe("amber");
        Run(new RollUpRule(), Child(100), Child(100), Child(20, flagged: true)).Band!.Code.ShouldBe("green");
    }

    [Fact]
    public void A_child_shown_red_lowers_the_ceiling_and_a_missing_or_weightless_one_does_not()
    {
        var rule = new RollUpRule { Ceiling = Ceiling.AnyRed };
        Run(rule, Child(90), Child(90) with { Band = Band.Red }).Band!.Code.ShouldBe("amber");
        Run(rule, Child(90), Child(90), Child(10, weight: 0)).Band!.Code.ShouldBe("green");
        Run(rule with { Missing = MissingChildren.Zero }, Child(100, 9), Child(null, 1)).Band!.Code.ShouldBe("green");
    }

    [Fact]
    public void The_ceiling_is_the_best_band_that_is_no_better_than_amber()
    {
        var five = new BandSet { Bands = [Band.Red, Band.Amber(30), Band.Amber(50) with { Code = "yellow" }, Band.Green(70), Band.Exceeds(90)] };
        Run(new RollUpRule { Ceiling = Ceiling.AnyRed }, five, Child(100, 99), Child(10)).Band!.Code.ShouldBe("yellow");
        Run(new RollUpRule { Ceiling = Ceiling.AnyRed }, new BandSet { Bands = [Band.Red, Band.Green(70)] }, Child(100, 99), Child(10)).Band!.Code.ShouldBe("red");
    }

    /// <summary>Red 10, amber 50, green 90, grey; a star flags the child.</summary>
    private static ChildScore[] Parse(string statuses) => [.. statuses.Split(' ').Select(status => Child(
        status[0] switch { 'R' => 10, 'A' => 50, 'G' => 90, _ => (double?)null },
        flagged: status.EndsWith('*')))];
}
