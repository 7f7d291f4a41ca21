using System.Globalization;

namespace Binnacle.Core.Time;

public sealed partial record ReportingCalendar
{
    /// <summary>Everything a person has to change before the calendar can be used; empty if nothing.</summary>
    public IReadOnlyList<CalendarProblem> Check()
    {
        var problems = new List<CalendarProblem>();
        if (FiscalYearStartMonth is < 1 or > 12)
            problems.Add(new(nameof(FiscalYearStartMonth), $"The fiscal year starts in a month from 1 to 12, not {FiscalYearStartMonth}."));
        if (WorkingWeek.IsEmpty)
            problems.Add(new(nameof(WorkingWeek), "At least one weekday is a working day."));
        foreach (var holiday in Holidays.Where(day => day < Earliest || day > Latest))
            problems.Add(new(nameof(Holidays), $"The holiday {Iso(holiday)} is not in the years 1900 to 2200."));
        CheckWeekYears(problems);
        if (problems.Count == 0) CheckShortYears(problems);
        return problems;
    }

    private void CheckWeekYears(List<CalendarProblem> problems)
    {
        if (WeekYearStarts.IsEmpty) return;
        if (WeekPattern == WeekPattern.None)
            problems.Add(new(nameof(WeekYearStarts), "First days of fiscal years are listed only for a calendar of weeks: name its pattern."));
        if (WeekYearStarts.Length < 2)
            problems.Add(new(nameof(WeekYearStarts), "List at least two first days: the last one only ends the year before it."));
        foreach (var day in WeekYearStarts.Where(day => day < Earliest || day > Latest))
            problems.Add(new(nameof(WeekYearStarts), $"The first day {Iso(day)} is not in the years 1900 to 2200."));
        for (var i = 1; i < WeekYearStarts.Length; i++)
        {
            var days = WeekYearStarts[i].DayNumber - WeekYearStarts[i - 1].DayNumber;
            if (days is not (364 or 371))
                problems.Add(new(nameof(WeekYearStarts), $"The year from {Iso(WeekYearStarts[i - 1])} to {Iso(WeekYearStarts[i])} has {days} days; 52 weeks are 364, 53 are 371."));
        }
    }

    private void CheckShortYears(List<CalendarProblem> problems)
    {
        if (ShortFiscalYears.IsEmpty) return;
        if (WeekPattern != WeekPattern.None)
        {
            problems.Add(new(nameof(ShortFiscalYears), "A calendar of weeks has no short years: list the first days of its years instead."));
            return;
        }

        var start = FiscalYearStartMonth - 1;
        var earliest = Earliest;
        foreach (var odd in ShortFiscalYears)
        {
            if (odd.Months is < 1 or > 23 or 12)
                problems.Add(new(nameof(ShortFiscalYears), $"The short year from {Iso(odd.FirstDay)} lasts {odd.Months} months; 1 to 23 except 12 can be."));
            if (odd.FirstDay < earliest || odd.FirstDay > Latest)
                problems.Add(new(nameof(ShortFiscalYears), $"The short year from {Iso(odd.FirstDay)} is not in the years 1900 to 2200, or not after the one listed before it."));
            else if (odd.FirstDay.Day != 1 || (MonthYears.Month(odd.FirstDay) - start) % 12 != 0)
                problems.Add(new(nameof(ShortFiscalYears), $"The short year from {Iso(odd.FirstDay)} does not start where a fiscal year starts."));
            if (problems.Count > 0) return;
            start = MonthYears.Month(odd.FirstDay) + odd.Months;
            earliest = MonthYears.FirstDay(start);
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
