namespace Binnacle.Core.Time;

public sealed partial record ReportingCalendar
{
    public bool IsWorkingDay(DateOnly day) => WorkingWeek.Contains(day.DayOfWeek) && !Holidays.Contains(day);

    /// <summary>The working days from one day to another, both included; 0 if the second is before the first.</summary>
    public int WorkingDays(DateOnly from, DateOnly to)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        if (days <= 0) return 0;
        var count = days / 7 * WorkingWeek.Distinct().Count();
        for (var day = from.AddDays(days / 7 * 7); day <= to; day = day.AddDays(1))
        {
            if (WorkingWeek.Contains(day.DayOfWeek)) count++;
        }

        return count - Holidays.Distinct().Count(day => day >= from && day <= to && WorkingWeek.Contains(day.DayOfWeek));
    }

    /// <summary>The day on which a figure for the period is due: that many working days after its last day (0: the last day itself).</summary>
    public DateOnly DueDate(Period period, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(workingDays, 10_000);
        if (WorkingWeek.IsEmpty) throw new InvalidOperationException("A calendar without working days has no due dates.");
        var day = LastDay(period);
        while (workingDays > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) workingDays--;
        }

        return day;
    }
}
