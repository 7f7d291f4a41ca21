using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>How much progress is expected by now: days passed over days in all, or the typed shares' running total.</summary>
public sealed class PaceTests
{
    private static double? Expected(TargetProfile target, string period = "2026-06", DateOnly? startsOn = null, DateOnly? now = null)
    {
        var sample = new Sample { Now = now ?? new(2027, 6, 30) };
        var measure = sample.Measure("m", new()
        {
            Aggregation = Aggregation.Last,
            Scale = ScalePresets.Pace(),
            Levels = Levels.Of(target: 100, baseline: 0),
            Target = target,
            StartsOn = startsOn,
        });
        sample.Values(measure, "2026-01", [.. Enumerable.Repeat((double?)50, 12)]);
        return sample.Of(measure, period).Inputs.ElapsedShare;
    }

    [Fact]
    public void Where_nothing_is_said_the_fiscal_year_is_the_way()
    {
        Expected(new()).ShouldBe(180 / 364.0);                              // 1 January to 30 June, of 364 days
        Expected(new(), "2026-12").ShouldBe(1);
        Expected(new(), startsOn: new(2026, 3, 1)).ShouldBe(121 / 305.0);   // 1 March to 30 June, of 305 days
        Expected(new() { Starts = new(2026, 5, 1) }, startsOn: new(2026, 3, 1)).ShouldBe(60 / 244.0);
        Expected(new() { Due = new(2026, 7, 20) }).ShouldBe(180 / 200.0);
    }

    [Fact]
    public void Today_counts_where_it_comes_before_the_periods_end()
    {
        Expected(new(), now: new(2026, 6, 10)).ShouldBe(160 / 364.0);
        Expected(new(), now: new(2026, 7, 10)).ShouldBe(180 / 364.0);
    }

    [Fact]
    public void Before_the_start_nothing_is_expected_and_after_the_due_date_all_of_it()
    {
        Expected(new() { Starts = new(2026, 9, 1) }).ShouldBe(0);
        Expected(new() { Due = new(2026, 3, 31) }).ShouldBe(1);
        Expected(new() { Starts = new(2026, 3, 31), Due = new(2026, 3, 31) }).ShouldBeNull();
        Expected(new() { Starts = new(2026, 4, 1), Due = new(2026, 3, 31) }).ShouldBeNull();
        Expected(new() { Starts = new(2026, 6, 29), Due = new(2026, 6, 30) }).ShouldBe(1);
    }

    [Fact]
    public void Typed_shares_expect_their_running_total()
    {
        TargetProfile Shares(params double[] shares) => new() { Phasing = Phasing.Shares, Shares = [.. shares] };
        Expected(Shares(1, 1, 1, 1, 1, 5, 2, 2, 2, 2, 1, 1)).ShouldBe(10 / 20.0);
        Expected(Shares(1, 1, 1, 1, 1, 5, 2, 2, 2, 2, 1, 1), "2026-12").ShouldBe(1);
        Expected(Shares(1, 1, 1, 1, 1, 3)).ShouldBe(1);                     // six shares, six months
        Expected(Shares(1, 1, 1)).ShouldBe(180 / 364.0);                    // too few: days instead
        Expected(Shares(1, 1, 1, 1, 1, 1, -6)).ShouldBe(180 / 364.0);       // they sum to nothing: days instead
        Expected(Shares(1, 1, 1, 1, 1, 5) with { Phasing = Phasing.Even }).ShouldBe(180 / 364.0);
    }

    [Fact]
    public void A_yearly_figure_has_no_part_of_a_year_to_share_out()
    {
        var sample = new Sample { Now = new(2026, 7, 2) };
        var measure = sample.Measure("m", new()
        {
            Frequency = Core.Time.Frequency.Year,
            Scale = ScalePresets.Pace(),
            Levels = Levels.Of(target: 100, baseline: 0),
            Target = new() { Phasing = Phasing.Shares, Shares = [1, 3] },
        });
        sample.Values(measure, "2026", 50);
        sample.Of(measure, "2026").Inputs.ElapsedShare.ShouldBe(182 / 364.0); // 1 January to 2 July
    }

    [Fact]
    public void Only_pace_asks_how_far_the_year_is()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Levels = Levels.Of(target: 100, red: 50) });
        sample.Values(measure, "2026-01", 70);
        sample.Of(measure, "2026-01").Inputs.ElapsedShare.ShouldBeNull();
    }
}
