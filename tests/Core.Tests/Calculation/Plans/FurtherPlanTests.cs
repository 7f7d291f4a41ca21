using Binnacle.Core.Calculation;
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

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Rules beside the usual ones, values that begin before and end behind the plan, structures that change within a year, edits anywhere.</summary>
public sealed class FurtherPlanTests
{
    private static readonly double?[] Thirty = [.. Enumerable.Range(0, 30).Select(month => month % 7 == 3 ? (double?)null : (month * 13) % 17)];

    [Fact]
    public void Values_and_targets_from_before_the_plan_until_behind_it()
    {
        var sample = new Sample();
        var (wide, stepped, early) = (sample.Placed("wide", Measured(target: null)), sample.Placed("stepped", Measured(target: 4)), sample.Placed("early", Measured(target: null)));
        sample.Values(wide, "2024-10", Thirty);
        sample.Series(wide, SeriesNames.Target, "2024-10", Thirty);
        sample.Values(stepped, "2025-01", Thirty);
        sample.Series(stepped, SeriesNames.Target, "2025-06", 9, null, null, 11, null, null, null, null, null, null, null, null, 3);
        sample.Values(early, "2024-10", Thirty);
        sample.Series(early, SeriesNames.Target, "2024-11", 8);
        sample.Series(early, SeriesNames.Target, "2026-12", 2);
        Agrees(sample.World, allInKernels: true);
        Agrees(sample.World, allInKernels: true, "2026-10");
        Agrees(sample.World, allInKernels: true, "2026-02", "2026-01");
    }

    [Theory]
    [InlineData(Aggregation.Sum)]
    [InlineData(Aggregation.Average)]
    [InlineData(Aggregation.Last)]
    [InlineData(Aggregation.Min)]
    public void Weights_that_change_within_a_year_leave_figures_to_date_alone(Aggregation how)
    {
        var sample = new Sample();
        foreach (var completeness in Enum.GetValues<Completeness>())
            foreach (var target in new[] { how, Aggregation.Average })
            {
                var measure = sample.Placed($"{completeness}-{target}", Measured(8) with { Aggregation = how, TargetAggregation = target, Completeness = completeness });
                sample.Values(measure, "2025-02", Thirty);
                sample.Series(measure, SeriesNames.Target, "2025-01", 5, 5, 6, 7, 8, 5, 6);
                var placed = sample.World.Structures.Latest.PlacementsOf(measure.Id).Single();
                sample.Revise(placed with { Weight = 5 }, "2025-06");
                sample.Revise(placed with { Weight = 2 }, "2026-08");
            }
        Agrees(sample.World, allInKernels: true);
        Agrees(sample.World, allInKernels: true, "2026-09");
    }

    [Fact]
    public void Every_shape_of_scale()
    {
        var sample = new Sample();
        foreach (var (name, scale) in new (string, Scale)[]
        {
            ("four", Points((0.5, 0), (0.8, 40), (0.9, 60), (1.2, 100))),
            ("runs-on", Points((0.8, 0), (1, 100)) with { ClampHigh = false }),
            ("runs-below", Points((0.8, 0), (0.9, 50), (1, 100)) with { ClampLow = false }),
            ("deviation", Points((0, 100), (0.1, 50), (0.3, 0)) with { Basis = Basis.RelativeDeviation }),
            ("deviation-four", Points((0, 100), (0.1, 50), (0.2, 20), (0.3, 0)) with { Basis = Basis.RelativeDeviation }),
            ("in-no-order", Points((0.9, 50), (1, 100), (0.8, 0))),
            ("falling", Points((1.2, 0), (0.8, 100), (1, 50))),
            ("value", Points((2, 0), (8, 50), (12, 100)) with { Basis = Basis.Value }),
            ("other-scores", Points((0.8, 10), (0.9, 20), (1, 80))),
            ("steps", new() { Basis = Basis.RatioToTarget, Curve = new StepCurve { Below = 0, Steps = [new(0.5, 30), new(1, 90)] } }),
            ("limits", Points((0.8, 0), (0.9, 50), (1, 100)) with { Bands = BandSet.Limits(20, 90) }),
        })
            foreach (var completeness in Enum.GetValues<Completeness>())
            {
                var measure = sample.Placed($"{name}-{completeness}", new() { Scale = scale, Levels = Levels.Of(target: 9), Completeness = completeness });
                sample.Values(measure, "2025-01", Thirty);
            }
        Agrees(sample.World, allInKernels: true);
        Agrees(sample.World, allInKernels: true, "2026-11");
    }

