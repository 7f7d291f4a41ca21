using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.App.Editions;

/// <summary>A period as it was signed and given out.</summary>
/// <param name="Code">What <c>as known on edition:CODE</c> takes.</param>
/// <param name="Period">As typed: 2026-10.</param>
/// <param name="SignedBy">A person's id.</param>
/// <param name="SignedAt">When the edition was recorded.</param>
/// <param name="Reason">What was said when it was published.</param>
/// <param name="ReadOn">The day it is read on: it decides what was due.</param>
/// <param name="Known">The last change it knows.</param>
/// <param name="Hash">That change's, hexadecimal: it vouches for all before it.</param>
/// <param name="InForce">No newer edition of the period takes its place.</param>
public sealed record EditionView(
    string Code, string Name, string Period, string? SignedBy, DateTimeOffset? SignedAt, string? Reason, DateOnly ReadOn, long Known, string? Hash, bool InForce)
{
    internal static EditionView Of(Edition edition, WorkspaceImage image, ReportingCalendar calendar) => new(
        edition.Code, edition.Name, calendar.Has(edition.Period) ? calendar.Format(edition.Period) : edition.Period.ToString(), edition.Owner,
        Recorded(edition, image)?.RecordedAt, edition.Description, edition.ReadOn, edition.Known, image.Changes.Find(edition.Known)?.Header.Hash.ToString(),
        Editions.InForce(image.Structure.Latest, edition.Period)?.Id == edition.Id);

    private static Changes.ChangeHeader? Recorded(Edition edition, WorkspaceImage image) =>
        image.Structure.RevisionsOf(edition.Id).FirstOrDefault() is { } first ? image.Changes.Find(first.Seq)?.Header : null;
}
