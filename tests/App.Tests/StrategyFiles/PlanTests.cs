using Binnacle.App.StrategyFiles;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class PlanTests
{
    private const string Card = Folder.Smallest + """
        == scorecards/main.yaml
        name: Main
        objectives:
          grow: Grow
          keep: Keep
        measures:
          sales: {name: Sales, target: 700, red: 500, weight: 2}
        links:
          - {cause: grow, effect: keep}

        """;

    private static readonly DateOnly July = new(2026, 7, 1);

    [Fact]
    public void A_first_plan_creates_everything_from_the_beginning()
    {
        var plan = Folder.Plan(Card, Core.Structures.StructureHistory.Empty);
        plan.Changes.ShouldAllBe(change => change.Action == PlanAction.Create && change.HoldsFrom == DateOnly.MinValue);
        plan.Changes.Select(change => change.Name).ShouldBe(
            ["organization", "harbour", "north", "south", "main", "main/grow", "main/keep", "harbour/sales", "main/sales", "main/grow → main/keep"]);
    }

    [Fact]
    public void A_change_lists_its_keys_before_and_after()
    {
        var history = Folder.Apply(Card);
        var plan = Folder.Plan(Card.Replace("target: 700, red: 500, weight: 2", "target: 800, stretch: '=TARGET([sales]) * 1.1'"), history);
        var measure = plan.Changes.Single(change => change.Kind == ElementKind.Measure);
        measure.Action.ShouldBe(PlanAction.Change);
        measure.Name.ShouldBe("harbour/sales");
        measure.Place!.ToString().ShouldBe("scorecards/main.yaml:6:3");
        measure.Fields.ShouldBe([new("target", "700", "800"), new("red", "500", null), new("stretch", null, "=TARGET([sales]) * 1.1")]);
        plan.Changes.Single(change => change.Kind == ElementKind.Placement).Fields.ShouldBe([new("weight", "2", null)]);
        plan.Changes.Length.ShouldBe(2);
    }

    [Fact]
    public void A_rename_keeps_the_element_and_was_may_stay()
    {
        var history = Folder.Apply(Card);
        var renamed = Card.Replace("sales: {name", "revenue: {was: sales, name").Replace("  grow: Grow", "  growth: {name: Grow, was: grow}").Replace("cause: grow", "cause: growth");
        var plan = Folder.Plan(renamed, history);
        plan.Changes.Select(change => (change.Action, change.Name)).ShouldBe([(PlanAction.Change, "main/growth"), (PlanAction.Change, "harbour/revenue")]);
        plan.Changes[1].Fields.ShouldBe([new("code", "sales", "revenue")]);
        var after = Folder.Apply(renamed, history);
        Folder.Plan(renamed, after).ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void A_measure_moves_between_cards_and_units_with_its_history()
    {
        var history = Folder.Apply(Card);
        var moved = Card.Replace("  sales: {name: Sales, target: 700, red: 500, weight: 2}", "  north/sales: {name: Sales, target: 700, red: 500, weight: 2, was: harbour/sales}");
        var plan = Folder.Plan(moved, history);
        plan.Changes.ShouldHaveSingleItem().Fields.ShouldBe([new("under", "harbour", "north")]);
    }

    [Fact]
    public void What_the_files_no_longer_mention_ends_only_when_told_from_when()
    {
        var history = Folder.Apply(Card);
        var fewer = Card.Replace("  keep: Keep\n", "").Replace("links:\n  - {cause: grow, effect: keep}\n", "");
        var undated = Folder.Plan(fewer, history);
        undated.Problems.ShouldHaveSingleItem().Message.ShouldStartWith("The files do not mention objective main/keep, link main/grow → main/keep. Say from which period they end");
        Should.Throw<InvalidOperationException>(() => undated.Edit(new("ann", "cli", "why")));

        var dated = Folder.Plan(fewer, history, new(From: July));
        dated.Problems.ShouldBeEmpty();
        dated.Changes.ShouldAllBe(change => change.Action == PlanAction.End && change.HoldsFrom == July);
        var after = history.Add(dated.Revisions(2));
        after.At(July).All<Objective>().Count().ShouldBe(1);
        after.At(July.AddDays(-1)).All<Objective>().Count().ShouldBe(2);

        Folder.Plan(fewer, history, new(KeepMissing: true)).ChangesNothing.ShouldBeTrue();
        Folder.Plan(fewer.Replace("name: Harbour", "name: Harbour\ncomplete: no"), history).ChangesNothing.ShouldBeTrue();
        Folder.Plan(fewer.Replace("name: Main", "name: Main\nholds-from: 2026-07"), history).Changes.ShouldAllBe(change => change.HoldsFrom == July);
    }

    [Fact]
    public void A_folder_without_the_organisation_adds_and_ends_nothing()
    {
        var history = Folder.Apply(Card);
        var plan = Folder.Plan("== scorecards/second.yaml\nunit: north\nparent: main\nmeasures: {sales: 1, out: {name: Out}}\n", history);
        plan.Problems.ShouldBeEmpty();
        plan.Changes.Select(change => change.Name).ShouldBe(["second", "north/out", "second/sales", "second/out"], ignoreOrder: true);
    }

    [Fact]
    public void A_change_holds_from_the_day_given_and_closed_periods_stay()
    {
        var history = Folder.Apply(Card);
        var after = Folder.Apply(Card.Replace("weight: 2", "weight: 5"), history, new(From: July));
        after.At(July).All<Placement>().Single().Weight.ShouldBe(5);
        after.At(July.AddDays(-1)).All<Placement>().Single().Weight.ShouldBe(2);
    }

    [Fact]
    public void A_correction_without_a_day_holds_from_where_the_word_it_corrects_holds()
    {
        var history = Folder.Apply(Card.Replace("weight: 2", "weight: 5"), Folder.Apply(Card), new(From: July));
        var after = Folder.Apply(Card.Replace("weight: 2", "weight: 6"), history);
        after.At(July).All<Placement>().Single().Weight.ShouldBe(6);
        after.At(July.AddDays(-1)).All<Placement>().Single().Weight.ShouldBe(2);
    }

    [Fact]
    public void New_nodes_hold_from_the_day_given_and_new_measures_from_the_beginning()
    {
        var history = Folder.Apply(Card);
        var plan = Folder.Plan(Card.Replace("measures:\n", "measures:\n  costs: {name: Costs}\n"), history, new(From: July));
        plan.Changes.Where(c => c.Action == PlanAction.Create).Select(change => (change.Kind, change.HoldsFrom))
            .ShouldBe([(ElementKind.Measure, DateOnly.MinValue), (ElementKind.Placement, July)]);
    }

    [Fact]
    public void Nothing_begins_before_what_it_mentions()
    {
        var history = Folder.Apply(Card);
        var dated = Folder.Apply(Card + "== scorecards/later.yaml\nholds-from: 2026-07\nobjectives: {o: O}\n", history);
        var plan = Folder.Plan(Card + "== scorecards/later.yaml\nobjectives: {o: O, p: P}\n", dated);
        plan.Changes.ShouldHaveSingleItem().HoldsFrom.ShouldBe(July);
    }

    [Fact]
    public void A_new_sibling_moves_none_of_the_others()
    {
        var history = Folder.Apply(Card);
        var plan = Folder.Plan(Card.Replace("  keep: Keep", "  between: Between\n  keep: Keep"), history);
        plan.Changes.ShouldHaveSingleItem().Name.ShouldBe("main/between");
        var after = history.Add(plan.Revisions(2)).Latest;
        after.Children(after.FindScorecard("main")!).OfType<Objective>().Select(o => o.Code).ShouldBe(["grow", "between", "keep"]);
    }

    [Fact]
    public void A_new_order_in_the_file_is_the_order_after()
    {
        var history = Folder.Apply(Card);
        var swapped = Card.Replace("  grow: Grow\n  keep: Keep", "  keep: Keep\n  grow: Grow");
        var after = Folder.Apply(swapped, history).Latest;
        after.Children(after.FindScorecard("main")!).OfType<Objective>().Select(o => o.Code).ShouldBe(["keep", "grow"]);
    }

    [Fact]
    public void One_file_makes_a_card_and_its_measures_for_each_unit()
    {
        var structure = Folder.Apply(Folder.Smallest + """
            == definitions.yaml
            definitions: {sales: {name: Sales, unit: EUR}}
            == measures/inputs.yaml
            each-unit: [north, south]
            measures: {heads: {name: "Heads of {unit-name}", use: input}}
            == scorecards/main.yaml
            measures: {sales: {definition: sales, formula: "CHILDREN(SUM, [sales])"}}
            == scorecards/unit.yaml
            each-unit: harbour
            parent: main
            name: "{unit-name}"
            measures:
              sales: {definition: sales}
              north/heads: 0
            """).Latest;
        structure.All<Scorecard>().Select(card => (card.Code, card.Name)).ShouldBe([("main", "main"), ("unit-north", "north"), ("unit-south", "South shore")]);
        structure.All<Measure>().Count(measure => measure.Code == "sales" && measure.Name == "Sales").ShouldBe(3);
        structure.All<Measure>().Single(measure => measure.Name == "Heads of South shore").Code.ShouldBe("heads");
    }

    [Fact]
    public void Names_of_people_are_planned_apart_from_the_log()
    {
        var plan = Folder.Plan(Folder.Smallest + "== people.yaml\npeople: {ada: {name: Ada L., mail: a@b.c}, bob: Bob}\n", Core.Structures.StructureHistory.Empty);
        plan.People.ShouldBe([new("ada", "Ada L.", "a@b.c"), new("bob", "Bob", null)]);
        plan.Changes.Where(change => change.Kind == ElementKind.Person).ShouldAllBe(change => change.After!.Name == "");
    }
}