    [Fact]
    public void What_is_not_applicable_and_what_is_only_known_to_the_calculator()
    {
        var sample = new Sample();
        foreach (var method in new[] { RollUpMethod.WeightedMean, RollUpMethod.Min, RollUpMethod.Sum, RollUpMethod.WeightedGeometricMean })
            foreach (var missing in Enum.GetValues<MissingChildren>())
            {
                var goal = sample.Add(new Objective { Code = $"{method}-{missing}", Parent = sample.Card.Id, RollUp = new() { Method = method, Missing = missing, CapChildrenAt100 = true } });
                var (open, closed) = (sample.Placed($"open-{method}-{missing}", Measured(9), under: goal), sample.Placed($"closed-{method}-{missing}", Measured(9), 2, goal));
                sample.Values(open, "2026-01", 4, 5, null, 7, 8, null, 10, 11);
                sample.Values(closed, "2026-01", 4, 5, 6, 7);
                foreach (var month in new[] { "2026-03", "2026-06", "2026-07" })
                    sample.NotApplicable(closed, month);
                sample.Add(new Objective { Code = $"over-{method}-{missing}", Parent = goal.Id });
            }
        Agrees(sample.World, allInKernels: false);
    }

    [Fact]
    public void Cards_with_a_share_by_any_rule()
    {
        var sample = new Sample();
        foreach (var capped in new[] { false, true })
        {
            var parent = sample.Add(new Scorecard { Code = $"parent{capped}", Unit = sample.Root.Id, RollUp = new() { Method = RollUpMethod.Max, ChildShare = 0.3, CapChildrenAt100 = capped, UseNative = true } });
            sample.Values(sample.Placed($"own{capped}", Measured(9) with { Scale = Points((0, 0), (1, 100)) with { ClampHigh = false } }, under: parent), "2026-01", 4, 5, null, 20);
            var child = sample.Add(new Scorecard { Code = $"child{capped}", Unit = sample.Root.Id, Parent = parent.Id });
            sample.Values(sample.Placed($"below{capped}", Measured(9) with { Scale = Points((0, 0), (1, 100)) with { ClampHigh = false } }, under: child), "2026-01", 30, null, 6, 5);
        }
        var theme = sample.Add(new Theme { Code = "theme", Scorecard = sample.Card.Id });
        var goal = sample.Add(new Objective { Code = "of-theme", Parent = sample.Card.Id, Theme = theme.Id });
        sample.Values(sample.Placed("for-theme", Measured(9), under: goal), "2026-01", 6, 9);
        Agrees(sample.World, allInKernels: true);
    }

    [Fact]
    public void Formulas_over_other_money_other_frequencies_or_very_many_measures_are_the_calculators()
    {
        var sample = new Sample();
        sample.Values(sample.Measure("quarterly", new() { Frequency = Frequency.Quarter }), "2026-Q1", 4, 5);
        sample.Values(sample.Measure("monthly"), "2026-01", 1, 2, 3, 4, 5, 6);
        sample.Placed("mixed", new() { Formula = "[monthly] + [quarterly]", Levels = Levels.Of(target: 9, red: 1) });
        sample.Placed("many", new() { Formula = string.Join(" + ", Enumerable.Repeat("[monthly]", 65)), Levels = Levels.Of(target: 90, red: 1) });
        sample.Placed("enough", new() { Formula = string.Join(" + ", Enumerable.Repeat("[monthly]", 64)), Levels = Levels.Of(target: 90, red: 1) });
        sample.Placed("summed", new() { Formula = "[monthly] * 2", Aggregation = Aggregation.Sum, Completeness = Completeness.LikeForLike, TargetAggregation = Aggregation.Sum, Levels = Levels.Of(target: 9), Scale = Points((0.8, 0), (0.9, 50), (1, 100)) });
        var plan = Planned(sample.World);
        plan.Coverage.Calculated.ShouldBe(3);
        Same(plan, sample.World);
    }

