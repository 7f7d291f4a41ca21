using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>own · (1 − share) + children · share, with everything that explains it.</summary>
public sealed class ScorecardCascadeTests
{
    private static readonly MeasureSpec Percent = new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) };

    /// <summary>The card's own measure, and child cards of one measure each with the weights 1, 3, …</summary>
    private static Sample Cascade(RollUpRule rule, double? own, params double?[] children)
    {
        var sample = new Sample();
        sample.Revise(sample.Card with { RollUp = rule });
        sample.Values(sample.Placed("own", Percent), "2026-01", own);
        for (var i = 0; i < children.Length; i++)
        {
            var card = sample.Add(new Scorecard { Code = $"card{i}", Unit = sample.Root.Id, Parent = sample.Card.Id, Weight = 1 + 2 * i, Order = i });
            sample.Values(sample.Placed($"m{i}", Percent, 1, card), "2026-01", children[i]);
        }
        return sample;
    }

    private static NodeResult Of(Sample sample) => sample.Of(sample.Card, "2026-01");

    [Fact]
    public void Each_part_has_its_share_of_the_weight_and_of_the_points()
    {
        // Own 80; children (1·40 + 3·60) / 4 = 55; together 0.75 · 80 + 0.25 · 55.
        var card = Of(Cascade(new() { ChildShare = 0.25 }, 80, 40, 60));
        card.Score!.Value.ShouldBe(73.75, 1e-9);
        card.Band!.Code.ShouldBe("green");
        card.Comparable.ShouldBe(card.Score);
        card.Parts.Select(part => part.Child.Code).ShouldBe(["own", "card0", "card1"]);
        card.Parts.Select(part => part.Weight).ShouldBe([1, 1, 3]);
        card.Parts.Select(part => Math.Round(part.WeightShare, 12)).ShouldBe([0.75, 0.0625, 0.1875]);
        card.Parts.Select(part => Math.Round(part.Points, 12)).ShouldBe([60, 2.5, 11.25]);
        (card.Leaves, card.StaleLeaves, card.Coverage, card.Gap).ShouldBe((3, 0, 1, null));
    }

    [Fact]
    public void Without_a_share_child_cards_are_not_looked_at()
    {
        var card = Of(Cascade(new(), 80, 40, 60));
        (card.Score, card.Parts.Length, card.Leaves, card.Detail).ShouldBe((80, 1, 1, null));
        // The status a flagged child lends stays: it is not read off the score again.
        var sample = new Sample();
        sample.Revise(sample.Card with { RollUp = new() { Method = RollUpMethod.FirstFlagged } });
        var strict = sample.Measure("strict", Percent with { Scale = ScalePresets.MinMax() with { Bands = BandSet.Limits(50, 95) } });
        sample.Place(strict, critical: true);
        sample.Values(strict, "2026-01", 90);
        Of(sample).Band!.Code.ShouldBe("amber");
    }

    [Fact]
    public void If_one_side_is_absent_the_other_has_all_the_weight()
    {
        var own = Of(Cascade(new() { ChildShare = 0.25 }, 80, null, null));
        own.Score.ShouldBe(80);
        own.Parts.Select(part => (part.WeightShare, part.Points)).ShouldBe([(1, 80), (0, 0), (0, 0)]);
        (own.Coverage, own.Leaves, own.Gap, own.Detail).ShouldBe((0.75, 3, null, null));
        var children = Of(Cascade(new() { ChildShare = 0.25 }, null, 40, 60));
        children.Score.ShouldBe(55);
        children.Parts.Select(part => (part.WeightShare, part.Points)).ShouldBe([(0, 0), (0.25, 10), (0.75, 45)]);
        (children.Coverage, children.Gap, children.Detail).ShouldBe((0.25, null, null));
    }

    [Fact]
    public void If_both_are_absent_the_own_sides_reason_is_told()
    {
        var sample = Cascade(new() { ChildShare = 0.25 }, 80, (double?)null);
        sample.Placed("other", Percent, 3);
        var card = Of(sample);
        (card.Score, card.Gap, card.Detail, card.Band).ShouldBe((null, Gap.TooLittleReported, "25 % of the weight is reported", null));
        card.Comparable.ShouldBeNull();
        // With a child card that scores, nothing is left of the reason.
        sample = Cascade(new() { ChildShare = 0.25 }, 80, 40);
        sample.Placed("other", Percent, 3);
        card = Of(sample);
        (card.Score, card.Gap, card.Detail).ShouldBe((40, null, null));
    }

    [Fact]
    public void How_much_is_reported_is_told_to_a_tenth_of_a_percent()
    {
        var sample = Cascade(new(), 80);
        sample.Placed("other", Percent, 2);
        Of(sample).Detail.ShouldBe("33.3 % of the weight is reported");
    }

    [Fact]
    public void A_side_that_scores_nothing_adds_nothing()
    {
        var card = Of(Cascade(new() { ChildShare = 0.5 }, 0, 0, 0));
        card.Score.ShouldBe(0);
        card.Parts.Select(part => part.Points).ShouldBe([0, 0, 0]);
        Of(Cascade(new() { ChildShare = 0.5 }, 0, 100)).Parts.Select(part => part.Points).ShouldBe([0, 50]);
        Of(Cascade(new() { ChildShare = 0.5 }, 100, 0)).Parts.Select(part => part.Points).ShouldBe([50, 0]);
    }

    [Fact]
    public void Child_cards_count_by_weight_as_far_as_present_whatever_the_rule_says_of_the_own_side()
    {
        // The own side takes the maximum and counts missing children as zero; child cards are a mean of those present.
        var rule = new RollUpRule { Method = RollUpMethod.Max, Missing = MissingChildren.Zero, Minimum = MinimumPresent.Children(1), ChildShare = 0.5 };
        Of(Cascade(rule, 80, 40, null)).Score.ShouldBe(60);
        Of(Cascade(rule, 80, 40, 60)).Score.ShouldBe(67.5);
    }

    [Fact]
    public void A_ceiling_of_the_own_side_holds_for_the_whole()
    {
        var sample = Cascade(new() { ChildShare = 0.5, Ceiling = Ceiling.AnyRed }, 100, 100);
        sample.Values(sample.Placed("strike", Percent), "2026-01", 10);
        sample.Values(sample.Placed("sales", Percent, 8), "2026-01", 100);
        var card = Of(sample);
        card.Score!.Value.ShouldBe((91 + 100) / 2.0, 1e-9);
        (card.Band!.Code, card.CeilingApplied).ShouldBe(("amber", true));
        // A red child card is no child of the own side.
        Of(Cascade(new() { ChildShare = 0.1, Ceiling = Ceiling.AnyRed }, 100, 10)).Band!.Code.ShouldBe("green");
    }

    [Fact]
    public void Leaves_without_news_are_counted_in_child_cards_too()
    {
        var card = Of(Cascade(new() { ChildShare = 0.5 }, 80, 40, null));
        (card.Leaves, card.StaleLeaves).ShouldBe((3, 1));
        Of(Cascade(new() { ChildShare = 0.5 }, 80, null, null)).StaleLeaves.ShouldBe(2);
        Of(Cascade(new() { ChildShare = 0.5 }, null, 40, null)).StaleLeaves.ShouldBe(2);
    }

    [Fact]
    public void Parents_take_the_comparable_score_unless_they_ask_for_the_native_one()
    {
        var sample = new Sample();
        var spec = new MeasureSpec { Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1), Levels = Levels.Of(target: 100) };
        sample.Values(sample.Placed("a", spec), "2026-01", 90);
        Of(sample).Score!.Value.ShouldBe(100.0 / 3, 1e-9); // on the red/amber limit, 50 on its own scale
        sample.Revise(sample.Card with { RollUp = new() { UseNative = true } });
        Of(sample).Score!.Value.ShouldBe(50, 1e-9);
    }

    [Theory]
    [InlineData(50, 200.0 / 3, 25, 50.0 / 3)]
    [InlineData(100.0 / 3, 90, 90, 200.0 / 3)]
    [InlineData(100.0 / 3, 200.0 / 3, 25, 25)]
    [InlineData(40, 80, 130, 150)]
    [InlineData(40, 80, -40, -100.0 / 3)]
    public void A_score_compares_by_the_limits_of_the_nodes_bands(double amber, double green, double score, double comparable) =>
        NodeRollUp.ComparableOf(BandSet.Limits(amber, green), score).ShouldBe(comparable, 1e-9);

    [Fact]
    public void Measures_for_information_are_left_out_like_those_not_applicable()
    {
        var sample = Cascade(new(), 80);
        sample.Values(sample.Placed("shown", Percent with { InformationOnly = true }, 9), "2026-01", 10);
        var closed = sample.Placed("closed", Percent, 9);
        sample.NotApplicable(closed, "2026-01");
        var card = Of(sample);
        (card.Score, card.Coverage, card.Leaves, card.StaleLeaves).ShouldBe((80, 1, 3, 0));
        card.Counts!.Of(Gap.NotApplicable).ShouldBe(2);
    }

    [Fact]
    public void A_critical_child_is_flagged_to_its_parent_and_a_placement_is_its_own_measure()
    {
        var sample = new Sample();
        sample.Revise(sample.Card with { RollUp = new() { Method = RollUpMethod.FirstFlagged } });
        var (a, b) = (sample.Measure("a", Percent), sample.Measure("b", Percent));
        sample.Place(a);
        sample.Place(b, critical: true);
        sample.Values(a, "2026-01", 90);
        sample.Values(b, "2026-01", 20);
        var objective = sample.Add(new Objective { Code = "o", Parent = sample.Card.Id });
        sample.Values(sample.Placed("c", Percent, 1, objective), "2026-01", 0);
        (Of(sample).Score, Of(sample).DecidingChild).ShouldBe((20, "b"));
        sample.Revise(sample.Card with { RollUp = new() { Method = RollUpMethod.OwnMeasureOnly } });
        Of(sample).Score.ShouldBe(55);
    }

    [Fact]
    public void Leading_measures_alone_leave_out_objectives_that_have_none()
    {
        var sample = new Sample();
        NodeResult? Only(Leaves leaves) => sample.Calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored, leaves);
        var lagging = sample.Add(new Objective { Code = "lagging", Parent = sample.Card.Id });
        var both = sample.Add(new Objective { Code = "both", Parent = sample.Card.Id });
        sample.Values(sample.Placed("a", Percent, 1, lagging), "2026-01", 10);
        sample.Values(sample.Placed("b", Percent, 1, both), "2026-01", 20);
        sample.Values(sample.Placed("c", Percent with { Indicator = Indicator.Leading }, 1, both), "2026-01", 80);
        Only(Leaves.LeadingOnly)!.Score.ShouldBe(80);
        Only(Leaves.LeadingOnly)!.Parts.Select(part => part.Child.Code).ShouldBe(["both"]);
        Only(Leaves.LaggingOnly)!.Score.ShouldBe(15);
        Only(Leaves.All)!.Score.ShouldBe((10 + 50) / 2.0);
    }
}
