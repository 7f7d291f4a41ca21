using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Time;

public sealed partial class ReportingCalendarTests
{
    [Theory]
    [InlineData("1899-12-31")]
    [InlineData("2201-01-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_outside_any_calendar_is_refused(string text)
    {
        var day = Calendars.Day(text);
        foreach (var frequency in Enum.GetValues<Frequency>())
        {
            ReportingCalendar.Standard.TryPeriodOf(frequency, day, out _).ShouldBeFalse();
            Should.Throw<ArgumentOutOfRangeException>(() => ReportingCalendar.Standard.PeriodOf(frequency, day)).Message.ShouldContain(text);
        }

        ReportingCalendar.Standard.TryParse(text, out _).ShouldBeFalse();
        ReportingCalendar.Standard.Has(new Period(Frequency.Day, day)).ShouldBeFalse();
        Should.Throw<ArgumentOutOfRangeException>(() => ReportingCalendar.Standard.Ordinal(new Period(Frequency.Month, day)));
    }

    [Fact]
    public void A_shift_out_of_the_calendar_is_refused_and_never_overflows()
    {
        foreach (var calendar in Calendars.All)
        {
            foreach (var frequency in Enum.GetValues<Frequency>())
            {
                var period = calendar.PeriodOf(frequency, new DateOnly(2024, 6, 15));
                foreach (var n in new[] { int.MinValue, -1_000_000, 1_000_000, int.MaxValue })
                {
                    calendar.TryShift(period, n, out _).ShouldBeFalse();
                    Should.Throw<ArgumentOutOfRangeException>(() => calendar.Shift(period, n));
                }

                Should.Throw<ArgumentOutOfRangeException>(() => calendar.FromOrdinal(frequency, int.MaxValue));
                Should.Throw<ArgumentOutOfRangeException>(() => calendar.FromOrdinal(frequency, -1));
            }
        }
    }

    [Fact]
    public void The_outermost_periods_of_every_calendar_work()
    {
        foreach (var calendar in Calendars.All)
        {
            foreach (var frequency in Enum.GetValues<Frequency>())
            {
                foreach (var day in new[] { Calendars.First(calendar), Calendars.Last(calendar) })
                {
                    var period = calendar.PeriodOf(frequency, day);
                    calendar.Has(period).ShouldBeTrue();
                    calendar.Covers(day).ShouldBeTrue();
                    calendar.Shift(period, 0).ShouldBe(period);
                    calendar.TryParse(calendar.Format(period), out var read).ShouldBeTrue();
                    read.ShouldBe(period);
                    calendar.LastDay(period).ShouldBeGreaterThanOrEqualTo(day);
                }

                calendar.TryShift(calendar.PeriodOf(frequency, Calendars.First(calendar)), -1, out _).ShouldBeFalse();
                calendar.TryShift(calendar.PeriodOf(frequency, Calendars.Last(calendar)), 1, out _).ShouldBeFalse();
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("20260")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-T4")]
    [InlineData("2026-H3")]
    [InlineData("2026-P1")]
    [InlineData("2026-W00")]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-W")]
    [InlineData("2026-Wxx")]
    [InlineData("1899-W01")]
    [InlineData("2201-W02")]
    [InlineData("2026-13")]
    [InlineData("2026-02-30")]
    [InlineData("2026S")]
    [InlineData("2026-Q")]
    [InlineData("2026/Q1")]
    [InlineData("2026-Q-1")]
    [InlineData("FY26")]
    [InlineData("FY2026-W01")]
    [InlineData("1899")]
    [InlineData("0000")]
    [InlineData("9999")]
    [InlineData("2026-01-01 and more text")]
    public void Other_text_is_not_a_period(string? text) => ReportingCalendar.Standard.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_bare_year_is_refused_where_it_could_mean_two_things()
    {
        Calendars.April.TryParse("2026", out _).ShouldBeFalse();
        Calendars.April.TryParse("2026-Q1", out _).ShouldBeFalse();
        Calendars.Retail.TryParse("2026-01", out _).ShouldBeFalse();
        Calendars.April.TryParse("FY2026-Q1", out _).ShouldBeTrue();
        ReportingCalendar.Standard.TryParse("FY2026-Q1", out var quarter).ShouldBeTrue();
        ReportingCalendar.Standard.Format(quarter).ShouldBe("2026-Q1");
    }

    [Fact]
    public void Any_day_inside_stands_for_a_period_but_another_period_does_not()
    {
        ReportingCalendar.Standard.TryParse(" 2026-11-23 ", Frequency.Quarter, out var period).ShouldBeTrue();
        ReportingCalendar.Standard.Format(period).ShouldBe("2026-Q4");
        ReportingCalendar.Standard.TryParse("2026-11", Frequency.Quarter, out _).ShouldBeFalse();
        ReportingCalendar.Standard.TryParse("2026-Q4", Frequency.Month, out _).ShouldBeFalse();
        ReportingCalendar.Standard.TryParse("rubbish", Frequency.Month, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_change_of_calendar_that_would_move_a_stored_period_names_the_first()
    {
        var march = new Period(Frequency.Month, new DateOnly(2026, 3, 1));
        var year = new Period(Frequency.Year, new DateOnly(2026, 1, 1));
        ReportingCalendar.Standard.FirstMovedBy(Calendars.April, [march]).ShouldBeNull();
        ReportingCalendar.Standard.FirstMovedBy(Calendars.April, [march, year]).ShouldBe(year);
        ReportingCalendar.Standard.FirstMovedBy(Calendars.Retail, [march, year]).ShouldBe(march);
        ReportingCalendar.Standard.FirstMovedBy(ReportingCalendar.Standard with { Holidays = [new(2026, 1, 1)] }, [march, year]).ShouldBeNull();
        ReportingCalendar.Standard.FirstMovedBy(Calendars.MovedToApril, [year]).ShouldBe(year);
        ReportingCalendar.Standard.Has(new Period(Frequency.Month, new DateOnly(2026, 3, 2))).ShouldBeFalse();
    }

    [Fact]
    public void Periods_of_two_frequencies_make_no_range_and_finer_is_not_coarser()
    {
        var month = new Period(Frequency.Month, new DateOnly(2026, 3, 1));
        var year = new Period(Frequency.Year, new DateOnly(2026, 1, 1));
        Should.Throw<ArgumentException>(() => ReportingCalendar.Standard.Between(month, year));
        Should.Throw<ArgumentException>(() => ReportingCalendar.Standard.Coarser(year, Frequency.Month));
        Should.Throw<ArgumentException>(() => ReportingCalendar.Standard.PartsOf(month, Frequency.Year));
        Should.Throw<ArgumentOutOfRangeException>(() => MonthYears.Length(Frequency.Month));
        ReportingCalendar.Standard.Between(month, month with { FirstDay = new(2026, 2, 1) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_figure_is_due_working_days_after_the_last_day()
    {
        var calendar = new ReportingCalendar { Holidays = [new DateOnly(2026, 4, 3), new DateOnly(2026, 4, 6)] };
        var march = new Period(Frequency.Month, new DateOnly(2026, 3, 1));
        calendar.DueDate(march, 0).ShouldBe(new DateOnly(2026, 3, 31));
        calendar.DueDate(march, 2).ShouldBe(new DateOnly(2026, 4, 2));
        calendar.DueDate(march, 3).ShouldBe(new DateOnly(2026, 4, 7));
        calendar.WorkingDays(new(2026, 4, 1), new(2026, 4, 30)).ShouldBe(20);
        calendar.WorkingDays(new(2026, 4, 30), new(2026, 4, 1)).ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => calendar.DueDate(march, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => calendar.DueDate(march, 10_001));
        Should.Throw<InvalidOperationException>(() => (calendar with { WorkingWeek = [] }).DueDate(march, 1));
    }

    [Fact]
    public void A_sound_calendar_has_no_problems() => Calendars.All.ShouldAllBe(calendar => calendar.Check().Count == 0);

    [Fact]
    public void A_calendar_reports_all_its_problems_with_their_setting()
    {
        var calendar = new ReportingCalendar
        {
            FiscalYearStartMonth = 13,
            WorkingWeek = [],
            Holidays = [new(2026, 1, 1), new(1776, 7, 4)],
            WeekYearStarts = [new(2026, 1, 1)],
        };
        var problems = calendar.Check();
        problems.Select(problem => problem.Setting).ShouldBe(["FiscalYearStartMonth", "WorkingWeek", "Holidays", "WeekYearStarts", "WeekYearStarts"]);
        problems[2].Message.ShouldContain("1776-07-04");
    }

    [Fact]
    public void Listed_years_have_52_or_53_weeks()
    {
        var calendar = Calendars.Listed with { WeekYearStarts = [new(1899, 1, 1), new(1899, 12, 31), new(1901, 1, 7)] };
        var problems = calendar.Check();
        problems.Count.ShouldBe(3);
        problems[^1].Message.ShouldContain("1899-12-31 to 1901-01-07 has 372 days");
    }

    [Theory]
    [InlineData("2026-02-01", 3, "does not start where")]
    [InlineData("2026-01-02", 3, "does not start where")]
    [InlineData("2026-01-01", 12, "12 months")]
    [InlineData("2026-01-01", 0, "0 months")]
    [InlineData("2026-01-01", 24, "24 months")]
    [InlineData("1890-01-01", 3, "not in the years")]
    public void A_short_year_starts_where_a_year_starts(string first, int months, string message)
    {
        var calendar = new ReportingCalendar { ShortFiscalYears = [new ShortFiscalYear(Calendars.Day(first), months)] };
        calendar.Check()[0].Message.ShouldContain(message);
    }

    [Fact]
    public void Short_years_are_listed_in_order_and_not_in_a_calendar_of_weeks()
    {
        var twice = Calendars.MovedToApril with { ShortFiscalYears = [new(new(2026, 1, 1), 3), new(new(2026, 1, 1), 3)] };
        twice.Check().ShouldHaveSingleItem().Message.ShouldContain("not after the one listed before it");
        var weeks = Calendars.Retail with { ShortFiscalYears = [new(new(2026, 2, 1), 3)] };
        weeks.Check().ShouldHaveSingleItem().Setting.ShouldBe("ShortFiscalYears");
    }
}
