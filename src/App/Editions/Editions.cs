using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Editions;

/// <summary>Which edition speaks for a period, and which period was published last.</summary>
internal static class Editions
{
    /// <summary>The newest edition of the period; null where it was never published, or was taken back.</summary>
    public static Edition? InForce(Structure structure, Period period) => structure.All<Edition>().Where(edition => edition.Period == period).MaxBy(edition => edition.Id);

    public static Edition? Find(Structure structure, string code) =>
        structure.All<Edition>().FirstOrDefault(edition => string.Equals(edition.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The published period of the calendar that ended last; of those that ended together the shortest. Null where none is published.</summary>
    public static Period? LastPublished(Structure structure, ReportingCalendar calendar) => structure.All<Edition>().Select(edition => edition.Period)
        .Where(calendar.Has).OrderBy(calendar.LastDay).ThenByDescending(period => period.Frequency).Select(period => (Period?)period).LastOrDefault();
}
