using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Structures;

/// <summary>A structure made from another one by what changed is, whatever is asked of it, the one that is built from nothing.</summary>
public sealed class DerivedStructureTests
{
    private static readonly DateOnly[] Days = [DateOnly.MinValue, new(2025, 4, 1), new(2026, 1, 1)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_says_what_one_built_from_nothing_says(int seed)
    {
        var random = new Random(seed);
        var revisions = Beginning();
        var history = StructureHistory.Empty.Add(revisions);
        for (var seq = 2; seq < 150; seq++)
        {
            // Sometimes nobody looks in between, sometimes only at some of the days.
            foreach (var day in Days)
                if (random.Next(3) > 0)
                    foreach (var measure in history.At(day).All<Measure>())
                        history.At(day).RulesOf(measure);
            Revision[] said = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Other(history, random, seq))];
            if (seq % 5 == 0)
                said = [.. said, .. New(history, random, seq)];
            revisions.AddRange(said);
            history = history.Add(said);
            if (seq % 3 > 0)
                continue;
            var known = random.Next(1, seq + 1);
            foreach (var day in Days)
            {
                AreAlike(history.At(day), StructureHistory.Empty.Add(revisions).At(day));
                AreAlike(history.AsKnownOn(known).At(day), StructureHistory.Empty.Add(revisions.Where(revision => revision.Seq <= known)).At(day));
            }
        }
    }

    [Fact]
    public void What_did_not_change_is_shared()
    {
        var history = StructureHistory.Empty.Add(Beginning());
        var before = history.Latest;
        var objective = before.All<Objective>()[0];
        var now = history.Add([new(objective.Id, objective.Kind, DateOnly.MinValue, 2, objective with { Weight = 9 })]).Latest;
        now.Find<Objective>(objective.Id)!.Weight.ShouldBe(9);
        now.All<Measure>().ShouldBeSameAs(before.All<Measure>());
        now.All<Objective>().ShouldNotBeSameAs(before.All<Objective>());
        before.Find<Objective>(objective.Id)!.Weight.ShouldBe(1);
        history.AsKnownOn(1).Latest.All<Measure>().ShouldBeSameAs(before.All<Measure>());
    }

    private static List<Revision> Beginning()
    {
        var revisions = new List<Revision>();
        ElementId Add(Element element)
        {
            var id = new ElementId(revisions.Count + 1);
            revisions.Add(new(id, element.Kind, DateOnly.MinValue, 1, element with { Id = id }));
            return id;
        }

        Add(new OrganizationSettings());
        Add(new NamedScale { Code = "scale" });
        var definition = Add(new Definition { Code = "definition" });
        var root = Add(new OrganizationUnit { Code = "root" });
        for (var at = 0; at < 4; at++)
        {
            var unit = Add(new OrganizationUnit { Code = $"u{at}", Parent = root, Order = at });
            var card = Add(new Scorecard { Code = $"c{at}", Unit = unit });
            var theme = Add(new Theme { Code = $"t{at}", Scorecard = card });
            for (var one = 0; one < 3; one++)
            {
                var objective = Add(new Objective { Code = $"o{one}", Parent = card, Order = one, Theme = one == 0 ? theme : null });
                var measure = Add(new Measure { Code = $"m{one}", Unit = unit, Definition = one == 1 ? definition : null, Spec = new() { ScaleCode = one == 2 ? "scale" : null } });
                Add(new Placement { Code = $"m{one}", Measure = measure, Parent = objective });
            }
        }
        return revisions;
    }

    /// <summary>Elements that were never heard of before, in families that are there and in new ones.</summary>
    private static IEnumerable<Revision> New(StructureHistory history, Random random, int seq)
    {
        var (day, next) = (Days[random.Next(Days.Length)], history.NextId);
        var units = history.Latest.All<OrganizationUnit>();
        var unit = units.Count > 0 ? units[random.Next(units.Count)].Id : default(ElementId?);
        Element[] elements =
        [
            new OrganizationUnit { Code = $"n{seq}", Parent = unit, Order = random.Next(3) }, new Scorecard { Code = $"n{seq}", Unit = next, Parent = history.Latest.All<Scorecard>() is [var card, ..] ? card.Id : null },
            new Objective { Code = $"n{seq}", Parent = new(next.Value + 1) }, new Measure { Code = $"n{seq}", Unit = next }, new Placement { Measure = new(next.Value + 3), Parent = new(next.Value + 2) },
        ];
        return elements.Select((element, at) => new Revision(new(next.Value + at), element.Kind, day, seq, element with { Id = new(next.Value + at) }));
    }

    private static Revision Other(StructureHistory history, Random random, int seq)
    {
        var day = Days[random.Next(Days.Length)];
        var id = new ElementId(random.Next(1, history.NextId.Value));
        if (history.Newest(id) is not { Body: { } body } newest)
            return new(id, history.Newest(id)!.Kind, day, seq, history.RevisionsOf(id).First().Body);
        Element? other = random.Next(12) switch
        {
            0 => null,
            1 => body with { Code = random.Next(2) == 0 ? body.Code + "x" : history.Latest.Elements.ElementAt(random.Next(history.Latest.Elements.Count())).Code },
            2 => body with { Name = $"Name {seq}" },
            _ => body switch
            {
                OrganizationSettings settings => settings with { Measures = new() { DueDays = seq } },
                Definition definition => definition with { Spec = new() { DueDays = seq } },
                NamedScale scale => scale with { Scale = ScalePresets.GoalRedFlag with { LowEnd = seq } },
                OrganizationUnit unit when random.Next(2) == 0 => unit with { Calendar = new() { FiscalYearStartMonth = (seq % 12) + 1 } },
                OrganizationUnit unit => unit with { Currency = $"{seq}" },
                Measure measure => measure with { Spec = new() { DueDays = seq, Direction = Direction.Lower } },
                Objective objective when random.Next(4) == 0 => objective with { Order = seq },
                Objective objective when random.Next(4) == 0 && history.Latest.All<Scorecard>() is { Count: > 0 } cards => objective with { Parent = cards[random.Next(cards.Count)].Id },
                Placement placement when random.Next(4) == 0 && history.Latest.All<Measure>() is { Count: > 0 } measures => placement with { Measure = measures[random.Next(measures.Count)].Id },
                Objective objective when random.Next(4) == 0 => objective with { Theme = objective.Theme is null ? history.Latest.All<Theme>().FirstOrDefault()?.Id : null },
                Node node => node with { Weight = seq, RollUp = new() { Method = RollUpMethod.Mean } },
                _ => body with { Owner = $"{seq}" },
            },
        };
        return new(id, newest.Kind, day, seq, other);
    }

    private static void AreAlike(Structure one, Structure other)
    {
        one.Elements.ShouldBe(other.Elements);
        Same(structure => structure.All<OrganizationUnit>());
        Same(structure => structure.All<Scorecard>());
        Same(structure => structure.All<Objective>());
        Same(structure => structure.All<Node>());
        Same(structure => structure.All<Placement>());
        Same(structure => structure.All<Measure>());
        Same(structure => structure.All<Definition>());
        (one.Settings, one.Root).ShouldBe((other.Settings, other.Root));
        Same(structure => structure.UnlinkedMeasures);
        foreach (var scale in other.All<NamedScale>())
            one.FindScale(scale.Code).ShouldBe(other.FindScale(scale.Code));
        foreach (var node in other.All<Node>())
        {
            Same(structure => structure.Children(node));
            one.RollUpOf(node).ShouldBe(other.RollUpOf(node));
            one.CardOf(node).ShouldBe(other.CardOf(node));
            if (node is Scorecard card)
                Same(structure => structure.ChildScorecards(card));
            one.FindScorecard(node.Code).ShouldBe(other.FindScorecard(node.Code));
        }
        foreach (var measure in other.All<Measure>())
        {
            one.RulesOf(measure).ShouldBe(other.RulesOf(measure));
            one.FrequencyOf(measure).ShouldBe(one.RulesOf(measure).Frequency);
            Same(structure => structure.PlacementsOf(measure.Id));
            one.FindMeasure(measure.Unit, measure.Code).ShouldBe(other.FindMeasure(measure.Unit, measure.Code));
            one.ResolveMeasure(measure.Unit, measure.Code).ShouldBe(other.ResolveMeasure(measure.Unit, measure.Code));
        }
        foreach (var unit in other.All<OrganizationUnit>())
        {
            Same(structure => structure.Subunits(unit));
            one.CalendarOf(unit.Id).ShouldBe(other.CalendarOf(unit.Id));
            one.FindUnit(unit.Code).ShouldBe(other.FindUnit(unit.Code));
        }

        void Same<T>(Func<Structure, IEnumerable<T>> of) => of(one).ShouldBe(of(other));
    }
}
