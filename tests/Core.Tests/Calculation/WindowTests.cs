using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

public sealed class WindowTests
{
    private static (Sample Sample, Measure Measure) With(Aggregation aggregation, params double?[] values)
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Aggregation = aggregation, Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(measure, "2026-01", values);
        return (sample, measure);
    }

    [Theory]
    [InlineData(Aggregation.Sum, 60)]
    [InlineData(Aggregation.Average, 20)]
    [InlineData(Aggregation.First, 10)]
    [InlineData(Aggregation.Last, 30)]
    [InlineData(Aggregation.Min, 10)]
    [InlineData(Aggregation.Max, 30)]
    [InlineData(Aggregation.Count, 3)]
    public void A_quarter_is_aggregated_as_the_measure_says(Aggregation aggregation, double expected)
    {
        var (sample, measure) = With(aggregation, 10, 20, 30);
        sample.Value(measure, "2026-Q1").ShouldBe(expected);
        sample.Value(measure, "2026-03", Window.FiscalYearToDate).ShouldBe(expected);
        sample.Value(measure, "2026-03", Window.QuarterToDate).ShouldBe(expected);
        sample.Value(measure, "2026-03", Window.Trailing(3)).ShouldBe(expected);
    }

    [Fact]
    public void A_weighted_average_takes_its_weights_from_another_measure()
    {
        var sample = new Sample();
        var staff = sample.Measure("staff", new() { Use = MeasureUse.Input });
        var rate = sample.Measure("rate", new() { Aggregation = Aggregation.WeightedAverage, WeightedBy = "staff" });
        sample.Values(staff, "2026-01", 100, 300);
        sample.Values(rate, "2026-01", 10, 20);
        sample.Value(rate, "2026-02", Window.FiscalYearToDate).ShouldBe(17.5);
    }

    [Fact]
    public void A_ratio_to_date_is_the_ratio_of_the_sums_not_a_mean_of_ratios()
    {
        var sample = new Sample();
        var left = sample.Measure("left", new() { Use = MeasureUse.Input });
        var all = sample.Measure("all", new() { Use = MeasureUse.Input });
        var rate = sample.Measure("rate", new() { Formula = "[left] / [all] * 100" });
        sample.Values(left, "2026-01", 2, 2);
        sample.Values(all, "2026-01", 4, 100);
        sample.Value(rate, "2026-02", Window.FiscalYearToDate)!.Value.ShouldBe(100 * 4.0 / 104, 1e-12);
        sample.Value(rate, "2026-01").ShouldBe(50);
    }

    [Fact]
    public void A_window_with_a_due_period_missing_says_how_much_is_there_and_has_no_score()
    {
        var (sample, measure) = With(Aggregation.Sum, 10, null, 30);
        var result = sample.Of(measure, "2026-03", Window.FiscalYearToDate);
        result.Actual.Figure.Value.ShouldBe(40);
        result.Score.ShouldBeNull();
        result.Gap.ShouldBe(Gap.IncompleteWindow);
        result.Detail.ShouldBe("2 of 3 months");
    }

    [Fact]
    public void Like_for_like_takes_targets_over_the_periods_that_have_a_value()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Completeness = Completeness.LikeForLike, Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(measure, "2026-01", 10, null, 10);
        var result = sample.Of(measure, "2026-03", Window.FiscalYearToDate);
        result.Target.Value.ShouldBe(20);
        result.Inputs.Red.ShouldBe(10);
        result.Score!.Value.ShouldBe(200.0 / 3, 1e-9);
    }

    [Fact]
    public void Like_for_like_a_ratio_of_totals_without_a_period_of_its_own_has_nothing_to_be_compared_with()
    {
        var sample = new Sample();
        sample.Values(sample.Measure("sold"), "2026-01", 10, null);
        sample.Values(sample.Measure("made"), "2026-01", null, 20);
        var ratio = sample.Measure("ratio", new() { Formula = "[sold] / [made]", Completeness = Completeness.LikeForLike, Levels = Levels.Of(target: 1, red: 0.2) });
        var result = sample.Of(ratio, "2026-02", Window.FiscalYearToDate);
        result.Actual.Figure.Value.ShouldBe(0.5);
        (result.Target.Value, result.Gap, result.Detail).ShouldBe((null, Gap.NoTarget, "no period of the window has a value of its own"));
        sample.Values(ratio, "2026-01", 3);
        sample.Of(ratio, "2026-01").Target.Value.ShouldBe(1);
    }

    [Fact]
    public void A_fiscal_year_that_starts_in_july_counts_to_date_from_july()
    {
        var sample = new Sample(new OrganizationSettings { Calendar = new() { FiscalYearStartMonth = 7 } });
        var measure = sample.Measure("m");
        sample.Values(measure, "2026-06", 1000, 1, 2);
        sample.Value(measure, "2026-08", Window.FiscalYearToDate).ShouldBe(3);
        sample.Value(measure, "FY2027-Q1").ShouldBe(3);
    }

    [Fact]
    public void A_trailing_window_that_reaches_before_the_first_period_is_absent()
    {
        var (sample, measure) = With(Aggregation.Sum, 1, 2, 3);
        sample.Value(measure, "2026-02", Window.Trailing(3)).ShouldBeNull();
        sample.Value(measure, "2026-03", Window.Trailing(3)).ShouldBe(6);
    }

    [Fact]
    public void The_full_year_is_actuals_then_managements_forecast_against_the_whole_years_target()
    {
        var sample = new Sample { Through = new(2026, 2, 28), Now = new(2026, 3, 20) };
        var measure = sample.Measure("m", new() { Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(measure, "2026-01", 10, 10);
        sample.Series(measure, SeriesNames.Forecast, "2026-03", 9, 9, 9, 9, 9, 9, 9, 9, 9, 9);
        var result = sample.Of(measure, "2026-02", Window.FullYear);
        result.Actual.Figure.Value.ShouldBe(110);
        result.Actual.Forecast.ShouldBeTrue();
        result.Target.Value.ShouldBe(120);
    }

    [Fact]
    public void A_finer_period_shows_the_newest_ended_one_marked_as_carried()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Frequency = Frequency.Quarter, Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(measure, "2026-Q1", 10);
        var may = sample.Of(measure, "2026-05");
        may.Actual.Figure.Value.ShouldBe(10);
        may.Actual.Carried.ShouldBeTrue();
        may.Score.ShouldNotBeNull();
        sample.Of(measure, "2026-02").Score.ShouldBeNull();
    }

    [Fact]
    public void A_carried_figure_expires_one_period_and_the_due_days_later()
    {
        var sample = new Sample { Through = new(2026, 6, 30), Now = new(2026, 7, 3) };
        var measure = sample.Measure("m", new() { Frequency = Frequency.Quarter });
        sample.Values(measure, "2026-Q1", 10);
        sample.Value(measure, "2026-06").ShouldBe(10);
        sample.Now = new(2026, 7, 20);
        sample.Value(measure, "2026-06").ShouldBeNull();
    }

    [Fact]
    public void Cumulative_figures_are_differenced_and_are_the_year_to_date_as_they_stand()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Reported = Reported.SinceFiscalYearStart });
        sample.Values(measure, "2025-11", 100, 120, 5, 12);
        sample.Value(measure, "2025-12").ShouldBe(20);
        sample.Value(measure, "2026-01").ShouldBe(5);
        sample.Value(measure, "2026-02").ShouldBe(7);
        sample.Value(measure, "2026-02", Window.FiscalYearToDate).ShouldBe(12);
    }

    [Fact]
    public void An_imported_to_date_value_wins_and_the_computed_one_stays_beside_it()
    {
        var (sample, measure) = With(Aggregation.Sum, 10, 20, 30);
        sample.Series(measure, SeriesNames.ActualToDate, "2026-03", 61);
        sample.Series(measure, SeriesNames.TargetToDate, "2026-03", 70);
        var result = sample.Of(measure, "2026-03", Window.FiscalYearToDate);
        result.Actual.Figure.Value.ShouldBe(61);
        result.Actual.Computed.ShouldBe(60);
        result.Target.Value.ShouldBe(70);
    }

    [Fact]
    public void The_latest_window_shows_the_newest_reported_period()
    {
        var (sample, measure) = With(Aggregation.Sum, 10, 20, null);
        sample.Value(measure, "2026-03", Window.Latest).ShouldBe(20);
    }

    [Fact]
    public void The_scored_view_is_the_measures_own_window()
    {
        var sample = new Sample();
        var measure = sample.Placed("m", new() { ScoredView = Window.FiscalYearToDate, Levels = Levels.Of(target: 10, red: 5) });
        sample.Values(measure, "2026-01", 10, 30);
        sample.Of(sample.Card, "2026-02").Parts[0].Child.Measure!.Actual.Figure.Value.ShouldBe(40);
        sample.Of(sample.Card, "2026-02", Window.Period).Parts[0].Child.Measure!.Actual.Figure.Value.ShouldBe(30);
    }

    [Fact]
    public void A_to_date_window_does_not_cross_a_break_unless_a_factor_links_it()
    {
        var (sample, measure) = With(Aggregation.Sum, 10, 20, 30);
        var broken = measure.Spec with { Breaks = [new(new(2026, 3, 1), "new meter")], Completeness = Completeness.LikeForLike };
        sample.Revise(measure with { Spec = broken });
        sample.Value(measure, "2026-03", Window.FiscalYearToDate).ShouldBe(30);
        sample.Revise(measure with { Spec = broken with { Breaks = [new(new(2026, 3, 1), "new meter", 2)] } });
        sample.Value(measure, "2026-03", Window.FiscalYearToDate).ShouldBe(90);
    }

    [Fact]
    public void Weeks_roll_into_the_month_that_holds_their_last_day()
    {
        var sample = new Sample();
        var measure = sample.Measure("m", new() { Frequency = Frequency.Week });
        sample.Values(measure, "2026-W05", 1, 2, 4, 8, 16); // W05 ends on 1 February
        sample.Value(measure, "2026-02").ShouldBe(1 + 2 + 4 + 8);
    }
}
