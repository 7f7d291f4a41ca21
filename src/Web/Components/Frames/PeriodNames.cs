using System.Globalization;
using Binnacle.App.Scores;

namespace Binnacle.Web.Components.Frames;

/// <summary>Periods and moments as people say them, in the reader's own language where they name a month.</summary>
public static class PeriodNames
{
    private const string Month = "month";

    /// <summary>October 2026; other frequencies as typed: 2026-Q4.</summary>
    public static string Long(PeriodView period) => Of(period, "MMMM yyyy");

    /// <summary>Oct 2026.</summary>
    public static string Short(PeriodView period) => Of(period, "MMM yyyy");

    /// <summary>Oct, where the year is plain from what stands beside it.</summary>
    public static string Bare(PeriodView period) => Of(period, "MMM");

    /// <summary>The period before: Sep or, in full, September; other frequencies as typed.</summary>
    public static string Before(PeriodView period, bool inFull = false) => period is { Frequency: Month, FirstDay.Day: 1 }
        ? Of(period with { FirstDay = period.FirstDay.AddMonths(-1) }, inFull ? "MMMM" : "MMM")
        : period.Previous ?? "the period before";

    /// <summary>Along an axis: a month says its year where it is the first or January; others as typed.</summary>
    public static string Axis(string name, bool first) =>
        DateOnly.TryParseExact(name, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
            ? month.ToString(first || month.Month == 1 ? "MMM yyyy" : "MMM", CultureInfo.CurrentCulture)
            : name;

    /// <summary>4 Nov 2026, or 4 Nov within the year of <paramref name="beside"/>.</summary>
    public static string Day(DateOnly day, DateOnly? beside = null) =>
        day.ToString(beside?.Year == day.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A day as typed reads as a day; a change or a time reads as the moment it was recorded.</summary>
    public static string Moment(string? typed, KnownOn? known) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Day(day) : At(known);

    public static string At(KnownOn? known) =>
        known?.RecordedAt is { } at ? at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.CurrentCulture) + " UTC" : "before the first change";

    // Months of week calendars carry a number, not a name.
    private static string Of(PeriodView period, string format) =>
        period.Frequency == Month && period.FirstDay.Day == 1 ? period.FirstDay.ToString(format, CultureInfo.CurrentCulture) : period.Name;
}
