using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Time;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class TargetTests
{
    private static (Sample Sample, Measure Measure) With(MeasureSpec spec, double? value = 1)
    {
        var sample = new Sample();
        var measure = sample.Measure("m", spec);
        sample.Values(measure, "2026-01", [.. Enumerable.Repeat(value, 12)]);
        return (sample, measure);
    }

    private static double? Target(Sample sample, Measure measure, string period, Window? window = null) => sample.Of(measure, period, window).Target.Value;

    [Fact]
    public void An_observed_target_holds_from_its_period_on()
    {
        var (sample, measure) = With(new());
        sample.Series(measure, SeriesNames.Target, "2026-02", 5);
        sample.Series(measure, SeriesNames.Target, "2026-06", 7);
        Target(sample, measure, "2026-01").ShouldBeNull();
        Target(sample, measure, "2026-05").ShouldBe(5);
        Target(sample, measure, "2026-06").ShouldBe(7);
        sample.Of(measure, "2026-01").Gap.ShouldBe(Gap.NoTarget);
    }

    [Fact]
    public void A_target_per_period_holds_for_its_own_period_only()
    {
        var (sample, measure) = With(new() { Target = new() { PerPeriod = true } });
        sample.Series(measure, SeriesNames.Target, "2026-02", 5);
        Target(sample, measure, "2026-02").ShouldBe(5);
        Target(sample, measure, "2026-03").ShouldBeNull();
    }

    [Fact]
    public void Past_its_horizon_there_is_no_target()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 5), Target = new() { Until = new(2026, 6, 30) } });
        Target(sample, measure, "2026-06").ShouldBe(5);
        sample.Of(measure, "2026-07").Gap.ShouldBe(Gap.NoTarget);
    }

    [Fact]
    public void A_proposed_target_is_not_scored()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 5), Target = new() { Proposed = true } });
        sample.Of(measure, "2026-06").Gap.ShouldBe(Gap.NoTarget);
    }

    [Fact]
    public void A_years_target_is_spread_evenly_and_adds_up_exactly()
    {
        var (sample, measure) = With(new());
        sample.Series(measure, SeriesNames.Target, "2026", 1000);
        Target(sample, measure, "2026-01").ShouldBe(1000.0 / 12);
        Target(sample, measure, "2026").ShouldBe(1000);
    }

    [Fact]
    public void Phased_targets_add_up_to_the_whole_for_any_target_and_shares() =>
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[0.01, 100].Array[12]).Sample((whole, shares) =>
        {
            var (sample, measure) = With(new() { Target = new() { Phasing = Phasing.Shares, Shares = [.. shares] } });
            sample.Series(measure, SeriesNames.Target, "2026", whole);
            return Target(sample, measure, "2026") == whole;
        }, iter: 100, seed: "0N0XIzNsQ0O2");

    [Fact]
    public void A_years_target_can_follow_working_days_last_years_shape_or_a_line_from_the_baseline()
    {
        var (sample, measure) = With(new() { Target = new() { Phasing = Phasing.WorkingDays } });
        sample.Series(measure, SeriesNames.Target, "2026", 261);
        Target(sample, measure, "2026-01")!.Value.ShouldBe(22, 1e-9); // 22 of 261 working days

        (sample, measure) = With(new() { Target = new() { Phasing = Phasing.LastYearsShape } });
        sample.Values(measure, "2025-01", 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9);
        sample.Series(measure, SeriesNames.Target, "2026", 200);
        Target(sample, measure, "2026-12")!.Value.ShouldBe(90, 1e-9);

        (sample, measure) = With(new() { Aggregation = Aggregation.Last, Levels = Levels.Of(baseline: 40), Target = new() { Phasing = Phasing.LinearFromBaseline } });
        sample.Series(measure, SeriesNames.Target, "2026", 100);
        Target(sample, measure, "2026-06").ShouldBe(70);
        Target(sample, measure, "2026-12").ShouldBe(100);

        (sample, measure) = With(new() { Target = new() { Phasing = Phasing.AtTheEnd } });
        sample.Series(measure, SeriesNames.Target, "2026", 100);
        Target(sample, measure, "2026-06").ShouldBeNull();
        Target(sample, measure, "2026").ShouldBe(100);
    }

    [Fact]
    public void A_rates_yearly_target_is_every_months_target()
    {
        var (sample, measure) = With(new() { Aggregation = Aggregation.Average });
        sample.Series(measure, SeriesNames.Target, "2026", 95);
        Target(sample, measure, "2026-05").ShouldBe(95);
        Target(sample, measure, "2026-05", Window.FiscalYearToDate).ShouldBe(95);
    }

    [Fact]
    public void A_target_may_be_the_sum_of_the_childrens_targets()
    {
        var sample = new Sample();
        var total = sample.Measure("sales", new() { Levels = Levels.Formula("target", "CHILDREN(SUM, TARGET([sales]))") });
        foreach (var (code, target) in new[] { ("north", 30.0), ("south", 12.0) })
        {
            var unit = sample.Add(new OrganizationUnit { Code = code, Parent = sample.Root.Id });
            sample.Measure("sales", new() { Levels = Levels.Of(target: target) }, unit.Id);
        }
        sample.Values(total, "2026-01", 40);
        Target(sample, total, "2026-01").ShouldBe(42);
    }

    [Fact]
    public void A_missing_red_flag_is_assumed_ten_percent_worse_than_the_target()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 100) }, 90);
        var result = sample.Of(measure, "2026-01");
        result.Score!.Value.ShouldBe(100.0 / 3, 1e-9);
        result.Scored.AssumedRed.ShouldBe(90);
    }

    [Fact]
    public void A_one_off_target_stays_achieved()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new()
        {
            Levels = Levels.Of(target: 100, red: 80),
            Aggregation = Aggregation.Last,
            Target = new() { OneOff = true, Due = new(2026, 6, 30) },
        });
        sample.Values(measure, "2026-01", 50, 101, 60);
        var result = sample.Of(measure, "2026-03");
        result.AchievedIn.ShouldBe(sample.P("2026-02"));
        result.AchievedEarly.ShouldBeTrue();
        result.Score!.Value.ShouldBeGreaterThan(66);
        sample.Of(measure, "2026-01").AchievedIn.ShouldBeNull();
    }

    [Fact]
    public void Progress_against_time_counts_days_to_the_due_date()
    {
        var sample = new Sample { Now = new(2026, 7, 2) };
        var measure = sample.Measure("m", new()
        {
            Aggregation = Aggregation.Last,
            Scale = ScalePresets.Pace(),
            Levels = Levels.Of(target: 100, baseline: 0),
            Target = new() { Starts = new(2026, 1, 1), Due = new(2026, 12, 31) },
        });
        sample.Values(measure, "2026-06", 50);
        var result = sample.Of(measure, "2026-06");
        result.Inputs.ElapsedShare.ShouldBe(180 / 364.0);
        result.Score!.Value.ShouldBe(100 * 0.5 / (180 / 364.0), 1e-9);
    }

    [Fact]
    public void A_quarterly_targets_months_share_it()
    {
        var (sample, measure) = With(new() { Levels = Levels.Of(target: 30), Target = new() { Frequency = Frequency.Quarter } });
        Target(sample, measure, "2026-02").ShouldBe(10);
        Target(sample, measure, "2026-Q1").ShouldBe(30);
        Target(sample, measure, "2026").ShouldBe(120);
    }
}
