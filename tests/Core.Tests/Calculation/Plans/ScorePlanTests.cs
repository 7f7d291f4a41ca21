using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;
using static Binnacle.Core.Tests.Calculation.Plans.Agreement;

namespace Binnacle.Core.Tests.Calculation.Plans;

public sealed class ScorePlanTests
{
    [Fact]
    public void Every_way_of_adding_up_a_year_is_the_calculators()
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        foreach (var how in new[] { Aggregation.Sum, Aggregation.Average, Aggregation.Last, Aggregation.First, Aggregation.Min, Aggregation.Max, Aggregation.Count })
            foreach (var target in new[] { Aggregation.Sum, Aggregation.Average, Aggregation.Last, Aggregation.First, Aggregation.Min, Aggregation.Max, Aggregation.Count })
                foreach (var completeness in Enum.GetValues<Completeness>())
                {
                    var measure = sample.Placed($"{how}-{target}-{completeness}", new() { Aggregation = how, TargetAggregation = target, Completeness = completeness, Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1) });
                    sample.Values(measure, "2025-03", 4, null, 5);
                    sample.Values(measure, "2026-01", null, 7, null, 8, 2, null, 9, 4, 4, null, 6);
                    sample.Series(measure, SeriesNames.Target, "2025-01", 5, 5, 6);
                    sample.Series(measure, SeriesNames.Target, "2026-02", 7, 6);
                }
        Agrees(sample.World, allInKernels: true);
        Agrees(sample.World, allInKernels: true, "2026-11");
        Agrees(sample.World, allInKernels: true, "2025-10");
    }

    [Fact]
    public void Ratios_of_totals_count_as_complete_only_if_what_they_are_made_of_is()
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        sample.Values(sample.Measure("sold", new() { Use = MeasureUse.Input }), "2026-01", 1, 2, null, 4, 5, 6);
        sample.Values(sample.Measure("made", new() { Use = MeasureUse.Input }), "2026-01", 2, 2, 2, 2, null, 2, 0);
        sample.Placed("ratio", new() { Formula = "100 * [sold] / [made]", Levels = Levels.Of(target: 100, red: 50) });
        sample.Placed("alike", new() { Formula = "[sold] / [made]", Completeness = Completeness.LikeForLike, Levels = Levels.Of(target: 1, red: 0.5) }, weight: 3);
        sample.Placed("sum", new() { Formula = "[sold] + [made]", Aggregation = Aggregation.Sum, Levels = Levels.Of(target: 3, red: 1) });
        Agrees(sample.World, allInKernels: true);
    }

    [Fact]
    public void Every_rule_of_rolling_up_is_the_calculators()
    {
        RollUpMethod[] byScores = [RollUpMethod.WeightedMean, RollUpMethod.Mean, RollUpMethod.WeightedGeometricMean, RollUpMethod.Sum, RollUpMethod.Min, RollUpMethod.Max];
        Agrees(RolledUp(byScores), allInKernels: true, "2026-11", "2026-01");
        Agrees(RolledUp([RollUpMethod.MostFrequentStatus, RollUpMethod.ShareOnGreen]), allInKernels: false, "2026-03", "2026-01");
    }

    /// <summary>An objective of each kind over the same measures, some of which weigh nothing.</summary>
    private static World RolledUp(RollUpMethod[] methods)
    {
        var sample = new Sample();
        var measures = Enumerable.Range(0, 4).Select(at => sample.Measure($"m{at}", new() { Scale = ScalePresets.MinMax(clamped: false), Levels = Levels.Of(min: 0, max: 50) })).ToArray();
        for (var at = 0; at < measures.Length; at++)
            sample.Values(measures[at], "2026-01", [.. Enumerable.Range(0, 12).Select(month => (month * (at + 2)) % 5 == 0 ? (double?)null : month * 7 % 61)]);
        foreach (var method in methods)
            foreach (var missing in Enum.GetValues<MissingChildren>())
                foreach (var minimum in new[] { null, MinimumPresent.None, MinimumPresent.ShareOfWeight(0.5), MinimumPresent.Children(2) })
                    foreach (var capped in new[] { false, true })
                        foreach (var native in new[] { false, true })
                        {
                            var goal = sample.Add(new Objective
                            {
                                Code = $"{method}-{missing}-{minimum}-{capped}-{native}",
                                Parent = sample.Card.Id,
                                Weight = 2,
                                Bands = BandSet.Limits(40, 80),
                                RollUp = new() { Method = method, Missing = missing, Minimum = minimum, CapChildrenAt100 = capped, UseNative = native },
                            });
                            for (var at = 0; at < measures.Length; at++)
                                sample.Place(measures[at], weight: at, under: goal);
                        }
        return sample.World;
    }

    [Fact]
    public void Edits_climb_as_far_as_they_change_something_and_words_ask_for_a_new_plan()
    {
        var sample = new Sample();
        var goal = sample.Add(new Objective { Code = "goal", Parent = sample.Card.Id });
        var a = sample.Placed("a", new() { Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1), Levels = Levels.Of(target: 10, red: 5) }, under: goal);
        sample.Placed("twice", new() { Formula = "2 * [a]", Levels = Levels.Of(target: 20, red: 10) }, under: goal);
        sample.Values(a, "2026-01", 8, 9, 10, 12);
        var world = sample.World;
        var plan = Planned(world);
        foreach (var (month, value) in new (string, double?)[] { ("2026-03", 8.5), ("2026-04", 13), ("2026-07", 9), ("2026-02", null) })
        {
            var said = new Observation(a.Id, SeriesNames.Actual, sample.P(month), 100, value is null ? ObservationState.Cleared : ObservationState.Value, value);
            world = world with { Facts = world.Facts.Add([said]) };
            plan.TryMoveTo(world, said).ShouldBeTrue();
            Same(plan, world);
        }
        plan.TryMoveTo(world, new Observation(a.Id, SeriesNames.Actual, sample.P("2026-05"), 101, ObservationState.Word, Word: "yes")).ShouldBeFalse();
        plan.TryMoveTo(world, new Observation(a.Id, SeriesNames.Target, sample.P("2026-05"), 101, ObservationState.Word, Word: "yes")).ShouldBeFalse();
        foreach (var (month, value) in new[] { ("2026-03", 12), ("2026-02", 9), ("2026-03", 9), ("2026-06", 7) })
        {
            var target = new Observation(a.Id, SeriesNames.Target, sample.P(month), 102, ObservationState.Value, value);
            world = world with { Facts = world.Facts.Add([target]) };
            plan.TryMoveTo(world, target).ShouldBeTrue();
            Same(plan, world);
        }
        plan.TryMoveTo(world with { Now = new(2030, 1, 1) }).ShouldBeFalse();
        plan.TryMoveTo(world with { Structures = sample.World.Structures }).ShouldBeTrue(); // the same said once more
        plan.TryMoveTo(world).ShouldBeTrue();
    }

    [Fact]
    public void Weights_that_change_with_a_day_hold_from_their_month_on_and_what_has_ended_has_no_score()
    {
        var sample = new Sample();
        var (a, b) = (sample.Placed("a", new() { Levels = Levels.Of(target: 10, red: 5) }), sample.Placed("b", new() { Levels = Levels.Of(target: 10, red: 5) }));
        sample.Values(a, "2026-01", 8, 9, 10, 12, 3, 4);
        sample.Values(b, "2026-01", 6, 7, 8, 9, 10, 11);
        var placed = sample.World.Structures.Latest.PlacementsOf(a.Id).Single();
        sample.Revise(placed with { Weight = 5 }, "2026-03");
        sample.Placed("both", new() { Formula = "[a] + [b]", Levels = Levels.Of(target: 20, red: 10) });
        sample.End(placed, "2026-06");
        Agrees(sample.World, allInKernels: true);
        Planned(sample.World).Score(placed.Id, sample.P("2026-06"), Window.Period).ShouldBeNull();
    }

    [Fact]
    public void Targets_due_at_the_end_achieved_targets_and_targets_by_formula_are_the_calculators_and_follow_edits()
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        var plain = sample.Placed("plain", new() { Levels = Levels.Of(target: 10, red: 5), Completeness = Completeness.LikeForLike });
        sample.Values(plain, "2026-01", 8, 9, null, 12);
        sample.Values(sample.Placed("end", new() { Levels = Levels.Of(target: 120, red: 60), Target = new() { Frequency = Core.Time.Frequency.Quarter, Phasing = Phasing.AtTheEnd } }), "2026-01", 40, 40, 41, 39, 40, 42);
        sample.Values(sample.Placed("once", new() { Levels = Levels.Of(target: 10, red: 5), Target = new() { OneOff = true } }), "2026-01", 12, 7, 6);
        sample.Placed("twice", new() { Formula = "[once] * 2", Levels = Levels.Of(target: 20, red: 10), Completeness = Completeness.LikeForLike });
        sample.Values(sample.Placed("against", new() { Levels = Levels.Formula("target", "[plain] * 2"), Scale = ScalePresets.ActualOverTarget(0.5, 0.7, 1) }), "2026-01", 15, 16, 17, 18);
        Agrees(sample.World, allInKernels: false);
        var world = sample.World;
        var plan = Planned(world);
        var said = new Observation(plain.Id, SeriesNames.Actual, sample.P("2026-02"), 100, ObservationState.Value, 4);
        world = world with { Facts = world.Facts.Add([said]) };
        plan.TryMoveTo(world, said).ShouldBeTrue();
        Same(plan, world);
    }

    [Fact]
    public void What_changes_its_rules_within_a_year_is_read_with_the_rules_of_who_asks()
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        sample.Values(sample.Measure("a"), "2026-01", 1, 2, 3, 4, 5, 6, 7, 8);
        var (was, filled, moved) = (
            sample.Placed("was", new() { Formula = "[a] * 2", Aggregation = Aggregation.Sum, Levels = Levels.Of(target: 5, red: 1) }),
            sample.Placed("filled", new() { Missing = new(MissingPolicy.Zero), Completeness = Completeness.LikeForLike, Levels = Levels.Of(target: 5, red: 1) }),
            sample.Placed("moved", new() { Levels = Levels.Of(target: 5, red: 1) }));
        sample.Values(was, "2026-01", 9, 9, 9, 9, 9, 9, 9, 9);
        sample.Values(filled, "2026-01", 4, null, 6, null, 5, 5, 5);
        sample.Values(moved, "2026-01", 4, 5, 6, 4, 5, 5, 5);
        sample.Revise(was with { Spec = was.Spec with { Formula = null } }, "2026-05");
        sample.Revise(filled with { Spec = filled.Spec with { Missing = null } }, "2026-05");
        var placed = sample.World.Structures.Latest.PlacementsOf(moved.Id).Single();
        sample.Revise(placed with { Measure = filled.Id }, "2026-06");
        Agrees(sample.World, allInKernels: false);
    }

    [Fact]
    public void Completeness_may_change_with_a_day()
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        var plain = sample.Placed("plain", new() { Completeness = Completeness.LikeForLike, Levels = Levels.Of(target: 5, red: 1) });
        sample.Values(plain, "2026-01", 4, null, 6, 4, 5, 5, 5);
        sample.Revise(plain with { Spec = plain.Spec with { Completeness = Completeness.EveryDuePeriod } }, "2026-05");
        var (part, whole) = (sample.Measure("part", new() { Completeness = Completeness.LikeForLike }), sample.Measure("whole", new() { Completeness = Completeness.LikeForLike }));
        sample.Values(part, "2025-01", 1, 2, null, 3);
        sample.Values(whole, "2025-01", 4, 4, 4, 4);
        var share = sample.Placed("share", new() { Completeness = Completeness.EveryDuePeriod, Levels = Levels.Of(target: 0.5, red: 0.1) });
        sample.Values(share, "2025-01", 0.2, 0.3);
        sample.Revise(share with { Spec = share.Spec with { Completeness = Completeness.LikeForLike, Formula = "[part] / [whole]" } }, "2026-01");
        Agrees(sample.World, allInKernels: true);
    }

    [Fact]
    public void Figures_have_the_targets_of_measures_the_calculator_answers_for_too()
    {
        var sample = new Sample();
        var filled = sample.Placed("filled", new() { Missing = new(MissingPolicy.Zero), Completeness = Completeness.LikeForLike, Levels = Levels.Of(target: 5, red: 1) });
        sample.Values(filled, "2026-01", 4, null, 6);
        var quarterly = sample.Placed("quarterly", new() { Frequency = Core.Time.Frequency.Quarter, Levels = Levels.Of(target: 10, red: 1) });
        sample.Values(quarterly, "2026-Q1", 7);
        var calculator = new Calculator(sample.World);
        foreach (var figures in Planned(sample.World).Figures(sample.Card.Id, sample.P("2026-03")).ShouldNotBeNull().Measures)
        {
            var (period, toDate) = (calculator.Measure(figures.Measure, sample.P("2026-03"), Window.Period)!, calculator.Measure(figures.Measure, sample.P("2026-03"), Window.FiscalYearToDate)!);
            (figures.Now.Value, figures.Now.Target).ShouldBe((period.Actual.Figure.Value, period.Target.Value));
            (figures.Now.ValueToDate, figures.Now.TargetToDate).ShouldBe((toDate.Actual.Figure.Value, toDate.Target.Value));
            figures.Now.Target.ShouldNotBeNull();
            figures.Now.TargetToDate.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_plan_has_scores_of_the_period_and_to_date_and_says_so_of_others()
    {
        var sample = new Sample();
        var plan = Planned(sample.World);
        plan.Bytes.ShouldBeGreaterThan(0);
        plan.Score(new(999), sample.P("2026-05"), Window.Period).ShouldBeNull();
        plan.Score(sample.Card.Id, sample.P("2031-05"), Window.Period).ShouldBeNull();
        plan.Score(sample.Card.Id, sample.P("2026"), Window.Period).ShouldBeNull();
        Should.Throw<ArgumentException>(() => plan.Score(sample.Card.Id, sample.P("2026-05"), Window.Trailing(3)));
    }

    [Fact]
    public void Scorecards_count_in_their_parents_by_their_share()
    {
        var sample = new Sample();
        var pace = 0;
        Measure Measured(Node under, double weight)
        {
            var measure = sample.Placed($"m{++pace}", new() { Scale = ScalePresets.MinMax(clamped: false), Levels = Levels.Of(min: 0, max: 50) }, weight, under);
            sample.Values(measure, "2026-01", [.. Enumerable.Range(0, 11).Select(month => (month * (pace + 1)) % 4 == 0 ? (double?)null : (month * 7) + pace)]);
            return measure;
        }
        foreach (var share in new[] { 0, 0.2, 1 })
        {
            var parent = sample.Add(new Scorecard { Code = $"parent{share * 10}", Unit = sample.Root.Id, RollUp = new() { ChildShare = share } });
            Measured(parent, 1);
            foreach (var child in new[] { "one", "two", "empty" })
            {
                var card = sample.Add(new Scorecard { Code = $"{child}{share * 10}", Unit = sample.Root.Id, Parent = parent.Id, Weight = child == "one" ? 3 : 1 });
                if (child != "empty")
                    Measured(card, 2);
            }
        }
        Agrees(sample.World, allInKernels: true);
        Agrees(sample.World, allInKernels: true, "2026-10");
    }

    [Fact]
    public void Periods_need_not_be_months()
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        var a = sample.Placed("a", new() { Frequency = Core.Time.Frequency.Quarter, Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1), Levels = Levels.Of(target: 10) });
        sample.Values(a, "2025-Q2", 8, 9, null, 12, 11, 7);
        var monthly = sample.Placed("monthly", new() { Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(monthly, "2026-01", 7, 8, 9, 10);
        foreach (var last in new[] { "2026-Q4", "2026-Q3", "2026-Q1" })
            Agrees(sample.World, allInKernels: false, last, "2025-Q1");
    }

    [Fact]
    public void Several_threads_give_what_one_gives()
    {
        var world = LargeOrganisation(out var cards);
        var (one, several) = (Planned(world), Planned(world));
        foreach (var threads in new[] { 2, 4, 2, 3 })
        {
            several.Run(threads);
            foreach (var node in world.Structures.Latest.All<Node>())
                foreach (var month in new[] { 1, 7, 12 })
                    foreach (var window in Windows)
                        several.Score(node.Id, Month(month), window).ShouldBe(one.Score(node.Id, Month(month), window));
        }
        cards.Count(card => one.Score(card, Month(7), Window.Period) is not null).ShouldBe(cards.Length);
    }

    [Fact]
    public void A_scorecard_is_read_with_all_its_numbers_at_once()
    {
        var sample = new Sample();
        var goal = sample.Add(new Objective { Code = "goal", Parent = sample.Card.Id });
        var a = sample.Placed("a", new() { Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1), Levels = Levels.Of(target: 10) }, under: goal);
        sample.Values(a, "2025-12", 7, 8, null, 10);
        var plan = Planned(sample.World);
        var figures = plan.Figures(sample.Card.Id, sample.P("2026-03"), trend: 3).ShouldNotBeNull();
        figures.Measures.ShouldBe([new(a.Id, new(10, 10, 18, 30), new(null, 10, 8, 20))]);
        figures.Nodes.Select(node => node.Node).ShouldBe([sample.Card.Id, goal.Id, sample.World.Structures.Latest.PlacementsOf(a.Id).Single().Id]);
        foreach (var node in figures.Nodes)
        {
            node.Score.ShouldBe(plan.Score(node.Node, sample.P("2026-03"), Window.Period));
            node.ToDate.ShouldBe(plan.Score(node.Node, sample.P("2026-03"), Window.FiscalYearToDate));
            node.ScoreBefore.ShouldBe(plan.Score(node.Node, sample.P("2026-02"), Window.Period));
            node.ToDateBefore.ShouldBe(plan.Score(node.Node, sample.P("2026-02"), Window.FiscalYearToDate));
            node.Trend.ToArray().ShouldBe([plan.Score(node.Node, sample.P("2026-01"), Window.Period), node.ScoreBefore, node.Score]);
        }
        figures.Nodes[2].Score.ShouldBe(100);
        var early = plan.Figures(sample.Card.Id, sample.P("2025-01"), trend: 2).ShouldNotBeNull();
        early.Nodes[0].ShouldSatisfyAllConditions(node => node.ScoreBefore.ShouldBeNull(), node => node.Trend.ToArray().ShouldBe([null, null]));
        early.Measures[0].Before.ShouldBe(default);
        plan.Figures(a.Id, sample.P("2026-03")).ShouldBeNull();
        plan.Figures(sample.Card.Id, sample.P("2031-03")).ShouldBeNull();
    }

    private static Core.Time.Period Month(int month) => new(Core.Time.Frequency.Month, new(2026, month, 1));

    /// <summary>Cards over cards over cards, a formula over the children of each that has any.</summary>
    private static World LargeOrganisation(out Core.Elements.ElementId[] cards)
    {
        var sample = new Sample();
        var all = new List<Core.Elements.ElementId>();
        void Below(Scorecard card, Core.Organization.OrganizationUnit unit, int depth)
        {
            all.Add(card.Id);
            for (var goal = 0; goal < 4; goal++)
            {
                var objective = sample.Add(new Objective { Code = $"g{goal}", Parent = card.Id, Weight = goal + 1 });
                var measure = sample.Measure($"m{goal}", new() { Levels = Levels.Of(target: 100, red: 20), Formula = goal == 3 && depth < 3 ? "CHILDREN(SUM, [m3])" : null }, unit.Id);
                sample.Place(measure, under: objective);
                if (goal < 3 || depth == 3)
                    sample.Values(measure, "2026-01", [.. Enumerable.Range(0, 12).Select(month => (double?)(((month + all.Count) * (goal + 3)) % 97))]);
            }
            if (depth == 3)
                return;
            for (var child = 0; child < 4; child++)
            {
                var below = sample.Add(new Core.Organization.OrganizationUnit { Code = $"u{all.Count}-{child}", Parent = unit.Id });
                Below(sample.Add(new Scorecard { Code = $"c{all.Count}-{child}", Unit = below.Id, Parent = card.Id }), below, depth + 1);
            }
        }
        Below(sample.Revise(sample.Card with { RollUp = new() { ChildShare = 0.5 } }), sample.Root, 0);
        cards = [.. all];
        return sample.World;
    }
}
