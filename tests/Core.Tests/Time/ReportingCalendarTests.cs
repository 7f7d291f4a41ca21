using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Time;

public sealed partial class ReportingCalendarTests
{
    [Theory]
    [InlineData(Frequency.Day, "2026-11-23", "2026-11-23", "2026-11-23")]
    [InlineData(Frequency.Week, "2026-W48", "2026-11-23", "2026-11-29")]
    [InlineData(Frequency.Month, "2026-11", "2026-11-01", "2026-11-30")]
    [InlineData(Frequency.Quarter, "2026-Q4", "2026-10-01", "2026-12-31")]
    [InlineData(Frequency.Third, "2026-T3", "2026-09-01", "2026-12-31")]
    [InlineData(Frequency.HalfYear, "2026-H2", "2026-07-01", "2026-12-31")]
    [InlineData(Frequency.Year, "2026", "2026-01-01", "2026-12-31")]
    public void A_calendar_year_has_these_periods(Frequency frequency, string name, string first, string last) =>
        Shows(ReportingCalendar.Standard, frequency, "2026-11-23", name, first, last);

    [Theory]
    [InlineData(Frequency.Month, "2026-11", "2026-11-01", "2026-11-30")]
    [InlineData(Frequency.Quarter, "FY2027-Q3", "2026-10-01", "2026-12-31")]
    [InlineData(Frequency.Third, "FY2027-T2", "2026-08-01", "2026-11-30")]
    [InlineData(Frequency.HalfYear, "FY2027-H2", "2026-10-01", "2027-03-31")]
    [InlineData(Frequency.Year, "FY2027", "2026-04-01", "2027-03-31")]
    public void A_year_from_April_is_named_after_the_year_it_ends_in(Frequency frequency, string name, string first, string last) =>
        Shows(Calendars.April, frequency, "2026-11-25", name, first, last);

    [Fact]
    public void A_year_from_April_can_be_named_after_the_year_it_starts_in()
    {
        var calendar = Calendars.April with { FiscalYearNamedAfter = FiscalYearNaming.StartYear };
        Shows(calendar, Frequency.Quarter, "2027-03-31", "FY2026-Q4", "2027-01-01", "2027-03-31");
        calendar.FiscalYearOf(calendar.PeriodOf(Frequency.Month, new DateOnly(2027, 3, 1))).ShouldBe(2026);
        Calendars.April.FiscalYearOf(calendar.PeriodOf(Frequency.Month, new DateOnly(2027, 3, 1))).ShouldBe(2027);
    }

    // National Retail Federation, 4-5-4 calendar: 2023 has 53 weeks, 2023-01-29 to 2024-02-03.
    [Theory]
    [InlineData("2023-01-29", Frequency.Year, "FY2023", "2023-01-29", "2024-02-03")]
    [InlineData("2024-02-03", Frequency.Month, "FY2023-P12", "2023-12-31", "2024-02-03")]
    [InlineData("2023-02-26", Frequency.Month, "FY2023-P2", "2023-02-26", "2023-04-01")]
    [InlineData("2024-02-04", Frequency.Month, "FY2024-P1", "2024-02-04", "2024-03-02")]
    [InlineData("2024-02-03", Frequency.Quarter, "FY2023-Q4", "2023-10-29", "2024-02-03")]
    [InlineData("2024-02-03", Frequency.HalfYear, "FY2023-H2", "2023-07-30", "2024-02-03")]
    [InlineData("2024-02-03", Frequency.Third, "FY2023-T3", "2023-10-01", "2024-02-03")]
    [InlineData("2025-02-01", Frequency.Year, "FY2024", "2024-02-04", "2025-02-01")]
    public void The_retail_calendar_has_its_published_53rd_week(string day, Frequency frequency, string name, string first, string last) =>
        Shows(Calendars.Retail, frequency, day, name, first, last);

    [Theory]
    [InlineData(WeekPattern.FourFourFive, 4, 8, 13, 17)]
    [InlineData(WeekPattern.FourFiveFour, 4, 9, 13, 17)]
    [InlineData(WeekPattern.FiveFourFour, 5, 9, 13, 18)]
    [InlineData(WeekPattern.ThirteenByFour, 4, 8, 12, 16)]
    public void A_pattern_says_where_its_months_end(WeekPattern pattern, params int[] weeks)
    {
        var calendar = Calendars.Retail with { WeekPattern = pattern };
        var year = calendar.PeriodOf(Frequency.Year, new DateOnly(2025, 6, 1));
        var (first, _) = calendar.PartsOf(year, Frequency.Month);
        weeks.Select((_, i) => (calendar.LastDay(calendar.Shift(first, i)).DayNumber + 1 - year.FirstDay.DayNumber) / 7).ShouldBe(weeks);
    }

