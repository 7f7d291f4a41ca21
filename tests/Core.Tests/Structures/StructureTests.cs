using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Tests.Calculation;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Structures;

public sealed class StructureTests
{
    [Fact]
    public void A_code_means_the_own_units_measure_then_the_root_units_and_a_path_names_the_unit()
    {
        var sample = new Sample();
        var north = sample.Add(new OrganizationUnit { Code = "north", Parent = sample.Root.Id });
        var shared = sample.Measure("shared");
        var own = sample.Measure("own", unit: north.Id);
        var structure = sample.World.Structures.Latest;
        structure.ResolveMeasure(north.Id, "own")!.Id.ShouldBe(own.Id);
        structure.ResolveMeasure(north.Id, "shared")!.Id.ShouldBe(shared.Id);
        structure.ResolveMeasure(sample.Root.Id, "own").ShouldBeNull();
        structure.ResolveMeasure(sample.Root.Id, "north/own")!.Id.ShouldBe(own.Id);
        structure.ResolveMeasure(sample.Root.Id, "south/own").ShouldBeNull();
        structure.FindScorecard("card")!.Id.ShouldBe(sample.Card.Id);
        structure.Subunits(sample.Root).Single().Id.ShouldBe(north.Id);
    }

    [Fact]
    public void Elements_are_found_by_what_they_are_in_the_order_of_their_ids()
    {
        var sample = new Sample();
        sample.Measure("one");
        var north = sample.Add(new OrganizationUnit { Code = "north", Parent = sample.Root.Id });
        sample.Measure("other", unit: north.Id);
        var structure = sample.World.Structures.Latest;
        var all = structure.Elements.ToArray();
        structure.All<Measure>().ShouldBe(all.OfType<Measure>());
        structure.All<OrganizationUnit>().ShouldBe(all.OfType<OrganizationUnit>());
        structure.All<Node>().ShouldBe(all.OfType<Node>());
        structure.All<Element>().ShouldBe(all);
        structure.All<Initiative>().ShouldBeEmpty();
        structure.All<Measure>().Select(measure => measure.Id).ShouldBeInOrder();
    }

    [Fact]
    public void A_unit_without_a_calendar_has_that_of_the_unit_above()
    {
        var sample = new Sample();
        var north = sample.Add(new OrganizationUnit { Code = "north", Parent = sample.Root.Id, Calendar = new() { FiscalYearStartMonth = 4 } });
        var shop = sample.Add(new OrganizationUnit { Code = "shop", Parent = north.Id });
        var structure = sample.World.Structures.Latest;
        structure.CalendarOf(shop.Id).FiscalYearStartMonth.ShouldBe(4);
        structure.CalendarOf(sample.Root.Id).FiscalYearStartMonth.ShouldBe(1);
        structure.CalendarOf(new(999)).ShouldBe(structure.Settings.Calendar);
    }

    [Fact]
    public void Measures_on_no_scorecard_are_listed_and_inputs_are_not_among_them()
    {
        var sample = new Sample();
        var (placed, loose) = (sample.Placed("placed"), sample.Measure("loose"));
        sample.Measure("input", new() { Use = MeasureUse.Input });
        var structure = sample.World.Structures.Latest;
        structure.UnlinkedMeasures.Select(measure => measure.Id).ShouldBe([loose.Id]);
        structure.PlacementsOf(placed.Id).Count().ShouldBe(1);
    }

    [Fact]
    public void A_measure_takes_from_its_definition_and_the_definition_from_the_organisation()
    {
        var sample = new Sample(new OrganizationSettings { Measures = new() { DueDays = 5, Direction = Direction.Lower } });
        var definition = sample.Add(new Definition { Code = "d", Spec = new() { Direction = Direction.OnTarget } });
        var measure = sample.Add(new Measure { Code = "m", Unit = sample.Root.Id, Definition = definition.Id });
        var rules = sample.World.Structures.Latest.RulesOf(measure);
        rules.DueDays.ShouldBe(5);
        rules.Direction.ShouldBe(Direction.OnTarget);
        measure.Mentions.ShouldBe([sample.Root.Id, definition.Id]);
    }

