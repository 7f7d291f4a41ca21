using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Calculation.Plans.Agreement;
using static Binnacle.Core.Tests.Calculation.Plans.ThreeCards;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>A plan follows other weights, roll-ups and scales, from any day on, and says of everything else that it has to be made anew.</summary>
public sealed class NewStructureTests
{
    private readonly ThreeCards _cards = new();
    private readonly Random _random = new(11);
    private readonly Sample _sample;
    private readonly Measure[] _measures;
    private readonly Scorecard _below;
    private readonly Objective _goal;

    public NewStructureTests() => (_sample, _measures, _below, _goal) = (_cards.Sample, _cards.Measures, _cards.Below, _cards.Goals[0]);

    /// <summary>What many inherit costs those alone whose rules it changes.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Another_threshold_of_a_scale_that_many_name_is_followed_in_the_same_steps(bool dated)
    {
        var scale = _sample.Add(new NamedScale { Code = "common", Scale = Scales[0] });
        var definition = _sample.Add(new Definition { Code = "kind", Spec = new() { ScaleCode = "common", Levels = Levels.Of(target: 10) } });
        foreach (var measure in _measures.Take(5))
            _sample.Revise(measure with { Definition = definition.Id, Spec = measure.Spec with { Scale = null } });
        var world = _sample.World;
        var plan = Planned(world);
        var steps = plan.Coverage.Steps;
        foreach (var other in new Element[] { scale with { Scale = Scales[12] }, definition with { Spec = definition.Spec with { ScaleCode = null, Scale = Scales[4] } } })
        {
            world = Said(world, other, dated ? new DateOnly(2026, 3, 1) : default);
            plan.TryMoveTo(world).ShouldBeTrue($"{other}");
            var told = plan.Changes.Select(change => change.Element).Intersect(_measures.Select(measure => measure.Id)).ToList();
            told.ShouldNotBeEmpty();
            told.ShouldBeSubsetOf(_measures.Take(5).Select(measure => measure.Id));
            Same(plan, world);
        }
        plan.Coverage.Steps.ShouldBe(steps);
    }

    [Theory]
    [InlineData(StructureReading.Then)]
    [InlineData(StructureReading.Today)]
    public void Weights_roll_ups_and_scales_from_any_day_on_and_values_between_them_leave_what_a_plan_made_anew_gives(StructureReading reading)
    {
        _sample.Reading = reading;
        var world = _sample.World;
        var plan = Planned(world);
        var changed = 0;
        for (var edit = 0; edit < 150; edit++)
        {
            Observation[] said = [];
            Revision? revised = null;
            if (edit % 3 == 2)
            {
                said = [new(_measures[_random.Next(_measures.Length - 1)].Id, SeriesNames.Actual, new(Frequency.Month, new(2025 + _random.Next(2), 1 + _random.Next(12), 1)), 1000 + edit, ObservationState.Value, _random.Next(6, 12))];
                world = world with { Facts = world.Facts.Add(said) };
            }
            if (edit % 3 != 2 || edit % 2 == 0)
                world = world with { Structures = world.Structures.Add([revised = Revised(world, edit)]) };
            plan.TryMoveTo(world, said).ShouldBeTrue($"edit {edit}: {revised}");
            changed += plan.Changes.Count();
            Holds(plan, world, $"edit {edit}");
        }
        changed.ShouldBeGreaterThan(500);
        Same(plan, world);
        plan.Run();
        Same(plan, world);
    }

    [Fact]
    public void What_it_tells_as_changed_is_what_differs()
    {
        var world = _sample.World;
        var plan = Planned(world);
        var before = Planned(world);
        var next = Said(world, _goal with { Weight = 0 }, new(2026, 3, 1));
        plan.TryMoveTo(next).ShouldBeTrue();
        var told = plan.Changes.ToList();
        told.ShouldNotBeEmpty();
        told.ShouldAllBe(change => change.Period.FirstDay >= new DateOnly(2026, 3, 1));
        var nodes = world.Structures.Latest.All<Node>().Where(node => node is not Placement).Select(node => node.Id).ToList();
        var differing = from node in nodes
                        from month in Enumerable.Range(0, 24)
                        from window in Windows
                        let period = new Period(Frequency.Month, new DateOnly(2025, 1, 1).AddMonths(month))
                        let then = before.Score(node, period, window)
                        let now = plan.Score(node, period, window)
                        where then != now
                        select new ScoreChange(node, period, window == Window.FiscalYearToDate, then, now);
        told.ToHashSet().SetEquals(differing).ShouldBeTrue();
    }