    [Theory]
    [InlineData(Frequency.Month, 13, 4)]
    [InlineData(Frequency.Quarter, 4, 16)]
    [InlineData(Frequency.Third, 3, 20)]
    [InlineData(Frequency.HalfYear, 2, 28)]
    [InlineData(Frequency.Year, 1, 52)]
    public void Thirteen_months_of_four_weeks_make_quarters_of_3_3_3_and_4(Frequency frequency, int count, int lastWeeks)
    {
        var calendar = Calendars.Retail with { WeekPattern = WeekPattern.ThirteenByFour };
        var year = calendar.PeriodOf(Frequency.Year, new DateOnly(2025, 6, 1));
        var (first, last) = calendar.PartsOf(year, frequency);
        calendar.Between(first, last).Count().ShouldBe(count);
        (calendar.LastDay(last).DayNumber + 1 - last.FirstDay.DayNumber).ShouldBe(7 * lastWeeks);
        calendar.Format(last).ShouldBe(frequency == Frequency.Year ? "FY2025" : $"FY2025-{"PQTH"[(int)frequency - 2]}{count}");
    }

    [Theory]
    [InlineData(WeekYearEnd.Last, DayOfWeek.Saturday, "2025-01-26")]
    [InlineData(WeekYearEnd.Nearest, DayOfWeek.Saturday, "2025-02-02")]
    [InlineData(WeekYearEnd.Nearest, DayOfWeek.Friday, "2025-02-01")]
    [InlineData(WeekYearEnd.Last, DayOfWeek.Friday, "2025-02-01")]
    [InlineData(WeekYearEnd.Nearest, DayOfWeek.Monday, "2025-02-04")]
    [InlineData(WeekYearEnd.Nearest, DayOfWeek.Tuesday, "2025-01-29")]
    public void A_year_of_weeks_starts_after_the_last_or_nearest_weekday(WeekYearEnd rule, DayOfWeek weekday, string first)
    {
        var calendar = Calendars.Retail with { WeekYearEnd = rule, WeekYearEndsOn = weekday };
        calendar.PeriodOf(Frequency.Year, new DateOnly(2025, 6, 1)).FirstDay.ShouldBe(Calendars.Day(first));
    }

