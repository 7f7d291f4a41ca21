using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>Which of several stated levels speaks for a base period, and what a coarser one leaves for it.</summary>
public sealed class PhasingTests
{
    private static (Sample Sample, Measure Measure) With(MeasureSpec spec)
    {
        var sample = new Sample();
        var measure = sample.Measure("m", spec);
        sample.Values(measure, "2026-01", [.. Enumerable.Repeat((double?)1, 12)]);
        return (sample, measure);
    }

    private static double? Target(Sample sample, Measure measure, string period, Window? window = null) => sample.Of(measure, period, window).Target.Value;

    [Fact]
    public void The_narrower_of_two_coarser_targets_speaks()
    {
        var (sample, measure) = With(new());
        sample.Series(measure, SeriesNames.Target, "2026", 120);
        sample.Series(measure, SeriesNames.Target, "2026-Q2", 90);
        Target(sample, measure, "2026-02").ShouldBe(10);
        Target(sample, measure, "2026-05").ShouldBe(30);
        Target(sample, measure, "2026-07").ShouldBe(10);
    }

    [Fact]
    public void A_coarser_target_that_begins_later_ends_a_step_and_one_that_begins_earlier_does_not()
    {
        var (sample, measure) = With(new());
        sample.Series(measure, SeriesNames.Target, "2025-11", 7);
        sample.Series(measure, SeriesNames.Target, "2026-Q2", 90);
        Target(sample, measure, "2026-03").ShouldBe(7);
        Target(sample, measure, "2026-04").ShouldBe(30);
        Target(sample, measure, "2026-07").ShouldBe(7);
        sample.Series(measure, SeriesNames.Target, "2026-05", 8);
        Target(sample, measure, "2026-04").ShouldBe(30);
        Target(sample, measure, "2026-05").ShouldBe(8);
        sample.Series(measure, SeriesNames.Target, "2026-04", 9);
        Target(sample, measure, "2026-04").ShouldBe(9); // of two that begin together the narrower
    }

    [Fact]
    public void Targets_per_period_leave_the_other_periods_to_the_coarser_one()
    {
        var (sample, measure) = With(new() { Target = new() { PerPeriod = true } });
        sample.Series(measure, SeriesNames.Target, "2026-02", 5);
        sample.Series(measure, SeriesNames.Target, "2026", 120);
        Target(sample, measure, "2026-02").ShouldBe(5);
        Target(sample, measure, "2026-03").ShouldBe(10);
        Target(sample, measure, "2026-01").ShouldBe(10);
    }