    [Fact]
    public void Another_threshold_changes_what_stands_above_its_measure_and_nothing_else()
    {
        var world = _sample.World;
        var plan = Planned(world);
        var placement = world.Structures.Latest.PlacementsOf(_measures[0].Id)[0];
        plan.TryMoveTo(world = Said(world, _measures[0] with { Spec = _measures[0].Spec with { Scale = ScalePresets.ActualOverTarget(0.8, 0.95, 1.5) } }, new(2026, 2, 1))).ShouldBeTrue();
        var told = plan.Changes.ToList();
        told.ShouldAllBe(change => change.Period.FirstDay >= new DateOnly(2026, 2, 1));
        told.Select(change => change.Element).Distinct().Order().ShouldBe(new[] { _measures[0].Id, _goal.Id, _goal.Parent, _sample.Card.Id, _goal.Theme!.Value }.Order());
        plan.Score(placement.Id, _sample.P("2026-05"), Window.Period).ShouldNotBeNull();
        Same(plan, world);
    }

    [Fact]
    public void Scales_kernels_do_not_know_or_have_no_rows_for_are_followed_by_other_steps()
    {
        var plain = _sample.Placed("plain", new() { Scale = new() { Basis = Basis.RatioToTarget, Curve = LinearCurve.Through(new CurvePoint(0, 0), new CurvePoint(1, 100)) }, Levels = Levels.Of(target: 10) }, 1, _goal);
        _sample.Values(plain, "2025-01", 5, 6, 7);
        var world = _sample.World;
        foreach (var (measure, scale, answered) in new[] { (_measures[0], ScalePresets.Pace(), 1), (_measures[0], new() { Curve = new ExpressionCurve("value - previous") }, 1), (_measures[^1], Scales[10], 1), (plain, ScalePresets.ActualOverTarget(0.8, 0.9, 1), 0) })
        {
            var plan = Planned(world);
            plan.Coverage.Calculated.ShouldBe(0);
            var next = Said(world, measure with { Spec = measure.Spec with { Scale = scale } });
            plan.TryMoveTo(next).ShouldBeTrue($"{measure.Code} {scale}");
            plan.Coverage.Calculated.ShouldBe(answered);
            Same(plan, next);
            plan.Run(2);
            Same(plan, next);
        }
    }

    [Fact]
    public void What_nobody_calculates_with_changes_nothing()
    {
        var world = _sample.World;
        var plan = Planned(world);
        var figures = plan.Figures(_below.Id, _sample.P("2026-05"));
        foreach (var element in new Element[] { _goal with { Name = "Renamed" }, _measures[0] with { Name = "Renamed" } })
        {
            world = Said(world, element);
            plan.TryMoveTo(world).ShouldBeTrue();
            plan.Changes.ShouldBeEmpty();
            Same(plan, world);
        }
        plan.Figures(_below.Id, _sample.P("2026-05"))!.Nodes.Length.ShouldBe(figures!.Nodes.Length);
    }

