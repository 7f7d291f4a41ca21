using Binnacle.Core.Time;

namespace Binnacle.Storage.Blocks;

/// <summary>
/// Periods of one frequency at even distances from a first one: days or months later, whatever a calendar calls them. Part of the file's format: what is even here is even for ever.
/// </summary>
internal static class EvenPeriods
{
    /// <summary>Every month has it.</summary>
    private const int LastDayOfAll = 28;

    /// <summary>How many distances lie between; below 0 where it is none of them.</summary>
    public static int PlaceOf(Period first, Period period)
    {
        if (period.Frequency != first.Frequency)
            return -1;
        var (days, months) = Distance(first.Frequency);
        if (days > 0)
            return Whole(period.FirstDay.DayNumber - first.FirstDay.DayNumber, days);
        var (from, to) = (first.FirstDay, period.FirstDay);
        return from.Day == to.Day && from.Day <= LastDayOfAll ? Whole((12 * (to.Year - from.Year)) + to.Month - from.Month, months) : -1;
    }

    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public static Period At(Period first, int place)
    {
        var (days, months) = Distance(first.Frequency);
        return first with { FirstDay = days > 0 ? first.FirstDay.AddDays(days * place) : first.FirstDay.AddMonths(months * place) };
    }

    private static int Whole(int between, int distance) => between % distance == 0 ? between / distance : -1;

    private static (int Days, int Months) Distance(Frequency frequency) => frequency switch
    {
        Frequency.Day => (1, 0),
        Frequency.Week => (7, 0),
        Frequency.Month => (0, 1),
        Frequency.Quarter => (0, 3),
        Frequency.Third => (0, 4),
        Frequency.HalfYear => (0, 6),
        _ => (0, 12),
    };
}
