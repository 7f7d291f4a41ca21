using Binnacle.App.Changes;
using Binnacle.App.Workspaces;

namespace Binnacle.App.Imports;

/// <summary>Takes the rows of a file into a workspace as one change, or says what that would do.</summary>
public static class ImportValues
{
    /// <param name="Rows">Of all tables of the import, in order.</param>
    /// <param name="PreviewOnly">Nothing is written.</param>
    /// <param name="Rejected">Told of every row with a rejected value.</param>
    /// <param name="Passed">Told now and then how many rows have passed.</param>
    public sealed record Request(
        Author Author,
        IEnumerable<ImportRow> Rows,
        DuplicatePolicy Duplicates,
        bool PreviewOnly = false,
        Action<ImportRow, IReadOnlyList<RejectedValue>>? Rejected = null,
        Action<long>? Passed = null);

    public static async Task<ImportOutcome> Run(Request request, Workspace workspace, CancellationToken ct)
    {
        var image = await workspace.Follow(ct);
        var check = new ImportCheck(WorkspaceTarget.Of(image, request.Duplicates));
        var rows = request.Passed is null ? request.Rows : Counted(request.Rows, request.Passed);
        if (request.PreviewOnly)
        {
            foreach (var _ in check.Chunks(rows, request.Rejected, ct))
            {
                // The check keeps what a preview shows.
            }
            return new(check.Preview, null);
        }
        await using var batch = await workspace.BeginImport(request.Author, ct);
        foreach (var chunk in check.Chunks(rows, request.Rejected, ct))
            await batch.Write([.. chunk.Select(change => change.Observation.ToObservation(change.Key, 0))], ct);
        return new(check.Preview, await batch.Commit(ct));
    }

    private static IEnumerable<ImportRow> Counted(IEnumerable<ImportRow> rows, Action<long> passed)
    {
        const int Step = 1000;
        long count = 0;
        foreach (var row in rows)
        {
            yield return row;
            if (++count % Step == 0)
                passed(count);
        }
        passed(count);
    }
}

/// <param name="Applied">What became of it; null for a preview.</param>
public sealed record ImportOutcome(ImportPreview Preview, ApplyOutcome? Applied);
