namespace Binnacle.Core.Time;

/// <summary>
/// Fiscal years made of calendar months. Months are counted from January of the year 0; a period is <c>length</c> months from
/// its fiscal year's start, and a year that is not a multiple of it ends with a shorter one.
/// </summary>
internal static class MonthYears
{
    internal static int Length(Frequency frequency) => frequency switch
    {
        Frequency.Quarter => 3,
        Frequency.Third => 4,
        Frequency.HalfYear => 6,
        Frequency.Year => 12,
        _ => throw new ArgumentOutOfRangeException(nameof(frequency), frequency, "Not made of months of a fiscal year."),
    };

    internal static int Month(DateOnly day) => day.Year * 12 + day.Month - 1;

    internal static DateOnly FirstDay(int month) => new(month / 12, month % 12 + 1, 1);

    internal static int Ordinal(ReportingCalendar calendar, Frequency frequency, DateOnly day)
    {
        var month = Month(day);
        var length = Length(frequency);
        var start = calendar.FiscalYearStartMonth - 1;
        var before = 0;
        foreach (var odd in calendar.ShortFiscalYears)
        {
            var first = Month(odd.FirstDay);
            if (month < first) break;
            before += (first - start) / length;
            if (month < first + odd.Months) return before + (month - first) / OddLength(odd, length);
            before += Periods(odd, length);
            start = first + odd.Months;
        }

        return before + (month - start) / length;
    }

    internal static DateOnly FirstDay(ReportingCalendar calendar, Frequency frequency, int ordinal)
    {
        var length = Length(frequency);
        var start = calendar.FiscalYearStartMonth - 1;
        foreach (var odd in calendar.ShortFiscalYears)
        {
            var first = Month(odd.FirstDay);
            var regular = (first - start) / length;
            if (ordinal < regular) break;
            ordinal -= regular;
            var periods = Periods(odd, length);
            if (ordinal < periods) return FirstDay(first + ordinal * OddLength(odd, length));
            ordinal -= periods;
            start = first + odd.Months;
        }

        return FirstDay(start + ordinal * length);
    }

    // A year is one period however long it is.
    private static int OddLength(ShortFiscalYear odd, int length) => length == 12 ? odd.Months : length;

    private static int Periods(ShortFiscalYear odd, int length) => (odd.Months + OddLength(odd, length) - 1) / OddLength(odd, length);
}
