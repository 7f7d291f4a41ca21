namespace Binnacle.App.Changes;

/// <summary>A long import on its way to becoming one change. Disposing it before it is committed gives it up.</summary>
public interface IChangeBatch : IAsyncDisposable
{
    Task Write(IReadOnlyList<RevisionRow> revisions, IReadOnlyList<ObservationRow> observations, CancellationToken ct);

    /// <summary>The same of many numbers, a fiftieth of the size.</summary>
    Task Write(IReadOnlyList<ObservationBlock> blocks, CancellationToken ct);

    /// <summary>Makes the batch a change. Null when somebody else appended after <paramref name="expectedHead"/>; the rows stay, try again.</summary>
    Task<ChangeHeader?> Commit(Author author, long expectedHead, CancellationToken ct);
}
