using System.Collections.Immutable;
using Binnacle.App.Elements;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;

namespace Binnacle.App.Changes;

/// <summary>
/// A new change that says again what held before an old one. What others have changed since, on the same elements or values, is a conflict and
/// stays as it is.
/// </summary>
public static class UndoChange
{
    public sealed record Request(Author Author, long Seq);

    public static async Task<ApplyOutcome> Run(Request request, Workspace workspace, CancellationToken ct)
    {
        var image = await workspace.Follow(ct);
        if (image.Changes.Find(request.Seq) is not { } known)
            return Refuse(request.Seq, image.Seq == 0 ? "There is no change yet." : $"There is no such change: the newest is #{image.Seq}.");
        var change = await workspace.Log.ReadAfter(request.Seq - 1, ct).FirstAsync(ct);
        if (change.RedactedRows > 0)
            return Refuse(request.Seq, "Part of it was redacted; what it said is gone, so it cannot be undone.");
        if (change.Revisions.Any(row => row.Kind == Redaction.Kind))
            return Refuse(request.Seq, "A redaction is for good.");
        var rows = new RowReader();
        return await workspace.Apply(
            new(request.Author)
            {
                Elements = [.. change.Revisions.Select(row => rows.Read(row, request.Seq)).GroupBy(said => said.Id).SelectMany(said => Before(image, known, said.Min(s => s.HoldsFrom), said.Key))],
                Values = [.. change.AllObservations.Select(row => rows.Read(row, request.Seq)).Select(said => Before(image, said))],
            },
            ct);
    }

    private static IEnumerable<ElementEdit> Before(WorkspaceImage image, KnownChange change, DateOnly from, Core.Elements.ElementId id) =>
        Timeline.Of(image.Structure.RevisionsOf(id).Where(revision => revision.Seq < change.Header.Seq))
            .From(from).Select(stretch => new ElementEdit(id, stretch.From, stretch.Body, new(change.Header.Seq)));

    private static ValueEdit Before(WorkspaceImage image, Observation said)
    {
        var before = image.Facts.History(said.Element, said.Series, said.Period).LastOrDefault(earlier => earlier.Seq < said.Seq);
        return new(before ?? new(said.Element, said.Series, said.Period, 0, ObservationState.Cleared), new(said.Seq));
    }

    private static ApplyOutcome.Refused Refuse(long seq, string because) => new(ImmutableArray.Create(new EditProblem(default, $"change #{seq}", because)));
}