    [Fact]
    public void Listed_years_hold_from_the_first_listed_day_to_the_last()
    {
        Shows(Calendars.Listed, Frequency.Year, "2026-01-03", "FY2025", "2024-12-29", "2026-01-03");
        Shows(Calendars.Listed, Frequency.Month, "2026-01-03", "FY2025-P12", "2025-11-23", "2026-01-03");
        Shows(Calendars.Listed, Frequency.Year, "2023-01-01", "FY2023", "2023-01-01", "2023-12-30");
        Shows(Calendars.Listed, Frequency.Year, "2027-01-02", "FY2026", "2026-01-04", "2027-01-02");
        Calendars.Listed.TryPeriodOf(Frequency.Month, new DateOnly(2022, 12, 31), out _).ShouldBeFalse();
        Calendars.Listed.TryPeriodOf(Frequency.Month, new DateOnly(2027, 1, 3), out _).ShouldBeFalse();
        Calendars.Listed.TryParse("FY2022", out _).ShouldBeFalse();
        Calendars.Listed.TryParse("FY2027", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_short_year_moves_the_years_after_it()
    {
        var calendar = Calendars.MovedToApril;
        Shows(calendar, Frequency.Year, "2025-12-31", "FY2025", "2025-01-01", "2025-12-31");
        Shows(calendar, Frequency.Year, "2026-02-01", "FY2026S", "2026-01-01", "2026-03-31");
        Shows(calendar, Frequency.Quarter, "2026-02-01", "FY2026S-Q1", "2026-01-01", "2026-03-31");
        Shows(calendar, Frequency.Third, "2026-02-01", "FY2026S-T1", "2026-01-01", "2026-03-31");
        Shows(calendar, Frequency.Year, "2026-04-01", "FY2027", "2026-04-01", "2027-03-31");
        Shows(calendar, Frequency.Quarter, "2026-12-01", "FY2027-Q3", "2026-10-01", "2026-12-31");
        calendar.TryParse("FY2026", out _).ShouldBeFalse();
        calendar.TryParse("FY2026S-Q2", out _).ShouldBeFalse();
        calendar.Format(calendar.Shift(calendar.PeriodOf(Frequency.Quarter, new DateOnly(2025, 12, 1)), 2)).ShouldBe("FY2027-Q1");
    }

    [Fact]
    public void A_short_and_a_long_year_end_with_what_is_left_over()
    {
        var calendar = Calendars.MovedToJanuary;
        Shows(calendar, Frequency.Year, "2020-08-01", "FY2020S", "2020-07-01", "2020-12-31");
        Shows(calendar, Frequency.Year, "2020-06-30", "FY2020", "2019-07-01", "2020-06-30");
        Shows(calendar, Frequency.Third, "2020-12-01", "FY2020S-T2", "2020-11-01", "2020-12-31");
        Shows(calendar, Frequency.Year, "2025-01-01", "FY2025S", "2024-01-01", "2025-05-31");
        Shows(calendar, Frequency.Quarter, "2025-05-01", "FY2025S-Q6", "2025-04-01", "2025-05-31");
        Shows(calendar, Frequency.Quarter, "2025-06-01", "FY2026-Q1", "2025-06-01", "2025-08-31");
    }

    [Fact]
    public void A_week_belongs_to_the_period_that_holds_its_last_day()
    {
        var calendar = ReportingCalendar.Standard;
        var week = calendar.PeriodOf(Frequency.Week, new DateOnly(2026, 9, 28));
        calendar.Format(calendar.Coarser(week, Frequency.Month)).ShouldBe("2026-10");
        calendar.Format(calendar.Coarser(week, Frequency.Quarter)).ShouldBe("2026-Q4");
        var (first, last) = calendar.PartsOf(calendar.PeriodOf(Frequency.Month, new DateOnly(2026, 9, 1)), Frequency.Week);
        calendar.Format(first).ShouldBe("2026-W36");
        calendar.Format(last).ShouldBe("2026-W39");
        calendar.Format(calendar.PeriodOf(Frequency.Week, new DateOnly(2027, 1, 3))).ShouldBe("2026-W53");
        calendar.FiscalYearOf(calendar.PeriodOf(Frequency.Week, new DateOnly(2026, 12, 31))).ShouldBe(2027);
    }

    [Fact]
    public void A_third_that_does_not_divide_belongs_where_it_ends()
    {
        var calendar = ReportingCalendar.Standard;
        var third = calendar.PeriodOf(Frequency.Third, new DateOnly(2026, 5, 1));
        calendar.Format(calendar.Coarser(third, Frequency.HalfYear)).ShouldBe("2026-H2");
        calendar.Format(calendar.Coarser(third, Frequency.Third)).ShouldBe("2026-T2");
    }

    [Fact]
    public void Two_calendars_with_the_same_settings_are_equal()
    {
        var one = Calendars.MovedToApril with { Holidays = [new DateOnly(2026, 12, 25)] };
        var other = new ReportingCalendar
        {
            Holidays = [new DateOnly(2026, 12, 25)],
            ShortFiscalYears = [new ShortFiscalYear(new DateOnly(2026, 1, 1), 3)],
        };
        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
        ReportingCalendar[] different =
        [
            other with { Holidays = [] }, other with { ShortFiscalYears = [] }, other with { FiscalYearStartMonth = 2 },
            other with { WeekPattern = WeekPattern.FourFourFive }, other with { WorkingWeek = [DayOfWeek.Monday] },
            other with { FirstWeekday = DayOfWeek.Sunday }, other with { WeekYearEndsOn = DayOfWeek.Friday },
            other with { WeekYearEnd = WeekYearEnd.Nearest }, other with { WeekYearStarts = [new DateOnly(2026, 1, 1)] },
            other with { FiscalYearNamedAfter = FiscalYearNaming.StartYear },
        ];
        different.ShouldAllBe(calendar => calendar != one);
        one.Equals(null).ShouldBeFalse();
    }

    [Fact]
    public void A_calendar_survives_being_written_as_json()
    {
        foreach (var calendar in Calendars.All)
        {
            var text = System.Text.Json.JsonSerializer.Serialize(calendar);
            System.Text.Json.JsonSerializer.Deserialize<ReportingCalendar>(text).ShouldBe(calendar);
        }

        System.Text.Json.JsonSerializer.Deserialize<ReportingCalendar>("{}").ShouldBe(ReportingCalendar.Standard);
    }

    private static void Shows(ReportingCalendar calendar, Frequency frequency, string day, string name, string first, string last)
    {
        var period = calendar.PeriodOf(frequency, Calendars.Day(day));
        calendar.Format(period).ShouldBe(name);
        period.FirstDay.ShouldBe(Calendars.Day(first));
        calendar.LastDay(period).ShouldBe(Calendars.Day(last));
        calendar.TryParse(name, out var read).ShouldBeTrue();
        read.ShouldBe(period);
    }
}
