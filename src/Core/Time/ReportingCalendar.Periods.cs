using System.Globalization;

namespace Binnacle.Core.Time;

public sealed partial record ReportingCalendar
{
    /// <summary>Whether the day is one this calendar knows: 1900 to 2200, and within <see cref="WeekYearStarts"/> where they are listed.</summary>
    public bool Covers(DateOnly day) => day >= FirstCovered && day <= LastCovered;

    /// <summary>The period of that frequency which holds the day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the calendar.</exception>
    public Period PeriodOf(Frequency frequency, DateOnly day) =>
        TryPeriodOf(frequency, day, out var period) ? period : throw Outside(nameof(day), day);

    public bool TryPeriodOf(Frequency frequency, DateOnly day, out Period period)
    {
        period = default;
        if (!Covers(day)) return false;
        period = new Period(frequency, FirstDayOf(frequency, OrdinalOf(frequency, day)));
        return true;
    }

    /// <summary>Whether the period's first day is where a period of its frequency starts in this calendar.</summary>
    public bool Has(Period period) => TryPeriodOf(period.Frequency, period.FirstDay, out var own) ? own == period : IsFirstOfAll(period);

    /// <summary>The period's last day, which is also its date.</summary>
    public DateOnly LastDay(Period period) =>
        FirstDayOf(period.Frequency, Ordinal(period) + 1).AddDays(-1);

    /// <summary>Consecutive whole numbers for consecutive periods of one frequency. They mean nothing in another calendar.</summary>
    public int Ordinal(Period period) =>
        Covers(period.FirstDay) || IsFirstOfAll(period) ? OrdinalOf(period.Frequency, period.FirstDay) : throw Outside(nameof(period), period.FirstDay);

    public Period FromOrdinal(Frequency frequency, int ordinal) =>
        TryFromOrdinal(frequency, ordinal, out var period)
            ? period
            : throw new ArgumentOutOfRangeException(nameof(ordinal), ordinal, "The period is outside the calendar.");

    public Period Shift(Period period, int periods) =>
        TryShift(period, periods, out var shifted)
            ? shifted
            : throw new ArgumentOutOfRangeException(nameof(periods), periods, "The shifted period is outside the calendar.");

    /// <summary>False where the shifted period would be outside the calendar.</summary>
    public bool TryShift(Period period, int periods, out Period shifted) =>
        TryFromOrdinal(period.Frequency, (long)Ordinal(period) + periods, out shifted);

    /// <summary>All periods from the first to the last, both included; none if the last is before the first.</summary>
    public IEnumerable<Period> Between(Period first, Period last)
    {
        if (first.Frequency != last.Frequency) throw new ArgumentException($"Of two frequencies: {first} and {last}.", nameof(last));
        return Walk(first.Frequency, Ordinal(first), Ordinal(last));
    }

    /// <summary>The coarser period a period belongs to: the one that holds its last day.</summary>
    public Period Coarser(Period period, Frequency frequency)
    {
        if (frequency < period.Frequency) throw new ArgumentException($"{frequency} is finer than {period}.", nameof(frequency));
        return new Period(frequency, FirstDayOf(frequency, OrdinalOf(frequency, LastCoveredDay(period))));
    }

    /// <summary>The finer periods that belong to a coarser one, both ends included. A week belongs where its last day lies.</summary>
    public (Period First, Period Last) PartsOf(Period coarse, Frequency finer)
    {
        if (finer > coarse.Frequency) throw new ArgumentException($"{finer} is coarser than {coarse}.", nameof(finer));
        var end = LastDay(coarse);
        var first = OrdinalOf(finer, coarse.FirstDay);
        var last = OrdinalOf(finer, end);
        if (FirstDayOf(finer, last + 1).AddDays(-1) > end) last--;
        return (new Period(finer, FirstDayOf(finer, first)), new Period(finer, FirstDayOf(finer, last)));
    }

    /// <summary>The number of the fiscal year the period belongs to.</summary>
    public int FiscalYearOf(Period period) => YearNumber(OrdinalOf(Frequency.Year, LastCoveredDay(period)));

    /// <summary>
    /// The first of the stored periods that another calendar does not have, or which spans other days there: such a change of calendar is refused.
    /// </summary>
    public Period? FirstMovedBy(ReportingCalendar next, IEnumerable<Period> stored)
    {
        foreach (var period in stored)
        {
            if (!next.Has(period) || next.LastDay(period) != LastDay(period)) return period;
        }

        return null;
    }

    private DateOnly FirstCovered => IsListed && WeekYearStarts[0] > Earliest ? WeekYearStarts[0] : Earliest;

    private DateOnly LastCovered => IsListed && WeekYearStarts[^1] <= Latest ? WeekYearStarts[^1].AddDays(-1) : Latest;

    private bool IsListed => WeekPattern != WeekPattern.None && !WeekYearStarts.IsEmpty;

    private bool UsesWeeks(Frequency frequency) => WeekPattern != WeekPattern.None && frequency >= Frequency.Month;

    // The earliest period of each frequency may begin shortly before the first day covered.
    private bool IsFirstOfAll(Period period) => FirstDayOf(period.Frequency, OrdinalOf(period.Frequency, FirstCovered)) == period.FirstDay;

    // The very last period of a frequency may end after the last day covered.
    private DateOnly LastCoveredDay(Period period)
    {
        var day = LastDay(period);
        return day > LastCovered ? LastCovered : day;
    }

    private bool TryFromOrdinal(Frequency frequency, long ordinal, out Period period)
    {
        period = default;
        if (ordinal < OrdinalOf(frequency, FirstCovered) || ordinal > OrdinalOf(frequency, LastCovered)) return false;
        period = new Period(frequency, FirstDayOf(frequency, (int)ordinal));
        return true;
    }

    // The first day of all is a Monday (0001-01-01, day number 0), so weeks are sevens of day numbers.
    private int OrdinalOf(Frequency frequency, DateOnly day) => frequency switch
    {
        Frequency.Day => day.DayNumber,
        Frequency.Week => day.DayNumber / 7,
        _ when UsesWeeks(frequency) => WeekYears.Ordinal(this, frequency, day),
        Frequency.Month => MonthYears.Month(day),
        _ => MonthYears.Ordinal(this, frequency, day),
    };

    private DateOnly FirstDayOf(Frequency frequency, int ordinal) => frequency switch
    {
        Frequency.Day => DateOnly.FromDayNumber(ordinal),
        Frequency.Week => DateOnly.FromDayNumber(ordinal * 7),
        _ when UsesWeeks(frequency) => WeekYears.FirstDay(this, frequency, ordinal),
        Frequency.Month => MonthYears.FirstDay(ordinal),
        _ => MonthYears.FirstDay(this, frequency, ordinal),
    };

    private IEnumerable<Period> Walk(Frequency frequency, int first, int last)
    {
        for (var ordinal = first; ordinal <= last; ordinal++) yield return new Period(frequency, FirstDayOf(frequency, ordinal));
    }

    private static ArgumentOutOfRangeException Outside(string argument, DateOnly day) =>
        new(argument, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "The day is outside the calendar.");
}
