using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class TwoClocksTests
{
    private static readonly MeasureSpec Percent = new() { Scale = ScalePresets.MinMax(), Levels = Levels.Of(min: 0, max: 100) };

    [Fact]
    public void A_period_is_scored_with_the_weights_that_held_then_or_with_todays()
    {
        var sample = new Sample();
        var (a, b) = (sample.Measure("a", Percent), sample.Measure("b", Percent));
        var placed = sample.Place(a);
        sample.Place(b);
        sample.Values(a, "2026-01", 100, 100);
        sample.Values(b, "2026-01", 0, 0);
        sample.Revise(placed with { Weight = 3 }, "2026-02");
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(50);
        sample.Of(sample.Card, "2026-02").Score.ShouldBe(75);
        sample.Reading = StructureReading.Today;
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(75);
    }

    [Fact]
    public void A_revision_from_the_middle_of_a_month_holds_in_that_month_and_in_its_quarter()
    {
        var sample = new Sample();
        var a = sample.Measure("a", Percent);
        sample.Values(a, "2026-01", 50);
        sample.Revise(a with { Name = "renamed" }, "2026-01-15");
        sample.Of(a, "2026-01").Measure.Name.ShouldBe("renamed");
        sample.Of(a, "2025-12").Measure.Name.ShouldBe("a");
    }

    [Fact]
    public void The_word_recorded_last_wins_among_those_whose_day_has_come()
    {
        var sample = new Sample();
        var a = sample.Measure("a");
        sample.Revise(a with { Name = "from June" }, "2026-06");
        sample.Revise(a with { Name = "from March, said later" }, "2026-03");
        sample.Of(a, "2026-07").Measure.Name.ShouldBe("from March, said later");
        sample.Of(a, "2026-02").Measure.Name.ShouldBe("a");
    }

    [Fact]
    public void What_was_known_then_is_what_one_would_have_got_that_day()
    {
        var sample = new Sample();
        var a = sample.Placed("a", Percent);
        sample.Values(a, "2026-01", 40);
        var then = sample.Seq;
        var before = sample.Of(sample.Card, "2026-01").Score;
        sample.Values(a, "2026-01", 90);
        sample.Revise(sample.Card with { Name = "new name" });
        var world = sample.World.AsKnownOn(then);
        new Calculator(world).Node(sample.Card.Id, sample.P("2026-01"), Window.Scored)!.Score.ShouldBe(before);
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(90);
        world.Facts.History(a.Id, SeriesNames.Actual, sample.P("2026-01")).Count().ShouldBe(1);
    }

    [Fact]
    public void A_retired_element_ends_and_its_past_stays()
    {
        var sample = new Sample();
        var a = sample.Measure("a", Percent);
        var placed = sample.Place(a);
        sample.Values(a, "2026-01", 40, 60);
        sample.End(placed, "2026-02");
        sample.Of(sample.Card, "2026-01").Score.ShouldBe(40);
        sample.Of(sample.Card, "2026-02").Parts.ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_of_facts_leaves_what_a_new_calculator_gives_and_tells_what_changed()
    {
        var sample = new Sample();
        var (a, b) = (sample.Placed("a", Percent), sample.Placed("b", Percent));
        sample.Values(a, "2026-01", 40, 50);
        sample.Values(b, "2026-01", 10, 10);
        var calculator = sample.Calculator;
        calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored);
        calculator.Node(sample.Card.Id, sample.P("2026-02"), Window.Scored);
        var world = calculator.World;
        var added = new Observation(a.Id, SeriesNames.Actual, sample.P("2026-01"), sample.Seq + 1, ObservationState.Value, 60);
        var changes = calculator.MoveTo(world with { Facts = world.Facts.Add([added]) }, [added]);
        changes.Changes.Select(change => (change.Old!.Score, change.New!.Score)).ShouldContain((25.0, 35.0));
        changes.Changes.ShouldAllBe(change => change.Period == sample.P("2026-01"));
        calculator.Node(sample.Card.Id, sample.P("2026-01"), Window.Scored)!.SameOutputs(
            new Calculator(calculator.World).Node(sample.Card.Id, sample.P("2026-01"), Window.Scored)!).ShouldBeTrue();
    }
}