    [Fact]
    public void Whatever_needs_other_rows_or_another_order_is_followed_by_other_steps()
    {
        var definition = _sample.Add(new Definition { Code = "definition" });
        var world = _sample.World;
        var placement = world.Structures.Latest.PlacementsOf(_measures[0].Id)[0];
        Element[] others =
        [
            _goal with { Bands = BandSet.Limits(40, 80) }, _goal with { Assessment = Assessment.NotYetMeasured }, _goal with { Parent = _below.Id }, _goal with { Theme = null }, _goal with { Code = "other" }, _goal with { Order = 7 },
            _sample.Card with { Defaults = Rules[2] }, placement with { Measure = _measures[5].Id }, _measures[0] with { Spec = _measures[0].Spec with { Aggregation = Aggregation.Max } }, new Objective { Id = new(500), Code = "new", Parent = _below.Id },
            _sample.Card with { RollUp = new() { Method = RollUpMethod.WeightedMean, ChildShare = 0.3 } }, _goal with { RollUp = new() { Method = RollUpMethod.MostFrequentStatus } }, _sample.Root with { Name = "Renamed" },
            _sample.Root with { Currency = "EUR" }, definition with { Spec = new() { DueDays = 3 } }, new NamedScale { Id = new(500), Code = "scale" }, _sample.Settings with { Measures = new() { Tolerance = 0.3 } },
        ];
        foreach (var element in others)
            Follows(Said(world, element), $"{element}");
        Follows(world with { Structures = world.Structures.Add([new(placement.Id, ElementKind.Placement, new(2026, 5, 1), 1000, null)]) }, "an ending");

        void Follows(World next, string what)
        {
            var plan = Planned(world);
            plan.TryMoveTo(next).ShouldBeTrue(what);
            Same(plan, next);
        }
    }

    [Fact]
    public void What_all_inherit_and_what_hangs_in_the_air_is_refused_and_nothing_has_moved()
    {
        var world = _sample.World;
        var plan = Planned(world);
        Element[] others =
        [
            _sample.Settings with { RollUp = Rules[2] }, _sample.Settings with { RedFlagTolerance = 0.2 }, _sample.Root with { Calendar = new() { WeekPattern = WeekPattern.FourFourFive } }, _sample.Root with { Parent = _cards.Subunits[0].Id },
            _goal with { Parent = new(900) }, _below with { Parent = _below.Id }, new Objective { Id = new(501), Code = "new", Parent = new(900) },
        ];
        foreach (var element in others)
            plan.TryMoveTo(Said(world, element)).ShouldBeFalse($"{element}");
        plan.TryMoveTo(world with { Structures = world.Structures.Add([new(_goal.Id, _goal.Kind, DateOnly.MinValue, 1000, null)]) }).ShouldBeFalse("measures without their objective");
        plan.Run();
        Same(plan, world);
    }

