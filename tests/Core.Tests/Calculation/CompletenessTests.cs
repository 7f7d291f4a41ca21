using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>Which base periods a window expects, which of them it has, and where it ends.</summary>
public sealed class CompletenessTests
{
    private static readonly MeasureSpec Spec = new() { Levels = Levels.Of(target: 10, red: 5) };

    private static (Sample Sample, Measure Measure) With(MeasureSpec spec, string through, params double?[] values)
    {
        var sample = new Sample { Through = DateOnly.ParseExact(through, "yyyy-MM-dd"), Now = DateOnly.ParseExact(through, "yyyy-MM-dd").AddDays(40) };
        var measure = sample.Measure("m", spec);
        sample.Values(measure, "2026-01", values);
        return (sample, measure);
    }

    private static (double? Value, int Expected, int Present, int Counted, string Last) Read(Sample sample, Measure measure, string period, Window? window = null)
    {
        var actual = sample.Of(measure, period, window).Actual;
        return (actual.Figure.Value, actual.Expected.Length, actual.Present.Length, actual.Counted, sample.Calendar.Format(actual.Last));
    }

    [Fact]
    public void A_coarser_period_ends_with_its_last_part_that_is_due_or_has_a_value()
    {
        var (sample, measure) = With(Spec, "2026-04-30", 1, 2, 4, 8);
        Read(sample, measure, "2026-Q1").ShouldBe((7, 3, 3, 3, "2026-03"));
        Read(sample, measure, "2026-Q2").ShouldBe((8, 1, 1, 1, "2026-04"));
        sample.Values(measure, "2026-05", 16);
        Read(sample, measure, "2026-Q2").ShouldBe((24, 2, 2, 2, "2026-05"));
        Read(sample, measure, "2026-Q3").ShouldBe((null, 1, 0, 0, "2026-07"));
        Read(sample, measure, "2026").ShouldBe((31, 5, 5, 5, "2026-05"));
    }

    [Fact]
    public void Periods_due_are_expected_and_those_not_applicable_are_not()
    {
        var (sample, measure) = With(Spec, "2026-06-30", 1, null, 4, null, 16);
        Read(sample, measure, "2026-06", Window.FiscalYearToDate).ShouldBe((21, 6, 3, 3, "2026-06"));
        sample.NotApplicable(measure, "2026-02");
        sample.NotApplicable(measure, "2026-04");
        Read(sample, measure, "2026-05", Window.FiscalYearToDate).ShouldBe((21, 3, 3, 3, "2026-05"));
        sample.Of(measure, "2026-05", Window.FiscalYearToDate).Score.ShouldNotBeNull();
        sample.Of(measure, "2026-06", Window.FiscalYearToDate).Detail.ShouldBe("3 of 4 months");
        Read(sample, measure, "2026-08", Window.FiscalYearToDate).ShouldBe((21, 4, 3, 3, "2026-08"));
    }

    [Fact]
    public void An_estimate_counts_once_it_is_approved()
    {
        var (sample, measure) = With(Spec, "2026-03-31", 10, 10);
        Observation March(Quality quality) => new(measure.Id, SeriesNames.Actual, sample.P("2026-03"), 99, ObservationState.Value, 10, Quality: quality);
        foreach (var (quality, counted) in new[] { (Quality.Estimate, 2), (Quality.Provisional, 3), (Quality.Approved, 3), (Quality.Rejected, 2) })
        {
            var world = sample.World;
            var calculator = new Calculator(world with { Facts = world.Facts.Add([March(quality)]) });
            var result = calculator.Measure(measure.Id, sample.P("2026-Q1"), Window.Period)!;
            result.Actual.Counted.ShouldBe(counted);
            (result.Score is not null).ShouldBe(counted == 3);
            result.Actual.Figure.Value.ShouldBe(quality == Quality.Rejected ? 20 : 30);
        }
        var word = With(Spec with { Aggregation = Aggregation.Last }, "2026-01-31");
        var said = word.Sample.Say(word.Measure, SeriesNames.Actual, "2026-01", "good");
        Figure.From(said).Counts.ShouldBeTrue();
        Figure.From(said with { Quality = Quality.Estimate }).Counts.ShouldBeFalse();
    }

    [Fact]
    public void Filled_periods_have_a_value_and_count_only_if_the_policy_says_so()
    {
        var (sample, measure) = With(Spec with { Missing = new(MissingPolicy.Zero) }, "2026-03-31", 10, null, 20);
        Read(sample, measure, "2026-Q1").ShouldBe((30, 3, 3, 2, "2026-03"));
        sample.Of(measure, "2026-Q1").Gap.ShouldBe(Gap.IncompleteWindow);
        sample.Of(measure, "2026-Q1").Actual.OnlyFilled.ShouldBeFalse();
        sample.Of(measure, "2026-02").Actual.OnlyFilled.ShouldBeTrue();
        sample.Of(measure, "2026-02").Score.ShouldNotBeNull();
        sample.Revise(measure with { Spec = Spec with { Missing = new(MissingPolicy.Zero, CountsAsPresent: true) } });
        Read(sample, measure, "2026-Q1").ShouldBe((30, 3, 3, 3, "2026-03"));
        sample.Of(measure, "2026-02").Actual.OnlyFilled.ShouldBeFalse();
    }

