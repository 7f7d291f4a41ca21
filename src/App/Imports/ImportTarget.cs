using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Imports;

/// <summary>What the import is compared with.</summary>
/// <param name="Find">The measure a unit's code (null: the organisation's) and a measure's code mean; null if there is none.</param>
/// <param name="Current">What is known now; null if nothing ever was.</param>
/// <param name="Calendar">Turns days into periods of a measure's frequency.</param>
public sealed record ImportTarget(Func<string?, string, KnownMeasure?> Find, Func<ImportKey, Observation?> Current, ReportingCalendar Calendar)
{
    /// <summary>Why a value that reads well cannot be kept; null if it can.</summary>
    public Func<Observation, string?>? Refuses { get; init; }

    /// <summary>Why a measure takes no values of a series at all; null if it does.</summary>
    public Func<ElementId, string, string?>? RefusesSeries { get; init; }

    public DuplicatePolicy Duplicates { get; init; } = DuplicatePolicy.RejectLater;
}
