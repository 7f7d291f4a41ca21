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

/// <summary>Values that stand in for others, scales that are formulas, structures that change: kernels know them, and edits reach as far as they do.</summary>
public sealed class GeneralPlanTests
{
    private static readonly double?[] Sparse = [.. Enumerable.Range(0, 30).Select(month => month % 11 is 0 or 4 or 5 ? (month * 13) % 17 : (double?)null)];
    private static readonly double?[] Thirty = [.. Enumerable.Range(0, 30).Select(month => month % 7 == 3 ? (double?)null : (month * 13) % 17)];

    /// <summary>Its row is written while it is read.</summary>
    [Fact]
    public void A_formula_that_reads_itself_has_no_value()
    {
        var sample = new Sample();
        var plain = sample.Placed("plain", new() { Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 10) });
        sample.Values(plain, "2025-01", Thirty);
        sample.Placed("itself", new() { Formula = "[plain] * 2 + [itself]", Scale = ThreeCards.Scales[0], Levels = Levels.Of(target: 10) });
        Agrees(sample.World, allInKernels: false);
    }

    [Fact]
    public void Values_carried_forward_reach_as_far_as_they_may()
    {
        var sample = new Sample { Through = new(2026, 9, 30), Now = new(2026, 10, 5) };
        foreach (var atMost in new[] { 1, 2, 12, int.MaxValue })
            foreach (var counts in new[] { false, true })
                foreach (var how in new[] { Aggregation.Sum, Aggregation.Last, Aggregation.Count })
                    foreach (var completeness in Enum.GetValues<Completeness>())
                    {
                        var spec = Carried(atMost, counts) with { Aggregation = how, TargetAggregation = how, Completeness = completeness };
                        var early = sample.Placed($"early-{atMost}-{counts}-{how}-{completeness}", spec);
                        sample.Values(early, "2024-11", Sparse);
                        var begun = sample.Placed($"begun-{atMost}-{counts}-{how}-{completeness}", spec with { StartsOn = new(2025, 6, 15) });
                        sample.Values(begun, "2025-04", Sparse);
                        sample.Placed($"half-{atMost}-{counts}-{how}-{completeness}", new() { Formula = $"[{early.Code}] + [{begun.Code}]", Completeness = completeness, Levels = Levels.Of(target: 9, red: 1) });
                    }
        Agrees(sample.World, allInKernels: true);
        Agrees(sample.World, allInKernels: true, "2026-11", "2026-01");
    }

    [Fact]
    public void An_edit_of_a_value_reaches_all_it_stands_in_for()
    {
        var sample = new Sample { Through = new(2026, 9, 30), Now = new(2026, 10, 5) };
        var carried = new[] { 1, 3, 24 }.Select(atMost => sample.Placed($"m{atMost}", Carried(atMost, counts: false))).ToArray();
        foreach (var measure in carried)
        {
            sample.Values(measure, "2024-11", Sparse);
            sample.Placed($"of-{measure.Code}", new() { Formula = $"[{measure.Code}] / 2", Levels = Levels.Of(target: 9, red: 1) });
        }
        var world = sample.World;
        var plan = Planned(world);
        var random = new Random(7);
        for (var edit = 0; edit < 120; edit++)
        {
            var month = new Period(Frequency.Month, new(2025 + random.Next(2), 1 + random.Next(12), 1));
            var measure = carried[random.Next(carried.Length)];
            var said = random.Next(2) == 0
                ? new Observation(measure.Id, SeriesNames.Actual, month, 100 + edit, ObservationState.Cleared)
                : new Observation(measure.Id, SeriesNames.Actual, month, 100 + edit, ObservationState.Value, random.Next(12));
            world = world with { Facts = world.Facts.Add([said]) };
            plan.TryMoveTo(world, said).ShouldBeTrue();
            Same(plan, world);
        }
        var before = new Observation(carried[0].Id, SeriesNames.Actual, sample.P("2024-12"), 300, ObservationState.Value, 5);
        plan.TryMoveTo(world with { Facts = world.Facts.Add([before]) }, before).ShouldBeFalse();
    }

    [Theory]
    [InlineData("100 * value / target")]
    [InlineData("IF(value >= target, 100, 50 * value / target)")]
    [InlineData("MAX(0, MIN(100, value * 10 - red))")]
    [InlineData("COALESCE(value, 3) * 10")]
    [InlineData("IF(COALESCE(value, 0) > 5, 80, amber)")]
    [InlineData("MIN(100, COALESCE(value, 0) / MAX(target, 1) * 90)")]
    [InlineData("AND(value > 3, value < 12) * 100")]
    [InlineData("ROUND(SQRT(ABS(value - target)) * 20, 1)")]
    [InlineData("target * 5")]
    [InlineData("(value - min) / (max - min) * 100")]
    public void Scales_that_are_formulas(string text)
    {
        var sample = new Sample { Through = new(2026, 9, 30), Now = new(2026, 10, 5) };
        foreach (var completeness in Enum.GetValues<Completeness>())
            foreach (var starts in new DateOnly?[] { null, new(2025, 6, 15) })
            {
                var spec = new MeasureSpec
                {
                    Scale = new() { Curve = new ExpressionCurve(text) },
                    Levels = Levels.Of(target: 8, red: 2, amber: 60, min: 1, max: 20),
                    Completeness = completeness,
                    StartsOn = starts,
                };
                sample.Values(sample.Placed($"{completeness}-{starts}", spec), "2025-03", Thirty);
                sample.Values(sample.Placed($"carried-{completeness}-{starts}", spec with { Missing = new(MissingPolicy.CarryForward, 2) }), "2025-03", Sparse);
                sample.Placed($"none-{completeness}-{starts}", spec);
            }
        Agrees(sample.World, allInKernels: true);
        Agrees(sample.World, allInKernels: true, "2026-12", "2026-01");
    }

    [Fact]
    public void A_scale_that_becomes_a_formula_and_its_due_days_hold_from_their_day_on()
    {
        var sample = new Sample { Through = new(2026, 9, 30), Now = new(2026, 10, 5) };
        var spec = new MeasureSpec { Levels = Levels.Of(target: 8, red: 2), Completeness = Completeness.LikeForLike };
        var measure = sample.Placed("m", spec);
        sample.Values(measure, "2025-03", Sparse);
        var answers = spec with { Scale = new() { Curve = new ExpressionCurve("COALESCE(value, 3) * 10") } };
        sample.Revise(measure with { Spec = answers }, "2025-06");
        sample.Revise(measure with { Spec = answers with { DueDays = 60 } }, "2026-01");
        sample.Revise(measure with { Spec = answers with { StartsOn = new(2026, 5, 1) } }, "2026-04");
        Agrees(sample.World, allInKernels: true);
    }

    [Fact]
    public void What_the_calculator_answers_for_may_change_to_and_fro()
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        sample.Values(sample.Measure("a"), "2025-01", Thirty);
        var odd = sample.Placed("odd", new() { Formula = "[a] + PREVIOUS([a])", Levels = Levels.Of(target: 8, red: 2) });
        sample.Placed("above", new() { Formula = "2 * [odd]", Aggregation = Aggregation.Sum, Levels = Levels.Of(target: 8, red: 2) });
        sample.Revise(odd with { Spec = odd.Spec with { Formula = "[a] - PREVIOUS([a])" } }, "2025-04");
        sample.Revise(odd, "2025-06");
        sample.Revise(odd with { Spec = odd.Spec with { Formula = "[a] * 3" } }, "2026-03");
        sample.Revise(odd, "2026-05");
        Agrees(sample.World, allInKernels: false);
    }

    [Fact]
    public void A_scale_of_a_formula_that_answers_for_nothing_or_looks_back_is_the_calculators()
    {
        var sample = new Sample();
        sample.Values(sample.Placed("a", new() { Scale = new() { Curve = new ExpressionCurve("100 * value / target") }, Levels = Levels.Of(target: 9) }), "2025-03", Thirty);
        sample.Placed("unlike", new() { Formula = "[a] - 3", Scale = new() { Curve = new ExpressionCurve("COALESCE(value, 3) * 10") } });
        sample.Placed("alike", new() { Formula = "[a] - 3", Scale = new() { Curve = new ExpressionCurve("value * 10") } });
        sample.Values(sample.Placed("before", new() { Scale = new() { Curve = new ExpressionCurve("100 * value / COALESCE(previous, 1)") } }), "2025-03", Thirty);
        var plan = Planned(sample.World);
        plan.Coverage.Calculated.ShouldBe(2);
        Same(plan, sample.World);
    }

    [Fact]
    public void What_changes_with_a_day_within_a_year_leaves_formulas_elsewhere_to_kernels()
    {
        var sample = new Sample();
        sample.Values(sample.Measure("sold", new() { Use = MeasureUse.Input }), "2025-01", Thirty);
        sample.Values(sample.Placed("made", new() { Missing = new(MissingPolicy.CarryForward, 2), Levels = Levels.Of(target: 9, red: 1) }), "2025-01", Sparse);
        var ratio = sample.Placed("ratio", new() { Formula = "100 * [sold] / [made]", Levels = Levels.Of(target: 100, red: 50), Completeness = Completeness.LikeForLike });
        var twice = sample.Placed("twice", new() { Formula = "2 * [ratio]", Levels = Levels.Of(target: 200, red: 50) });
        var placed = sample.World.Structures.Latest.PlacementsOf(ratio.Id).Single();
        sample.Revise(placed with { Weight = 3 }, "2025-05");
        sample.Revise(placed with { Weight = 4 }, "2026-01");
        sample.Revise(placed with { Weight = 5 }, "2026-09");
        var plan = Planned(sample.World);
        plan.Coverage.ShouldBe((0, 8));
        Same(plan, sample.World);

        // A formula that is another one from within a year on, and what reads it, look at all of that year by the new one.
        sample.Revise(ratio with { Spec = ratio.Spec with { Formula = "50 * [sold] / [made]" } }, "2025-08");
        Agrees(sample.World, allInKernels: true);
        sample.Revise(twice with { Spec = twice.Spec with { Formula = "3 * [sold]" } }, "2026-03");
        Agrees(sample.World, allInKernels: true);
        sample.Revise(ratio with { Spec = ratio.Spec with { Formula = "70 * [sold] / [made]" } }, "2025-10");
        Agrees(sample.World, allInKernels: true);
        sample.Revise(ratio with { Spec = ratio.Spec with { Formula = "[sold] * 2 + [twice]", Aggregation = Aggregation.Sum } }, "2026-06");
        // Each has read the other by now: stretches are compiled by themselves, and know nothing of the year before them.
        Agrees(sample.World, allInKernels: false);
    }

    [Theory]
    [InlineData(Completeness.EveryDuePeriod)]
    [InlineData(Completeness.LikeForLike)]
    public void Formulas_that_change_within_a_year_follow_edits(Completeness completeness)
    {
        var sample = new Sample { Through = new(2026, 9, 30) };
        var inputs = new[] { "a", "b", "c" }.Select(code => sample.Placed(code, new() { Levels = Levels.Of(target: 9, red: 1) })).ToArray();
        foreach (var input in inputs)
            sample.Values(input, "2025-01", Thirty);
        var spec = new MeasureSpec { Formula = "[a] / [b]", Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1), Levels = Levels.Of(target: 2, red: 1), Completeness = completeness };
        var (share, above) = (sample.Placed("share", spec), sample.Placed("above", spec with { Formula = "[share] + [c]", Aggregation = Aggregation.Average, Scale = ScalePresets.MinMax(clamped: false), Levels = Levels.Of(target: 3, min: 0, max: 9) }));
        sample.Series(share, SeriesNames.Target, "2025-02", 1, 2, 3);
        sample.Revise(share with { Spec = spec with { Formula = "[c] / [b]" } }, "2025-05");
        sample.Revise(share with { Spec = spec with { Formula = "[c] * 2" } }, "2026-08");
        var world = sample.World;
        var plan = Planned(world);
        plan.Coverage.Calculated.ShouldBe(0);
        var random = new Random(11);
        for (var edit = 0; edit < 80; edit++)
        {
            var month = new Period(Frequency.Month, new(2025 + random.Next(2), 1 + random.Next(12), 1));
            var said = random.Next(4) switch
            {
                0 => new Observation(inputs[random.Next(3)].Id, SeriesNames.Actual, month, 100 + edit, ObservationState.Cleared),
                1 => new Observation(random.Next(2) == 0 ? share.Id : above.Id, SeriesNames.Target, month, 100 + edit, ObservationState.Value, random.Next(6)),
                _ => new Observation(inputs[random.Next(3)].Id, SeriesNames.Actual, month, 100 + edit, ObservationState.Value, random.Next(12)),
            };
            world = world with { Facts = world.Facts.Add([said]) };
            plan.TryMoveTo(world, said).ShouldBeTrue();
            Same(plan, world);
        }
    }

    [Fact]
    public void A_measure_that_becomes_monthly_within_a_year_has_no_earlier_months()
    {
        var sample = new Sample();
        var spec = new MeasureSpec { Frequency = Frequency.Quarter, Levels = Levels.Of(target: 8, red: 2) };
        var input = sample.Placed("o", spec);
        sample.Values(input, "2025-Q4", 30, 33);
        sample.Values(input, "2026-04", 10, 11);
        foreach (var how in new[] { Aggregation.Sum, Aggregation.FormulaOfAggregates })
            foreach (var completeness in Enum.GetValues<Completeness>())
                sample.Placed($"{how}-{completeness}", new() { Formula = "2 * [o]", Aggregation = how, Completeness = completeness, Levels = Levels.Of(target: 100, red: 20) });
        sample.Revise(input with { Spec = spec with { Frequency = Frequency.Month } }, "2026-04");
        Agrees(sample.World, allInKernels: false);
    }

    [Fact]
    public void What_was_above_may_come_to_be_below()
    {
        var sample = new Sample();
        var (one, other) = (sample.Add(new Objective { Code = "one", Parent = sample.Card.Id }), sample.Add(new Objective { Code = "other", Parent = sample.Card.Id }));
        var under = sample.Add(new Objective { Code = "under", Parent = one.Id });
        sample.Values(sample.Placed("a", Carried(2, counts: true), under: under), "2025-01", Sparse);
        sample.Values(sample.Placed("b", Carried(1, counts: true), under: other), "2025-01", Thirty);
        var (first, second) = (sample.Placed("first", new() { Formula = "[a] + 1", Levels = Levels.Of(target: 9, red: 1) }), sample.Placed("second", new() { Formula = "[first] + 1", Levels = Levels.Of(target: 9, red: 1) }));
        sample.Revise(one with { Parent = under.Id }, "2026-01");
        sample.Revise(under with { Parent = other.Id }, "2026-01");
        sample.Revise(first with { Spec = first.Spec with { Formula = "[second] + 1" } }, "2026-01");
        sample.Revise(second with { Spec = second.Spec with { Formula = "[b] + 1" } }, "2026-01");
        Agrees(sample.World, allInKernels: true);
        sample.Revise(under with { Parent = one.Id }, "2026-06");
        sample.Revise(one with { Parent = sample.Card.Id }, "2026-06");
        Same(Planned(sample.World), sample.World);
    }

    [Fact]
    public void Rules_over_children_where_nothing_applies_to_some()
    {
        var sample = new Sample();
        foreach (var method in new[] { RollUpMethod.Mean, RollUpMethod.Max, RollUpMethod.OwnMeasureOnly, RollUpMethod.Expression, RollUpMethod.WeightedGeometricMean })
            foreach (var missing in Enum.GetValues<MissingChildren>())
            {
                var goal = sample.Add(new Objective
                {
                    Code = $"{method}-{missing}",
                    Parent = sample.Card.Id,
                    RollUp = new() { Method = method, Missing = missing, Minimum = missing == MissingChildren.Zero ? MinimumPresent.None : null, Expression = method == RollUpMethod.Expression ? "SCORES(AVG) / 2" : null },
                });
                var nested = sample.Add(new Objective { Code = "nested", Parent = goal.Id });
                sample.Values(sample.Placed($"open-{method}-{missing}", Carried(1, counts: false), under: nested), "2026-01", 4, 5, null, null, 8, 0, 10, 11);
                var closed = sample.Placed($"closed-{method}-{missing}", Carried(1, counts: false), 2, goal);
                sample.Values(closed, "2026-01", 4, 5, 6, 7);
                foreach (var month in new[] { "2026-03", "2026-06", "2026-07" })
                    sample.NotApplicable(closed, month);
                sample.Add(new Objective { Code = "above", Parent = goal.Id, RollUp = new() { Method = RollUpMethod.Min } });
            }
        Agrees(sample.World, allInKernels: false);
    }

    private static MeasureSpec Carried(int atMost, bool counts) => new()
    {
        Missing = new(MissingPolicy.CarryForward, atMost, counts),
        Scale = ScalePresets.ActualOverTarget(0.8, 0.9, 1),
        Levels = Levels.Of(target: 8),
    };
}