    [Fact]
    public void The_last_of_a_window_is_the_figure_itself_though_no_longer_marked_as_filled()
    {
        var (sample, measure) = With(Spec with { Aggregation = Aggregation.Last, Missing = new(MissingPolicy.CarryForward, 2) }, "2026-03-31", 10, 20, null);
        sample.Of(measure, "2026-Q1").Actual.Figure.ShouldBe(new Figure { Value = 20 });
    }

    [Fact]
    public void The_full_year_expects_every_period_and_keeps_what_was_reported()
    {
        var (sample, measure) = With(Spec, "2026-03-31", 1, 2, 4);
        Read(sample, measure, "2026-02", Window.FullYear).ShouldBe((7, 12, 3, 3, "2026-12"));
        sample.Series(measure, SeriesNames.Forecast, "2026-03", 100, 8, 16);
        var year = sample.Of(measure, "2026-02", Window.FullYear);
        (year.Actual.Figure.Value, year.Actual.Present.Length, year.Actual.Forecast).ShouldBe((31, 5, true));
        year.Detail.ShouldBe("5 of 12 months");
        Read(sample, measure, "2026", Window.FullYear).ShouldBe((31, 12, 5, 5, "2026-12"));
        sample.Of(measure, "2026-02", Window.FiscalYearToDate).Actual.Forecast.ShouldBeFalse();
        Read(sample, measure, "2026-04", Window.FiscalYearToDate).Value.ShouldBe(7);
    }

    [Fact]
    public void Like_for_like_the_full_years_target_is_still_the_whole_years()
    {
        var (sample, measure) = With(Spec with { Completeness = Completeness.LikeForLike }, "2026-03-31", 1, null, 4);
        sample.Of(measure, "2026-03", Window.FullYear).Target.Value.ShouldBe(120);
        sample.Of(measure, "2026-03", Window.FiscalYearToDate).Target.Value.ShouldBe(20);
        sample.Revise(measure with { Spec = Spec });
        sample.Of(measure, "2026-03", Window.FiscalYearToDate).Target.Value.ShouldBe(30);
    }

    [Fact]
    public void Formulas_of_aggregates_lack_as_many_periods_as_their_most_incomplete_operand()
    {
        var (sample, _) = With(Spec, "2026-03-31", 1, 1, 1);
        var n = sample.Measure("n");
        sample.Values(n, "2026-01", 2, null, null);
        var ratio = sample.Measure("ratio", new() { Formula = "[m] / [n]", Levels = Levels.Of(target: 1, red: 0.5) });
        var quarter = sample.Of(ratio, "2026-Q1");
        quarter.Actual.Figure.Value.ShouldBe(1.5);
        (quarter.Actual.Expected.Length, quarter.Actual.Counted, quarter.Detail).ShouldBe((3, 1, "1 of 3 months"));
        var constant = sample.Measure("constant", new() { Formula = "3", Levels = Levels.Of(target: 1, red: 0.5) });
        sample.Of(constant, "2026-Q1").Actual.Counted.ShouldBe(3);
    }

    [Fact]
    public void Windows_of_a_measure_as_coarse_as_they_are_the_period_itself()
    {
        var sample = new Sample();
        var quarterly = sample.Measure("q", Spec with { Frequency = Frequency.Quarter });
        sample.Values(quarterly, "2026-Q1", 1, 2, 4);
        sample.Value(quarterly, "2026-Q3", Window.QuarterToDate).ShouldBe(4);
        sample.Value(quarterly, "2026-Q3", Window.FiscalYearToDate).ShouldBe(7);
        sample.Value(quarterly, "2026-Q3", Window.Trailing(2)).ShouldBe(6);
        var yearly = sample.Measure("y", Spec with { Frequency = Frequency.Year });
        sample.Values(yearly, "2025", 1, 2);
        sample.Value(yearly, "2026", Window.FiscalYearToDate).ShouldBe(2);
        sample.Value(yearly, "2026", Window.FullYear).ShouldBe(2);
    }

    [Fact]
    public void The_latest_window_ends_with_the_newest_value_and_where_there_is_none_with_the_period_itself()
    {
        var (sample, measure) = With(Spec, "2026-06-30", 1, 2, null, 8);
        Read(sample, measure, "2026-06", Window.Latest).ShouldBe((8, 1, 1, 1, "2026-04"));
        Read(sample, measure, "2026-03", Window.Latest).ShouldBe((2, 1, 1, 1, "2026-02"));
        Read(sample, measure, "2026-Q1", Window.Latest).ShouldBe((2, 1, 1, 1, "2026-02"));
        var silent = sample.Measure("silent", Spec);
        Read(sample, silent, "2026-03", Window.Latest).ShouldBe((null, 1, 0, 0, "2026-03"));
        sample.Of(silent, "2026-03", Window.Latest).Gap.ShouldBe(Gap.NoData);
    }