    [Fact]
    public void A_named_scale_is_found_by_its_code()
    {
        var sample = new Sample();
        sample.Add(new NamedScale { Code = "percent", Scale = ScalePresets.MinMax() });
        var measure = sample.Measure("m", new() { ScaleCode = "percent" });
        sample.World.Structures.Latest.RulesOf(measure).Scale.ShouldBe(ScalePresets.MinMax());
    }

    [Fact]
    public void Every_element_knows_what_it_lives_under_and_what_it_mentions()
    {
        var sample = new Sample();
        var strategy = sample.Add(new Strategy { Code = "s", From = new(2026, 1, 1), Until = new(2028, 12, 31), Vision = "v" });
        var card = sample.Add(new Scorecard { Code = "c2", Unit = sample.Root.Id, Strategy = strategy.Id, Parent = sample.Card.Id });
        var perspective = sample.Add(new Perspective { Code = "p", Scorecard = card.Id });
        var theme = sample.Add(new Theme { Code = "t", Scorecard = card.Id });
        var (cause, effect) = (
            sample.Add(new Objective { Code = "o1", Parent = perspective.Id, Theme = theme.Id }), sample.Add(new Objective { Code = "o2", Parent = card.Id }));
        var link = sample.Add(new CauseEffectLink { Cause = cause.Id, Effect = effect.Id, LagMonths = 3, Strength = 0.5 });
        var initiative = sample.Add(new Initiative { Code = "i", Objectives = [cause.Id, effect.Id] });
        var person = sample.Add(new Person { Code = "ada" });
        card.Mentions.ShouldBe([sample.Root.Id, strategy.Id, sample.Card.Id]);
        cause.Mentions.ShouldBe([perspective.Id, theme.Id]);
        effect.Mentions.ShouldBe([card.Id]);
        link.Mentions.ShouldBe([cause.Id, effect.Id]);
        link.Under.ShouldBe(cause.Id);
        initiative.Mentions.ShouldBe([cause.Id, effect.Id]);
        strategy.Mentions.ShouldBeEmpty();
        person.Under.ShouldBeNull();
        perspective.Under.ShouldBe(card.Id);
        var structure = sample.World.Structures.Latest;
        structure.CardOf(cause)!.Id.ShouldBe(card.Id);
        structure.Children(theme).Single().Id.ShouldBe(cause.Id);
        structure.ChildScorecards(sample.Card).Single().Id.ShouldBe(card.Id);
        structure.Find(link.Id).ShouldBe(link);
        structure.Elements.Count().ShouldBe(12);
        new[] { strategy.Kind, card.Kind, perspective.Kind, theme.Kind, cause.Kind, link.Kind, initiative.Kind, person.Kind }.Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void A_node_rolls_up_by_its_own_rule_then_its_cards_then_the_organisations()
    {
        var sample = new Sample();
        var structure = sample.World.Structures.Latest;
        structure.RollUpOf(sample.Card).ShouldBe(RollUpRule.Default);
        var ruled = sample.Card with { RollUp = new() { Method = RollUpMethod.Max } };
        structure.RollUpOf(ruled).Method.ShouldBe(RollUpMethod.Max);
    }

    [Fact]
    public void A_history_knows_its_turns_its_newest_words_and_the_next_free_id()
    {
        StructureHistory.Empty.NextId.Value.ShouldBe(1);
        var sample = new Sample();
        var measure = sample.Measure("m");
        sample.Revise(measure with { Name = "later" }, "2026-05");
        var history = sample.World.Structures;
        history.Turns.ShouldBe([DateOnly.MinValue, new(2026, 5, 1)]);
        history.SegmentOf(new(2026, 4, 30)).ShouldBe(0);
        history.SegmentOf(new(2026, 5, 1)).ShouldBe(1);
        history.Newest(measure.Id)!.Body!.Name.ShouldBe("later");
        history.RevisionsOf(measure.Id).Count().ShouldBe(2);
        history.AsKnownOn(sample.Seq - 1).RevisionsOf(measure.Id).Count().ShouldBe(1);
        history.Newest(new(999)).ShouldBeNull();
        history.RevisionsOf(new(999)).ShouldBeEmpty();
        history.NextId.Value.ShouldBe(measure.Id.Value + 1);
        history.Ids.ShouldContain(measure.Id);
        history.Add([]).ShouldBeSameAs(history);
        history.At(new(2026, 4, 1)).ShouldBeSameAs(history.At(DateOnly.MinValue));
    }
}
