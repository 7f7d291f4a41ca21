namespace Binnacle.App.Changes;

/// <summary>The append-only log of one workspace: the only thing that has to survive. Safe for several threads and processes.</summary>
public interface IChangeLog : IAsyncDisposable
{
    /// <summary>The newest change; null for an empty log.</summary>
    Task<ChangeHeader?> Head(CancellationToken ct);

    /// <summary>Changes after <paramref name="seq"/> in order, streamed.</summary>
    IAsyncEnumerable<Change> ReadAfter(long seq, CancellationToken ct);

    /// <summary>
    /// Appends the drafts as consecutive changes in one commit, durable when this returns. Null when somebody else appended after
    /// <paramref name="expectedHead"/>: read what they wrote, check again, try again.
    /// </summary>
    /// <param name="expectedHead">Sequence number of the newest change the author has seen; 0 for an empty log.</param>
    Task<IReadOnlyList<ChangeHeader>?> Append(IReadOnlyList<ChangeDraft> drafts, long expectedHead, CancellationToken ct);

    /// <summary>Begins a batch whose rows are written in chunks and stay invisible until it becomes a change.</summary>
    Task<IChangeBatch> BeginBatch(CancellationToken ct);

    /// <summary>Whether anything may have been appended since this was last asked: cheap, never misses a change, may be wrong the other way.</summary>
    Task<bool> MayHaveMoved(CancellationToken ct);

    /// <summary>Empties rows of one change and keeps the chain whole; recorded as a change of its own by the caller.</summary>
    /// <param name="elements">Only rows about these elements or measures; empty for all rows of the change.</param>
    /// <returns>How many rows were emptied.</returns>
    Task<int> Redact(long seq, IReadOnlyCollection<int> elements, CancellationToken ct);

    /// <summary>Recomputes every digest and hash from the stored rows and tells everything that does not agree; empty when all is whole.</summary>
    IAsyncEnumerable<LogDamage> Verify(CancellationToken ct);
}

/// <summary>A long import on its way to becoming one change. Disposing it before it is committed gives it up.</summary>
public interface IChangeBatch : IAsyncDisposable
{
    Task Write(IReadOnlyList<RevisionRow> revisions, IReadOnlyList<ObservationRow> observations, CancellationToken ct);

    /// <summary>Makes the batch a change. Null when somebody else appended after <paramref name="expectedHead"/>; the rows stay, try again.</summary>
    Task<ChangeHeader?> Commit(Author author, long expectedHead, CancellationToken ct);
}

/// <summary>Something in the log that is not as it was written.</summary>
/// <param name="Seq">The change it concerns; 0 for the file as a whole.</param>
public sealed record LogDamage(long Seq, string What);
