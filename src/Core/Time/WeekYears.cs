namespace Binnacle.Core.Time;

/// <summary>Fiscal years of 52 or 53 whole weeks, divided by a <see cref="WeekPattern"/>.</summary>
internal static class WeekYears
{
    internal static int PerYear(WeekPattern pattern, Frequency frequency) => frequency switch
    {
        Frequency.Month => pattern == WeekPattern.ThirteenByFour ? 13 : 12,
        Frequency.Quarter => 4,
        Frequency.Third => 3,
        Frequency.HalfYear => 2,
        _ => 1,
    };

    /// <summary>The weeks of a year that lie before its part number <paramref name="part"/> (from 0).</summary>
    internal static int WeeksBefore(WeekPattern pattern, Frequency frequency, int part)
    {
        if (pattern == WeekPattern.ThirteenByFour) return 4 * part * FourWeekMonths(frequency);
        var month = part * (12 / PerYear(pattern, frequency));
        var second = pattern == WeekPattern.FiveFourFour ? 5 : 4;
        var third = pattern == WeekPattern.FourFourFive ? 8 : 9;
        return month / 3 * 13 + (month % 3) switch { 0 => 0, 1 => second, _ => third };
    }

    internal static int Ordinal(ReportingCalendar calendar, Frequency frequency, DateOnly day)
    {
        var pattern = calendar.WeekPattern;
        var year = YearOf(calendar, day);
        var week = (day.DayNumber - YearStart(calendar, year).DayNumber) / 7;
        var count = PerYear(pattern, frequency);
        var part = count - 1;
        while (part > 0 && WeeksBefore(pattern, frequency, part) > week) part--;
        return year * count + part;
    }

    internal static DateOnly FirstDay(ReportingCalendar calendar, Frequency frequency, int ordinal)
    {
        var count = PerYear(calendar.WeekPattern, frequency);
        return YearStart(calendar, ordinal / count).AddDays(7 * WeeksBefore(calendar.WeekPattern, frequency, ordinal % count));
    }

    /// <summary>The calendar year whose start month the year's first day is nearest to.</summary>
    internal static int NominalStartYear(ReportingCalendar calendar, DateOnly firstDay)
    {
        var year = firstDay.Year;
        var here = Math.Abs(Anchor(calendar, year).DayNumber - firstDay.DayNumber);
        var next = Math.Abs(Anchor(calendar, year + 1).DayNumber - firstDay.DayNumber);
        var last = Math.Abs(Anchor(calendar, year - 1).DayNumber - firstDay.DayNumber);
        return next < here ? year + 1 : last < here ? year - 1 : year;
    }

    // With listed years the ordinal of a year is its place in the list, else the calendar year its first month lies in.
    private static DateOnly YearStart(ReportingCalendar calendar, int year)
    {
        if (!calendar.WeekYearStarts.IsEmpty) return calendar.WeekYearStarts[year];
        var monthEnd = Anchor(calendar, year).AddDays(-1);
        var back = ((int)monthEnd.DayOfWeek - (int)calendar.WeekYearEndsOn + 7) % 7;
        var forward = 7 - back;
        return calendar.WeekYearEnd == WeekYearEnd.Nearest && forward < back
            ? monthEnd.AddDays(forward + 1)
            : monthEnd.AddDays(1 - back);
    }

    private static int YearOf(ReportingCalendar calendar, DateOnly day)
    {
        if (!calendar.WeekYearStarts.IsEmpty)
        {
            var at = calendar.WeekYearStarts.AsSpan().BinarySearch(day);
            return at >= 0 ? at : ~at - 1;
        }

        var year = day.Year + 1;
        while (YearStart(calendar, year) > day) year--;
        return year;
    }

    private static DateOnly Anchor(ReportingCalendar calendar, int year) => new(year, calendar.FiscalYearStartMonth, 1);

    private static int FourWeekMonths(Frequency frequency) => frequency switch
    {
        Frequency.Month => 1,
        Frequency.Quarter => 3,
        Frequency.Third => 4,
        Frequency.HalfYear => 6,
        _ => 13,
    };
}