    [Fact]
    public void Edits_anywhere_give_what_a_new_plan_gives()
    {
        var sample = new Sample();
        var (inputs, all) = (new List<Measure>(), new List<Node>());
        var above = sample.Card;
        for (var depth = 0; depth < 3; depth++)
        {
            var card = sample.Add(new Scorecard { Code = $"c{depth}", Unit = sample.Root.Id, Parent = above.Id, RollUp = new() { ChildShare = 0.5 } });
            for (var goal = 0; goal < 3; goal++)
            {
                var objective = sample.Add(new Objective { Code = $"g{goal}", Parent = card.Id, RollUp = goal == 2 ? new() { Method = RollUpMethod.Min } : null });
                foreach (var how in new[] { Aggregation.Sum, Aggregation.Average, Aggregation.Last })
                {
                    var input = sample.Placed($"m{depth}{goal}{how}", Measured(9) with { Aggregation = how, TargetAggregation = how, Completeness = goal == 1 ? Completeness.EveryDuePeriod : Completeness.LikeForLike }, under: objective);
                    sample.Values(input, "2025-01", Thirty);
                    sample.Placed($"f{depth}{goal}{how}", new() { Formula = $"[{input.Code}] / 2 + 1", Levels = Levels.Of(target: 5, red: 1) }, under: objective);
                    inputs.Add(input);
                }
            }
            above = card;
        }
        var world = sample.World;
        var plan = Planned(world, "2026-11");
        var random = new Random(5);
        for (var edit = 0; edit < 60; edit++)
        {
            var input = inputs[random.Next(inputs.Count)];
            var month = new Period(Frequency.Month, new(2025 + random.Next(2), 1 + random.Next(11), 1));
            var said = random.Next(4) == 0
                ? new Observation(input.Id, SeriesNames.Actual, month, 100 + edit, ObservationState.Cleared)
                : new Observation(input.Id, SeriesNames.Actual, month, 100 + edit, ObservationState.Value, random.Next(5) * 4);
            world = world with { Facts = world.Facts.Add([said]) };
            var before = Scores();
            plan.TryMoveTo(world, said).ShouldBeTrue();
            var anew = Planned(world, "2026-11");
            foreach (var node in world.Structures.Latest.All<Node>())
                foreach (var period in sample.Calendar.Between(sample.P("2025-01"), sample.P("2026-11")))
                    foreach (var window in Windows)
                        plan.Score(node.Id, period, window).ShouldBe(anew.Score(node.Id, period, window), $"{node.Id} in {period}, {window}, after edit {edit}");
            // What it says has changed is what has changed: no more, no less.
            Scores().Where(now => before[now.Key] != now.Value).Select(now => (now.Key, before[now.Key], now.Value)).Order()
                .ShouldBe(plan.Changes.Select(change => ((change.Element, change.Period, change.ToDate), change.Before, change.After)).Order());
        }
        Same(plan, world, "2026-11");

        Dictionary<(ElementId, Period, bool), double?> Scores() => (
            from node in world.Structures.Latest.All<Node>()
            let element = node is Placement placement ? placement.Measure : node.Id
            from period in sample.Calendar.Between(sample.P("2025-01"), sample.P("2026-11"))
            from window in Windows
            select (Key: (element, period, window.Kind == WindowKind.FiscalYearToDate), Score: plan.Score(node.Id, period, window))).ToDictionary(one => one.Key, one => one.Score);
    }

    [Fact]
    public void Values_moved_on_together_tell_each_score_once_and_only_where_it_differs()
    {
        var sample = new Sample();
        var (one, other) = (sample.Placed("one", Measured(10)), sample.Placed("other", Measured(10)));
        foreach (var measure in new[] { one, other })
            sample.Values(measure, "2026-01", 9, 9, 9);
        var world = sample.World;
        var plan = Planned(world);
        var march = sample.P("2026-03");
        Observation Said(Measure measure, double value, long seq) => new(measure.Id, SeriesNames.Actual, march, seq, ObservationState.Value, value);
        var before = plan.Score(sample.Card.Id, march, Window.Period);
        Observation[] said = [Said(one, 9.5, 100), Said(one, 9, 101), Said(other, 9.5, 102)];
        world = world with { Facts = world.Facts.Add(said) };
        plan.TryMoveTo(world, said).ShouldBeTrue();
        Same(plan, world);
        plan.Changes.Count(change => change.Element == one.Id).ShouldBe(0);
        var card = plan.Changes.Single(change => change.Element == sample.Card.Id && change.Period == march && !change.ToDate);
        (card.Before, card.After).ShouldBe((before, plan.Score(sample.Card.Id, march, Window.Period)));
    }