    [Fact]
    public void What_was_observed_wins_over_what_the_definition_states()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 3) });
        sample.Series(measure, SeriesNames.Target, "2026-02", 5);
        Target(sample, measure, "2026-01").ShouldBe(3);
        Target(sample, measure, "2026-02").ShouldBe(5);
        sample.Say(measure, SeriesNames.Target, "2026-03", null, ObservationState.Cleared);
        Target(sample, measure, "2026-03").ShouldBe(3);
    }

    [Fact]
    public void A_target_may_be_a_word()
    {
        var (sample, measure) = With(new());
        sample.Say(measure, SeriesNames.Target, "2026-02", "yes");
        sample.Of(measure, "2026-02").Target.Word.ShouldBe("yes");
    }

    [Fact]
    public void Limits_are_phased_with_the_target_and_points_of_reference_are_not()
    {
        var (sample, measure) = With(new()
        {
            Levels = Levels.Of(target: 120, red: 60, min: 12, max: 240, baseline: 6).SetItem("amber", new(96)).SetItem("green", new(108))
                .SetItem("worst", new(24)).SetItem("benchmark", new(36)),
            Target = new() { Frequency = Frequency.Year },
        });
        var inputs = sample.Of(measure, "2026-02").Inputs;
        (inputs.Target, inputs.Red, inputs.Amber, inputs.Green, inputs.Min, inputs.Max).ShouldBe((10, 5, 8, 9, 1, 20));
        (inputs.Baseline, inputs.Worst, inputs.Benchmark).ShouldBe((6, 24, 36));
    }

    [Fact]
    public void A_constant_for_the_measures_own_frequency_or_a_finer_one_stands_in_every_period()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 120), Target = new() { Frequency = Frequency.Month } });
        Target(sample, measure, "2026-02").ShouldBe(120);
        sample.Revise(measure with { Spec = new() { Levels = Levels.Of(target: 120), Target = new() { Frequency = Frequency.Week } } });
        Target(sample, measure, "2026-02").ShouldBe(120);
    }

    [Fact]
    public void The_last_part_takes_what_is_left_so_that_the_parts_add_up()
    {
        var (sample, measure) = With(new() { Target = new() { Phasing = Phasing.Shares, Shares = [1, 2, 1] } });
        sample.Series(measure, SeriesNames.Target, "2026-Q1", 100);
        new[] { "2026-01", "2026-02", "2026-03" }.Select(month => Target(sample, measure, month)).ShouldBe([25, 50, 25]);
        sample.Series(measure, SeriesNames.Target, "2026-Q2", 0.1);
        (0.025 + 0.05 + Target(sample, measure, "2026-06")!.Value).ShouldBe(0.1);
        sample.Series(measure, SeriesNames.Target, "2026", 120); // three shares are no shape for twelve months
        Target(sample, measure, "2026-08").ShouldBe(10);
    }

    [Fact]
    public void Working_days_leave_out_weekends()
    {
        var (sample, measure) = With(new() { Target = new() { Phasing = Phasing.WorkingDays } });
        sample.Series(measure, SeriesNames.Target, "2026-Q1", 640);         // 22 + 20 + 22 working days
        Target(sample, measure, "2026-01")!.Value.ShouldBe(220, 1e-9);
        Target(sample, measure, "2026-02")!.Value.ShouldBe(200, 1e-9);
        Target(sample, measure, "2026-03")!.Value.ShouldBe(220, 1e-9);
    }

    [Fact]
    public void A_line_from_the_baseline_reaches_the_target_with_the_last_period()
    {
        var (sample, measure) = With(new() { Aggregation = Aggregation.Last, Levels = Levels.Of(baseline: 40), Target = new() { Phasing = Phasing.LinearFromBaseline } });
        sample.Series(measure, SeriesNames.Target, "2026-Q1", 100);
        new[] { "2026-01", "2026-02", "2026-03" }.Select(month => Target(sample, measure, month)).ShouldBe([60, 80, 100]);
        sample.Series(measure, SeriesNames.Baseline, "2026-Q1", 70);        // an observed baseline wins
        new[] { "2026-01", "2026-02", "2026-03" }.Select(month => Target(sample, measure, month)).ShouldBe([80, 90, 100]);
    }

    [Fact]
    public void A_target_due_at_the_end_only_is_the_windows_once_the_end_is_in_it()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 90), Target = new() { Frequency = Frequency.Quarter, Phasing = Phasing.AtTheEnd } });
        Target(sample, measure, "2026-02").ShouldBeNull();
        Target(sample, measure, "2026-03").ShouldBe(90);
        Target(sample, measure, "2026-Q1").ShouldBe(90);
        Target(sample, measure, "2026-05", Window.FiscalYearToDate).ShouldBe(90);
        sample.Of(measure, "2026-02", Window.FiscalYearToDate).Target.ShouldBe(Core.Calculation.Figure.None(Gap.NoTarget));
    }

    [Fact]
    public void A_window_needs_a_target_in_each_of_its_periods()
    {
        var (sample, measure) = With(new() { Target = new() { PerPeriod = true } });
        sample.Series(measure, SeriesNames.Target, "2026-01", 5, 7);
        Target(sample, measure, "2026-02", Window.FiscalYearToDate).ShouldBe(12);
        sample.Of(measure, "2026-03", Window.FiscalYearToDate).Gap.ShouldBe(Gap.NoTarget);
    }

    [Theory]
    [InlineData(Aggregation.Sum, 60)]
    [InlineData(Aggregation.Count, 60)]
    [InlineData(Aggregation.Average, 20)]
    [InlineData(Aggregation.Min, 10)]
    [InlineData(Aggregation.Max, 30)]
    [InlineData(Aggregation.First, 20)]
    [InlineData(Aggregation.Last, 30)]
    public void Levels_aggregate_as_the_target_does(Aggregation aggregation, double expected)
    {
        var (sample, measure) = With(new() { TargetAggregation = aggregation });
        sample.Series(measure, SeriesNames.Target, "2026-01", 20, 10, 30);
        sample.Series(measure, SeriesNames.Red, "2026-01", 20, 10, 30);
        Target(sample, measure, "2026-Q1").ShouldBe(expected);
        sample.Of(measure, "2026-Q1").Inputs.Red.ShouldBe(expected);
    }

    [Fact]
    public void A_target_holds_to_its_last_day()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 5, red: 2), Target = new() { Until = new(2026, 7, 31) } });
        Target(sample, measure, "2026-07").ShouldBe(5);
        Target(sample, measure, "2026-08").ShouldBeNull();
        sample.Of(measure, "2026-08").Inputs.Red.ShouldBe(2); // the horizon is the target's alone
    }

    [Fact]
    public void A_one_off_target_is_early_only_before_its_day()
    {
        (Period? In, bool Early, double? Score) Of(DateOnly? due, Direction direction, params double?[] values)
        {
            var sample = new Sample();
            var red = direction == Direction.Lower ? 150 : 50;
            var measure = sample.Measure("m", new() { Direction = direction, Levels = Levels.Of(target: 100, red: red), Target = new() { OneOff = true, Due = due } });
            sample.Values(measure, "2026-01", values);
            var result = sample.Of(measure, "2026-03");
            (result.Period, result.Window, result.Stale).ShouldBe((sample.P("2026-03"), Window.Period, false));
            return (result.AchievedIn, result.AchievedEarly, result.Score is { } score ? Math.Round(score, 9) : null);
        }

        var february = new Period(Frequency.Month, new(2026, 2, 1));
        var goal = Math.Round(200.0 / 3, 9);
        Of(new(2026, 3, 1), Direction.Higher, 99, 100, 60).ShouldBe((february, true, goal));
        Of(new(2026, 2, 28), Direction.Higher, 99, 100, 60).ShouldBe((february, false, goal));
        Of(null, Direction.Lower, 101, 100, 120).ShouldBe((february, false, goal));
        Of(null, Direction.OnTarget, 101, 100, 99.5).ShouldBe((february, false, goal));
        Of(null, Direction.Higher, 97, 98, 99).In.ShouldBeNull();
        Of(null, Direction.OnTarget, 97, 98, 99).In.ShouldBeNull();
    }
}
