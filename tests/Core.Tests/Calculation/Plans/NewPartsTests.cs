using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Calculation.Plans.Agreement;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Elements come, go, move, are called and calculated otherwise: a plan compiles what that touches again, and gives what one made anew gives.</summary>
public sealed class NewPartsTests
{
    private readonly ThreeCards _cards = new();
    private readonly Sample _sample;

    public NewPartsTests() => _sample = _cards.Sample;

    [Theory]
    [InlineData(1, false, StructureReading.Then)]
    [InlineData(2, false, StructureReading.Then)]
    [InlineData(33, true, StructureReading.Then)]
    [InlineData(39, true, StructureReading.Then)]
    [InlineData(5, true, StructureReading.Today)]
    public void Whatever_is_edited_leaves_what_a_plan_made_anew_gives(int seed, bool dated, StructureReading reading)
    {
        _sample.Reading = reading;
        var world = _sample.World;
        var plan = Planned(world);
        var edits = new StructureEdits(new(seed), _sample, dated);
        var (followed, asked, changed) = (new Dictionary<string, int>(), 0, 0);
        for (var edit = 0; edit < 150; edit++)
        {
            var (what, revisions) = edits.Next(world.Structures, 1000 + edit);
            Observation[] said = edit % 3 == 2 ? [edits.Value(world.Structures, 1000 + edit)] : [];
            var next = world with { Structures = world.Structures.Add(revisions), Facts = world.Facts.Add(said) };
            asked++;
            var when = $"edit {edit}, {what}: {string.Join("; ", revisions.Select(revision => $"{revision.HoldsFrom} {revision.Id} {revision.Body}"))}";
            var before = Planned(world);
            if (plan.TryMoveTo(next, said))
            {
                followed[what] = followed.GetValueOrDefault(what) + 1;
                changed += Told(plan, before, world, next, when);
                Holds(plan, next, when);
                if (edit % 10 == 0)
                {
                    plan.Run(1 + (edit % 3));
                    Holds(plan, next, $"{when}, run");
                }
            }
            else
            {
                // Nothing has moved.
                Holds(plan, world, $"{when}, refused");
                plan = Planned(next);
            }
            world = next;
        }
        Same(plan, world);
        changed.ShouldBeGreaterThan(1000);
        foreach (var (what, times) in followed)
            TestContext.Current.TestOutputHelper!.WriteLine($"{what}: {times} of {edits.Made[what]}");
        followed.Values.Sum().ShouldBeGreaterThan(asked * (dated ? 8 : 9) / 10, string.Join("; ", edits.Made.Select(made => $"{made.Key}: {followed.GetValueOrDefault(made.Key)} of {made.Value}")));
    }

    /// <summary>A child weight that changes with a day gives an objective two steps; whoever reads both reads each once, however often they are made anew.</summary>
    [Fact]
    public void What_is_compiled_again_and_again_below_one_parent_does_not_pile_up()
    {
        _sample.Revise(_sample.Add(new Placement { Parent = _cards.Goals[0].Id, Measure = _cards.Measures[7].Id }) with { Weight = 3 }, "2026-01");
        var world = _sample.World;
        var plan = Planned(world);
        for (var edit = 0; edit < 40; edit++)
        {
            var next = world.Structures.NextId;
            Revision[] revisions = [.. new Element[] { _cards.Measures[0] with { Id = next, Code = $"new{next}" }, new Placement { Id = new(next.Value + 1), Parent = _cards.Goals[0].Id, Measure = next } }.Select(element => new Revision(element.Id, element.Kind, DateOnly.MinValue, 1000 + edit, element))];
            world = world with { Structures = world.Structures.Add(revisions) };
            plan.TryMoveTo(world).ShouldBeTrue($"edit {edit}");
        }
        Same(plan, world);
        plan.Coverage.Steps.ShouldBe(Planned(world).Coverage.Steps);
    }

    /// <summary>A card is compiled again before a perspective of its own, of which it turns out later that it has to be, too.</summary>
    [Fact]
    public void Whoever_was_compiled_before_what_it_reads_goes_on_reading_it()
    {
        var first = _sample.Add(new Objective { Code = "first", Parent = _sample.Card.Id });
        var side = _sample.Add(new Perspective { Code = "side", Scorecard = _sample.Card.Id, Weight = 9 });
        var (second, third) = (_sample.Add(new Objective { Code = "second", Parent = side.Id }), _sample.Add(new Objective { Code = "third", Parent = side.Id, Weight = 9 }));
        var measure = _sample.Placed("twice", ThreeCards.Spec(0), 1, first);
        _sample.Place(measure, under: second);
        var rare = _sample.Placed("rare", new() { Scale = ScalePresets.Pace(), Levels = Levels.Of(target: 10) }, 1, third);
        var plain = _sample.Placed("plain", ThreeCards.Spec(0), 9, third);
        foreach (var reported in new[] { measure, rare, plain })
            _sample.Values(reported, "2025-01", [.. Enumerable.Range(0, 20).Select(month => (double?)(5 + (month % 6)))]);
        var world = _sample.World;
        var plan = Planned(world);
        world = world with { Structures = world.Structures.Add([new(measure.Id, measure.Kind, DateOnly.MinValue, 1000, measure with { Spec = new() { Scale = ScalePresets.Pace(), Levels = Levels.Of(target: 10) } })]) };
        plan.TryMoveTo(world).ShouldBeTrue();
        Same(plan, world);
        Observation said = new(plain.Id, SeriesNames.Actual, _sample.P("2026-05"), 2000, ObservationState.Value, 9.5);
        world = world with { Facts = world.Facts.Add([said]) };
        plan.TryMoveTo(world, said).ShouldBeTrue();
        Same(plan, world);
        plan.Changes.Select(change => change.Element).ShouldContain(_sample.Card.Id);
    }

