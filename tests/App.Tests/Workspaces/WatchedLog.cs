using Binnacle.App.Changes;

namespace Binnacle.App.Tests.Workspaces;

/// <summary>The real log, with its appends counted and, on wish, failing as on a full disk or held back.</summary>
internal sealed class WatchedLog(IChangeLog log) : IChangeLog
{
    public List<int> Appends { get; } = [];

    public bool DiskIsFull { get; set; }

    /// <summary>Appends wait for it.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>So many appends have come to the gate.</summary>
    public int Arrived { get; private set; }

    /// <summary>What was appended ahead becomes durable no sooner than this.</summary>
    public Task Flush { get; set; } = Task.CompletedTask;

    public ChangeDraft Prepare(ChangeDraft draft) => log.Prepare(draft);

    public async Task<IReadOnlyList<ChangeHeader>?> Append(IReadOnlyList<ChangeDraft> drafts, long expectedHead, CancellationToken ct)
    {
        await Come(drafts);
        return await log.Append(drafts, expectedHead, ct);
    }

    public async Task<AppendedChanges?> AppendAhead(IReadOnlyList<ChangeDraft> drafts, long expectedHead, CancellationToken ct)
    {
        await Come(drafts);
        return await log.AppendAhead(drafts, expectedHead, ct) is not { } appended ? null : appended with { Durable = Both(Flush, appended.Durable) };

        static async Task Both(Task first, Task second)
        {
            await first;
            await second;
        }
    }

    public ICheckpoint Checkpoint => log.Checkpoint;

    public Task<ChangeHeader?> Find(long seq, CancellationToken ct) => log.Find(seq, ct);

    public Task<ChangeHeader?> Head(CancellationToken ct) => log.Head(ct);

    public IAsyncEnumerable<Change> ReadAfter(long seq, CancellationToken ct) => log.ReadAfter(seq, ct);

    public Task<IChangeBatch> BeginBatch(CancellationToken ct) => log.BeginBatch(ct);

    public Task<bool> MayHaveMoved(CancellationToken ct) => log.MayHaveMoved(ct);

    public Task<Redaction?> Redact(long seq, IReadOnlyCollection<int> elements, Author author, long expectedHead, CancellationToken ct) =>
        log.Redact(seq, elements, author, expectedHead, ct);

    public IAsyncEnumerable<LogDamage> Verify(CancellationToken ct) => log.Verify(ct);

    public ValueTask DisposeAsync() => log.DisposeAsync();

    private async Task Come(IReadOnlyList<ChangeDraft> drafts)
    {
        Arrived++;
        await Gate;
        Appends.Add(drafts.Count);
        if (DiskIsFull)
            throw new ChangeLogException(LogFault.Unavailable, "The disk is full.");
    }
}