    [Fact]
    public void A_trailing_window_may_begin_with_the_first_period_of_all()
    {
        var (sample, measure) = With(Spec, "2026-06-30", 1, 2, 4);
        sample.Value(measure, "2026-02", Window.Trailing(2)).ShouldBe(3);
        sample.Value(measure, "2026-02", Window.Trailing(1)).ShouldBe(2);
        sample.Revise(measure with { Spec = Spec with { StartsOn = new(2026, 2, 1) } });
        sample.Value(measure, "2026-03", Window.Trailing(2)).ShouldBe(6);
        sample.Value(measure, "2026-02", Window.Trailing(2)).ShouldBeNull();
    }

    [Fact]
    public void An_imported_quarter_is_complete_by_itself_and_an_absent_one_has_its_reason()
    {
        var (sample, measure) = With(Spec with { Aggregation = Aggregation.Imported }, "2026-06-30", 1, null, 3);
        sample.Series(measure, SeriesNames.Actual, "2026-Q1", 17);
        var quarter = sample.Of(measure, "2026-Q1");
        (quarter.Actual.Imported, quarter.Actual.Counted, quarter.Actual.Expected.Length, quarter.Actual.Present.Length).ShouldBe((true, 1, 1, 1));
        sample.NotApplicable(measure, "2026-Q2");
        sample.Of(measure, "2026-Q2").Gap.ShouldBe(Gap.NotApplicable);
        sample.Of(measure, "2026-Q2").Actual.Imported.ShouldBeFalse();
        sample.Of(measure, "2026-Q3").Gap.ShouldBe(Gap.NotDueYet);
        sample.Say(measure, SeriesNames.Actual, "2026-H1", "good");
        sample.Of(measure, "2026-H1").Actual.Figure.Word.ShouldBe("good");
    }

    [Fact]
    public void A_to_date_figure_somebody_reported_holds_for_the_fiscal_year_to_date_only()
    {
        var (sample, measure) = With(Spec, "2026-03-31", 10, null, 30);
        sample.Series(measure, SeriesNames.ActualToDate, "2026-03", 61);
        var toDate = sample.Of(measure, "2026-03", Window.FiscalYearToDate);
        (toDate.Actual.Figure.Value, toDate.Actual.Computed, toDate.Actual.Imported, toDate.Actual.IsComplete).ShouldBe((61, 40, true, true));
        toDate.Target.Value.ShouldBe(30); // no imported target: against all periods of the window
        sample.Value(measure, "2026-03", Window.QuarterToDate).ShouldBe(40);
        sample.Value(measure, "2026-Q1").ShouldBe(40);
        sample.Value(measure, "2026-02", Window.FiscalYearToDate).ShouldBe(10);
    }

    [Fact]
    public void Figures_since_the_fiscal_years_start_are_the_year_to_date_without_their_months_between()
    {
        var (sample, measure) = With(Spec with { Reported = Reported.SinceFiscalYearStart }, "2026-03-31", 10, null, 36);
        var toDate = sample.Of(measure, "2026-03", Window.FiscalYearToDate);
        (toDate.Actual.Figure.Value, toDate.Actual.Counted, toDate.Actual.Present.Length, toDate.Target.Value).ShouldBe((36, 3, 1, 30));
        sample.Of(measure, "2026-Q1").Actual.Counted.ShouldBe(1);
        sample.Value(measure, "2026-02", Window.FiscalYearToDate).ShouldBe(10);
        sample.Revise(measure with { Spec = Spec with { Reported = Reported.SinceFiscalYearStart, Aggregation = Aggregation.Max } });
        sample.Value(measure, "2026-03", Window.FiscalYearToDate).ShouldBe(10);
    }

    [Fact]
    public void A_carried_figure_waits_for_its_own_due_date()
    {
        var sample = new Sample { Through = new(2026, 6, 30), Now = new(2026, 7, 14) };
        var quarterly = sample.Measure("q", Spec with { Frequency = Frequency.Quarter });
        sample.Values(quarterly, "2026-Q1", 10);
        Read(sample, quarterly, "2026-06").ShouldBe((10, 1, 1, 1, "2026-Q1"));  // due on 14 July, ten working days after June
        sample.Now = new(2026, 7, 15);
        Read(sample, quarterly, "2026-06").ShouldBe((null, 1, 0, 0, "2026-Q2"));
        Read(sample, quarterly, "2026-05").ShouldBe((10, 1, 1, 1, "2026-Q1"));
        sample.Values(quarterly, "2026-Q2", 20);
        Read(sample, quarterly, "2026-06").ShouldBe((20, 1, 1, 1, "2026-Q2"));
        Read(sample, quarterly, "2026-05").ShouldBe((10, 1, 1, 1, "2026-Q1"));
    }
}
