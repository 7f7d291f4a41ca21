namespace Binnacle.App.Changes;

/// <summary>A long import on its way to becoming one change. Disposing it before it is committed gives it up.</summary>
public interface IChangeBatch : IAsyncDisposable
{
    Task Write(IReadOnlyList<RevisionRow> revisions, IReadOnlyList<ObservationRow> observations, CancellationToken ct);

    /// <summary>Many numbers of one series each: far fewer rows. What is written may still be on its way to the file; what fails is told by the next call.</summary>
    Task Write(IReadOnlyList<ObservationBlock> blocks, CancellationToken ct);

    /// <summary>Makes the batch a change. Null when somebody else appended after <paramref name="expectedHead"/>; the rows stay, try again.</summary>
    Task<ChangeHeader?> Commit(Author author, long expectedHead, CancellationToken ct);
}
