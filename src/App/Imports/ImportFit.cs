using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Imports;

/// <summary>Whether a file's period is one of the measure's.</summary>
internal static class ImportFit
{
    /// <summary>Null, or why not. A day stands for the period of the measure's own frequency that holds it.</summary>
    public static string? Of(ImportTarget target, string series, Period given, KnownMeasure measure, out Period period)
    {
        period = given;
        if (period.Frequency == measure.Frequency) return null;
        if (period.Frequency == Frequency.Day)
            return target.Calendar.TryPeriodOf(measure.Frequency, period.FirstDay, out period) ? null : $"{given.FirstDay:yyyy-MM-dd} is outside the calendar.";
        var coarser = period.Frequency > measure.Frequency;
        if (coarser && (measure.TakesCoarserActuals || series != SeriesNames.Actual)) return null;
        return $"\"{measure.Code}\" is reported by {Word(measure.Frequency)}; the file gives a {Word(period.Frequency)}.";
    }

    private static string Word(Frequency frequency) => frequency == Frequency.HalfYear ? "half-year" : frequency.ToString().ToLowerInvariant();
}
