using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>What a person says of a node: which period it is said of, and in whose bands.</summary>
public sealed class JudgementTests
{
    private static readonly MeasureSpec Percent = new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) };

    private static (Sample Sample, Objective Objective) Judged(BandSet? bands = null)
    {
        var sample = new Sample();
        return (sample, sample.Add(new Objective { Code = "o", Parent = sample.Card.Id, Assessment = Assessment.Judgement, Bands = bands }));
    }

    [Fact]
    public void What_is_said_of_the_very_period_wins_over_the_coarser_and_that_over_what_lies_inside()
    {
        var (sample, objective) = Judged();
        string? Of(string period) => sample.Of(objective, period).Band?.Code;
        sample.Say(objective, SeriesNames.Judgement, "2026-02", "red");
        sample.Say(objective, SeriesNames.Judgement, "2026-03", "amber");
        Of("2026-Q1").ShouldBe("amber");
        Of("2026-Q2").ShouldBeNull();
        Of("2026-04").ShouldBeNull();
        sample.Say(objective, SeriesNames.Judgement, "2026", "green");
        Of("2026-Q1").ShouldBe("green");
        Of("2026-02").ShouldBe("red");
        Of("2026-04").ShouldBe("green");
        Of("2027-01").ShouldBeNull();
        sample.Say(objective, SeriesNames.Judgement, "2026-Q1", "red");
        Of("2026-Q1").ShouldBe("red");
    }

    [Fact]
    public void What_was_taken_back_leaves_nothing_even_where_the_year_was_judged()
    {
        var (sample, objective) = Judged();
        sample.Say(objective, SeriesNames.Judgement, "2026", "green");
        sample.Say(objective, SeriesNames.Judgement, "2026-02", null, ObservationState.Cleared);
        sample.Of(objective, "2026-02").Gap.ShouldBe(Gap.NoData);
        sample.Of(objective, "2026-03").Band!.Code.ShouldBe("green");
        sample.Say(objective, SeriesNames.Judgement, "2026", null, ObservationState.Cleared);
        sample.Of(objective, "2026-03").Gap.ShouldBe(Gap.NoData);
    }

    [Fact]
    public void Of_what_was_said_inside_a_period_the_last_that_stands_speaks()
    {
        var (sample, objective) = Judged();
        sample.Say(objective, SeriesNames.Judgement, "2026-01", "amber");
        sample.Say(objective, SeriesNames.Judgement, "2026-02", "green");
        sample.Of(objective, "2026-Q1").Band!.Code.ShouldBe("green");
        sample.Say(objective, SeriesNames.Judgement, "2026-02", null, ObservationState.Cleared);
        sample.Of(objective, "2026-Q1").Band!.Code.ShouldBe("amber");
    }

    [Fact]
    public void A_judgement_has_its_bands_middle_its_note_and_full_coverage()
    {
        var (sample, objective) = Judged(BandSet.Limits(40, 80));
        sample.Say(objective, SeriesNames.Judgement, "2026-01", "AMBER", note: "two sites lag");
        var judged = sample.Of(objective, "2026-01");
        (judged.Score, judged.Band!.Code, judged.Detail, judged.Coverage, judged.Judged, judged.Gap).ShouldBe((60, "amber", "two sites lag", 1, true, null));
        judged.Comparable!.Value.ShouldBe(50, 1e-9); // half way between the limits
    }

    [Fact]
    public void A_word_that_is_no_band_and_a_period_without_one_count_as_missing_and_not_applicable_as_nothing()
    {
        var (sample, objective) = Judged();
        sample.Say(objective, SeriesNames.Judgement, "2026-01", "mauve");
        sample.Say(objective, SeriesNames.Judgement, "2026-02", null, ObservationState.NotApplicable, "no season");
        (Gap?, double?, bool) Of(string period) => sample.Of(objective, period) is var result ? (result.Gap, result.Coverage, result.Judged) : default;
        Of("2026-01").ShouldBe((Gap.NoData, 0, true));
        Of("2026-02").ShouldBe((Gap.NotApplicable, null, true));
        Of("2026-03").ShouldBe((Gap.NoData, 0, true));
        sample.Of(sample.Card, "2026-02").Coverage.ShouldBeNull();
    }

    [Fact]
    public void A_measures_override_shows_on_its_placements_unless_the_placement_has_one_itself()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", Percent);
        var placement = sample.Place(measure);
        sample.Values(measure, "2026-01", 90, 90);
        sample.Say(measure, SeriesNames.Override, "2026-01", "red", note: "recount");
        var shown = sample.Of(placement, "2026-01");
        (shown.ShownBand!.Code, shown.Band!.Code, shown.Override!.Memo).ShouldBe(("red", "green", "recount"));
        sample.Say(placement, SeriesNames.Override, "2026-01", "amber");
        sample.Of(placement, "2026-01").ShownBand!.Code.ShouldBe("amber");
        sample.Of(placement, "2026-02").ShownBand!.Code.ShouldBe("green");
        sample.Say(sample.Card, SeriesNames.Override, "2026-02", "amber");
        sample.Of(placement, "2026-02").Override.ShouldBeNull();
        sample.Of(sample.Card, "2026-02").ShownBand!.Code.ShouldBe("amber");
    }

    [Fact]
    public void An_override_speaks_in_the_nodes_own_bands_first_and_else_in_the_default_ones()
    {
        var sample = new Sample();
        var own = new BandSet { Bands = [Band.Red with { Code = "stormy" }, Band.Green(50) with { Code = "calm" }] };
        var objective = sample.Add(new Objective { Code = "o", Parent = sample.Card.Id, Bands = own });
        var measure = sample.Measure("m", Percent with { Scale = ScalePresets.MinMax() with { Bands = own } });
        var placement = sample.Place(measure, 1, objective);
        sample.Values(measure, "2026-01", 90, 90, 90);
        foreach (var node in new Node[] { objective, placement })
        {
            sample.Say(node, SeriesNames.Override, "2026-01", "stormy");
            sample.Say(node, SeriesNames.Override, "2026-02", "amber");
            sample.Say(node, SeriesNames.Override, "2026-03", "mauve");
            sample.Of(node, "2026-01").ShownBand.ShouldBe(own.Bands[0]);
            sample.Of(node, "2026-02").ShownBand!.Code.ShouldBe("amber");
            sample.Of(node, "2026-03").Override.ShouldBeNull();
        }
        var limits = BandSet.Limits(50, 90);
        sample.Revise(objective with { Bands = limits });
        sample.Of(objective, "2026-02").ShownBand.ShouldBe(limits.Named("amber"));
    }

    [Fact]
    public void An_override_that_climbs_counts_as_the_parents_matching_band()
    {
        var sample = new Sample();
        sample.Revise(sample.Card with { RollUp = new() { RollsUpOverride = true } });
        var measure = sample.Measure("m", Percent);
        var placement = sample.Place(measure);
        sample.Values(measure, "2026-01", 90, 90);
        sample.Say(placement, SeriesNames.Override, "2026-01", "amber");
        var card = sample.Of(sample.Card, "2026-01");
        card.Score!.Value.ShouldBe(50, 1e-9);
        card.Counts!.Of(Status.Amber).ShouldBe(1);
        sample.Of(sample.Card, "2026-02").Score.ShouldBe(90);
        // The parent knows no amber: the status is shown, the score stays the computed one.
        sample.Revise(sample.Card with { Bands = new() { Bands = [Band.Red, Band.Green(50)] } });
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(90);
    }
}