    [Fact]
    public void A_calendar_that_begins_after_all_periods_cuts_them_otherwise()
    {
        var world = _sample.World;
        var plan = Planned(world);
        var weeks = _sample.Settings with { Calendar = new() { WeekPattern = WeekPattern.FourFourFive } };
        plan.TryMoveTo(Said(world, weeks, new(2031, 1, 1))).ShouldBeFalse();
        Same(plan, world);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_the_calculator_answers_for_a_step_or_a_level_it_is_asked_again(bool forStep)
    {
        if (forStep)
            _sample.Revise(_goal with { RollUp = new() { Method = RollUpMethod.MostFrequentStatus } });
        else
            _sample.Revise(_measures[9] with { Name = "Renamed" }, "2026-02");
        var world = _sample.World;
        Planned(world).Coverage.Calculated.ShouldBe(forStep ? 1 : 0);
        var plan = Planned(world);
        foreach (var revised in new Element[] { _below with { Weight = 7 }, _measures[0] with { Spec = _measures[0].Spec with { Levels = Levels.Of(target: 8) } }, _measures[9] with { Spec = _measures[9].Spec with { Levels = Levels.Of(target: 7) } } })
        {
            world = Said(world, revised, new(2026, 2, 1));
            plan.TryMoveTo(world).ShouldBeTrue($"{revised}");
            Same(plan, world);
            Observation said = new(_measures[1].Id, SeriesNames.Actual, new(Frequency.Month, new(2026, 3, 1)), 2000, ObservationState.Value, revised.Id.Value);
            world = world with { Facts = world.Facts.Add([said]) };
            plan.TryMoveTo(world, said).ShouldBeTrue();
            Same(plan, world);
        }
    }

    [Fact]
    public void One_that_has_not_run_yet_follows_too()
    {
        var world = _sample.World;
        var plan = ScorePlan.Of(world, _sample.P("2025-01"), _sample.P("2026-12"));
        plan.TryMoveTo(world = Said(world, _goal with { Bands = BandSet.Limits(40, 80) })).ShouldBeTrue();
        plan.Run(2);
        Same(plan, world);
    }

    [Fact]
    public void Where_each_stretch_has_steps_of_its_own_a_plan_is_made_anew()
    {
        _sample.Revise(_sample.Card with { Parent = _below.Id }, "2026-01");
        _sample.Revise(_below with { Parent = null }, "2026-01");
        var world = _sample.World;
        var plan = Planned(world);
        plan.TryMoveTo(Said(world, _goal with { Weight = 9 })).ShouldBeFalse();
        Same(plan, world);
    }

    [Fact]
    public void So_it_is_after_many_edits()
    {
        var world = _sample.World;
        var plan = Planned(world);
        World Weighed(int edit) => Said(world, _goal with { Weight = 1 + (edit % 7) });
        var followed = 0;
        for (var next = Weighed(0); followed < 5000 && plan.TryMoveTo(next); next = Weighed(followed))
            (world, followed) = (next, followed + 1);
        followed.ShouldBeInRange(100, 1000);
        Same(plan, world);
    }

    [Fact]
    public void So_it_is_after_more_than_64_at_once()
    {
        var nodes = Enumerable.Range(0, 65).Select(at => _sample.Add(new Objective { Code = $"more-{at}", Parent = _below.Id })).ToList();
        var world = _sample.World;
        var plan = Planned(world);
        Revision[] all = [.. nodes.Select(node => new Revision(node.Id, node.Kind, DateOnly.MinValue, 9000, node with { Weight = 8 }))];
        plan.TryMoveTo(world with { Structures = world.Structures.Add(all) }).ShouldBeFalse();
        plan.TryMoveTo(world = world with { Structures = world.Structures.Add(all[..64]) }).ShouldBeTrue();
        Same(plan, world);
    }

    [Fact]
    public void Rules_made_again_with_the_same_content_are_the_same()
    {
        var world = _sample.World;
        var plan = Planned(world);
        var renamed = _measures[0] with { Name = "Renamed", Spec = _measures[0].Spec with { Levels = Levels.Of(target: 10, red: 5) } };
        plan.TryMoveTo(world = Said(world, renamed)).ShouldBeTrue();
        Same(plan, world);
    }

    /// <param name="from">For all time unless given.</param>
    private static World Said(World world, Element element, DateOnly from = default) => world with { Structures = world.Structures.Add([new(element.Id, element.Kind, from, 1000, element)]) };

    private Revision Revised(World world, int edit)
    {
        var structure = world.Structures.Latest;
        var from = _random.Next(4) == 0 ? DateOnly.MinValue : new DateOnly(2025 + _random.Next(2), 1 + _random.Next(12), 1);
        if (_random.Next(3) == 0)
        {
            var at = _random.Next(_measures.Length);
            var measure = structure.Find<Measure>(_measures[at].Id)!;
            // A formula's score without a value is the calculator's; where scores count as they read there is no row for any that do not.
            int[] followed = measure.Spec.Formula is not null ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11] : at % 5 == 3 ? [4, 12] : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
            return new(measure.Id, measure.Kind, from, 1000 + edit, measure with { Spec = measure.Spec with { Scale = Scales[followed[_random.Next(followed.Length)]] } });
        }
        var nodes = structure.All<Node>();
        var node = nodes[_random.Next(nodes.Count)];
        Node revised = _random.Next(4) == 0 && node is Objective or Perspective ? node with { RollUp = Rules[_random.Next(Rules.Length)] } : node with { Weight = _random.Next(5), Critical = _random.Next(2) == 0 };
        return new(node.Id, node.Kind, from, 1000 + edit, revised);
    }
}