    [Fact]
    public void A_weight_that_changes_with_a_day_costs_a_step_of_its_parents_and_no_rows()
    {
        var (steady, dated) = (Weighed(), Weighed());
        var node = dated.Structures.Latest.All<Objective>()[1];
        var later = dated with { Structures = dated.Structures.Add([new(node.Id, ElementKind.Objective, new(2026, 5, 1), 99, node with { Weight = 7 })]) };
        var (before, after) = (Planned(steady), Planned(later));
        after.Bytes.ShouldBe(before.Bytes);
        after.Coverage.Calculated.ShouldBe(0);
        after.Coverage.Steps.ShouldBe(before.Coverage.Steps + 1);
        Same(after, later);

        static World Weighed()
        {
            var sample = new Sample();
            for (var goal = 0; goal < 3; goal++)
            {
                var objective = sample.Add(new Objective { Code = $"g{goal}", Parent = sample.Card.Id, Weight = 1 + goal });
                for (var at = 0; at < 3; at++)
                    sample.Values(sample.Placed($"m{goal}{at}", Measured(4 + at), under: objective), "2025-06", Thirty);
            }
            return sample.World;
        }
    }

    [Fact]
    public void Rules_of_their_own_that_change_with_a_day_are_each_the_calculators()
    {
        var sample = new Sample();
        var changing = sample.Placed("changing", Measured(5));
        var ending = sample.Placed("ending", Measured(6));
        sample.Values(changing, "2025-03", Thirty);
        sample.Values(ending, "2025-03", Thirty);
        var world = sample.World;
        foreach (var spec in new[] { Measured(9), Measured(5) with { Levels = Levels.Of(target: 8, red: 1, min: 0, max: 3) }, Measured(5) with { Scale = ScalePresets.MinMax(clamped: false), Levels = Levels.Of(min: 0, max: 9) } })
        {
            var then = world with
            {
                Structures = world.Structures.Add([
                    new(changing.Id, ElementKind.Measure, new(2026, 4, 1), 98, changing with { Spec = spec }),
                    new(ending.Id, ElementKind.Measure, new(2026, 7, 1), 99, null)]),
            };
            Same(Planned(then), then);
        }
    }

    [Fact]
    public void A_placement_of_a_measure_that_nobody_knows_any_more_is_nobodys()
    {
        var sample = new Sample();
        sample.Values(sample.Placed("known", Measured(5)), "2026-01", 1, 2, 3);
        // Redacted, it may have had the highest id there was.
        sample.Add(new Placement { Code = "gone", Parent = sample.Card.Id, Measure = new(9999) });
        var plan = Planned(sample.World, "2026-06", "2026-01");
        var january = new Period(Frequency.Month, new(2026, 1, 1));
        plan.Score(sample.Card.Id, january, Window.Period).ShouldBe(new Calculator(sample.World).Node(sample.Card.Id, january, Window.Period)?.Score);
    }

    [Fact]
    public void A_long_range_of_steps_and_rows_is_the_same_in_every_number()
    {
        var sample = new Sample();
        for (var at = 0; at < 200; at++)
            sample.Values(sample.Placed($"m{at}", Measured(5 + (at % 7)), weight: 1 + (at % 3)), "2026-01", at % 11, (at * 3) % 13, null, at % 5);
        Agrees(sample.World, allInKernels: true, "2026-06", "2026-01");
        var plan = Planned(sample.World, "2026-06", "2026-01");
        // Values, levels and scores of every measure and the card's, two windows, six months in rows of eight; not twice what that is.
        plan.Bytes.ShouldBeInRange(601 * 2 * 8 * 8, 2 * 601 * 2 * 8 * 8);
    }

    private static Scale Points(params (double X, double Score)[] points) => new() { Basis = Basis.RatioToTarget, Curve = new LinearCurve { Points = [.. points.Select(point => new CurvePoint(point.X, point.Score))] } };

    private static MeasureSpec Measured(double? target) => new()
    {
        Aggregation = Aggregation.Sum,
        TargetAggregation = Aggregation.Sum,
        Completeness = Completeness.LikeForLike,
        Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1),
        Levels = target is { } level ? Levels.Of(target: level) : Levels.Of(),
    };
}