    /// <summary>The target of a formula that is a formula too, of a measure that others are compiled again for.</summary>
    [Fact]
    public void A_level_the_calculator_answers_for_goes_on_following_values()
    {
        var (one, other) = (_cards.Measures[0], _cards.Measures[8]);
        var formula = _sample.Placed("sum", new() { Formula = $"[{one.Code}] + [{other.Code}]", Scale = ThreeCards.Scales[0], Levels = Levels.Formula(SeriesNames.Target, $"2 * [{other.Code}]") }, 1, _cards.Goals[3]);
        _sample.Revise(other with { Name = "Renamed" }, "2026-02");
        var world = _sample.World;
        var plan = Planned(world);
        world = world with { Structures = world.Structures.Add([new(one.Id, one.Kind, DateOnly.MinValue, 1000, one with { Spec = one.Spec with { Aggregation = Aggregation.Max } })]) };
        plan.TryMoveTo(world).ShouldBeTrue();
        Same(plan, world);
        Observation said = new(other.Id, SeriesNames.Actual, _sample.P("2026-05"), 2000, ObservationState.Value, 77);
        world = world with { Facts = world.Facts.Add([said]) };
        plan.TryMoveTo(world, said).ShouldBeTrue();
        Same(plan, world);
        plan.Score(world.Structures.Latest.PlacementsOf(formula.Id)[0].Id, _sample.P("2026-05"), Window.Period).ShouldNotBeNull();
    }

    /// <summary>A formula that is another one from within a year on has rows of its own for that year, which other formulas read.</summary>
    [Fact]
    public void Whoever_reads_a_shadow_reads_the_new_one()
    {
        var plain = _cards.Measures[^2];
        var middle = _sample.Placed("middle", new() { Formula = $"[{plain.Code}]", Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 9) }, 1, _cards.Goals[^1]);
        _sample.Revise(middle with { Spec = middle.Spec with { Formula = $"3 * [{plain.Code}]" } }, "2026-03");
        _sample.Placed("above", new() { Formula = "[middle] * 2", Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 20) }, 1, _cards.Goals[^1]);
        var world = _sample.World;
        var plan = Planned(world);
        var next = world.Structures.NextId;
        Element[] comes = [new Measure { Id = next, Code = "early", Unit = _sample.Root.Id, Spec = new() { Formula = "[middle] + 1", Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 9) } }, new Placement { Id = new(next.Value + 1), Parent = _cards.Goals[0].Id, Measure = next }];
        world = world with { Structures = world.Structures.Add(comes.Select(element => new Revision(element.Id, element.Kind, DateOnly.MinValue, 1000, element))) };
        plan.TryMoveTo(world).ShouldBeTrue();
        Same(plan, world);
        Observation said = new(plain.Id, SeriesNames.Actual, _sample.P("2026-05"), 2000, ObservationState.Value, 77);
        world = world with { Facts = world.Facts.Add([said]) };
        plan.TryMoveTo(world, said).ShouldBeTrue();
        Same(plan, world);
        plan.Run();
        Same(plan, world);
    }

    /// <summary>What the plan tells as changed is what differs, once; and how much that is.</summary>
    private static int Told(ScorePlan plan, ScorePlan before, World world, World next, string when)
    {
        var all = plan.Changes.ToList();
        var told = all.ToHashSet();
        told.Count.ShouldBe(all.Count, when);
        var elements = next.Structures.All.Where(revision => revision.Kind is not ElementKind.Placement).Select(revision => revision.Id).Distinct().ToList();
        var differing = new HashSet<ScoreChange>();
        var unplaced = new HashSet<(ElementId, Period)>();
        foreach (var element in elements)
            for (var month = new DateOnly(2025, 1, 1); month.Year < 2027; month = month.AddMonths(1))
            {
                var period = new Period(Frequency.Month, month);
                var (was, now) = (NodeOf(world), NodeOf(next));
                if (was is null || now is null)
                    unplaced.Add((element, period));
                else
                    foreach (var window in Windows)
                        if (before.Score(was.Value, period, window) is var then && plan.Score(now.Value, period, window) is var score && then != score)
                            differing.Add(new(element, period, window == Window.FiscalYearToDate, then, score));

                // A measure is seen where it is placed.
                ElementId? NodeOf(World of) => of.StructureOf(of.Structures.Latest.Settings.Calendar.LastDay(period)) is var structure && structure.Find(element) is not Measure ? world.Structures.Newest(element)?.Kind == ElementKind.Measure || next.Structures.Newest(element)?.Kind == ElementKind.Measure ? null : element
                    : structure.PlacementsOf(element) is [var placement, ..] ? placement.Id : null;
            }
        told.Where(change => !unplaced.Contains((change.Element, change.Period))).ToHashSet().SetEquals(differing).ShouldBeTrue(when);
        return told.Count;
    }
}
