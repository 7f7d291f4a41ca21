namespace Binnacle.App.Changes;

/// <summary>
/// The append-only log of one workspace: the only thing that has to survive. Safe for several threads and processes.
/// What the store cannot do is a <see cref="ChangeLogException"/>; a row no store can keep is an <see cref="ArgumentException"/>.
/// </summary>
public interface IChangeLog : IAsyncDisposable
{
    /// <summary>Where what the log came to may be kept.</summary>
    ICheckpoint Checkpoint { get; }

    /// <summary>The newest change; null for an empty log.</summary>
    Task<ChangeHeader?> Head(CancellationToken ct);

    /// <summary>The change of that number; null where there is none.</summary>
    Task<ChangeHeader?> Find(long seq, CancellationToken ct);

    /// <summary>
    /// Changes after <paramref name="seq"/> in order, streamed. The observations of a long import are read from the store as they are
    /// enumerated, so a change of any size takes constant memory; enumerate them while the log is open.
    /// </summary>
    IAsyncEnumerable<Change> ReadAfter(long seq, CancellationToken ct);

    /// <summary>Does of an append what does not depend on what comes before it: on the thread of whoever asks, so that the one that appends need not.</summary>
    ChangeDraft Prepare(ChangeDraft draft);

    /// <summary>
    /// Appends the drafts as consecutive changes in one commit, durable when this returns. Null when somebody else appended after
    /// <paramref name="expectedHead"/>: read what they wrote, check again, try again.
    /// </summary>
    /// <param name="expectedHead">Sequence number of the newest change the author has seen; 0 for an empty log.</param>
    Task<IReadOnlyList<ChangeHeader>?> Append(IReadOnlyList<ChangeDraft> drafts, long expectedHead, CancellationToken ct);

    /// <summary>
    /// As <see cref="Append"/>, but returns before the changes are durable, so that the next can be checked and appended while they become so. Changes become durable in their order.
    /// Nobody may be told of them until then.
    /// </summary>
    Task<AppendedChanges?> AppendAhead(IReadOnlyList<ChangeDraft> drafts, long expectedHead, CancellationToken ct);

    /// <summary>Begins a batch whose rows are written in chunks and stay invisible until it becomes a change.</summary>
    Task<IChangeBatch> BeginBatch(CancellationToken ct);

    /// <summary>Whether anything may have been appended since this was last asked: cheap, never misses a change, may be wrong the other way.</summary>
    Task<bool> MayHaveMoved(CancellationToken ct);

    /// <summary>
    /// Empties the content of rows of one change for good (bodies; values, words, sources and notes), keeps the chain whole, and records
    /// that in the same commit as a change whose one row is of <see cref="Redaction.Kind"/>. Copies made before keep what they have.
    /// </summary>
    /// <param name="elements">Only rows about these elements or measures; empty for all rows of the change and its reason.</param>
    /// <returns>Null when somebody else appended after <paramref name="expectedHead"/>: try again.</returns>
    Task<Redaction?> Redact(long seq, IReadOnlyCollection<int> elements, Author author, long expectedHead, CancellationToken ct);

    /// <summary>Recomputes every digest and hash from the stored rows and tells everything that does not agree; empty when all is whole.</summary>
    IAsyncEnumerable<LogDamage> Verify(CancellationToken ct);
}

/// <param name="Durable">Completes when they are on disk. Where it fails, they may be there or not, and nothing more can be written until the log is opened again.</param>
public sealed record AppendedChanges(IReadOnlyList<ChangeHeader> Headers, Task Durable);
