using System.Runtime.CompilerServices;
using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>
/// The log in a SQLite file. One connection writes, another watches; each reading has its own, so that reading and writing never wait for
/// each other. Work on the file is done on the caller's thread, but for the flush of what is appended ahead: it is short, and what is long goes row by row.
/// </summary>
public sealed partial class SqliteChangeLog : IChangeLog
{
    private readonly LogFile _file;
    private readonly long _workspace;
    private readonly TimeProvider _time;
    private readonly SqliteConnection _connection;
    private readonly SqliteConnection _watch;
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Of whoever's turn it is.</summary>
    private readonly RowHasher _hasher = new();
    private readonly Lock _watching = new();
    private readonly Statements _watched;
    private readonly RowWriter? _writer;
    private long _seenVersion = -1;

    /// <summary>From the first append on that did not wait for the disk.</summary>
    private BackgroundFlush? _flush;

    /// <summary>Commits of the connection that writes are flushed in the background, not by SQLite.</summary>
    private bool _isAhead;
    private bool _isClosed;

    private SqliteChangeLog(LogFile file, long workspace, TimeProvider time)
    {
        _file = file;
        _workspace = workspace;
        _time = time;
        Checkpoint = new CheckpointFile(file.Path, file.ReadOnly);
        _watch = file.Connect();
        _watched = new(_watch);
        _connection = file.Connect();
        if (!file.ReadOnly) _writer = new RowWriter(_connection, workspace);
    }

    public string Path => _file.Path;

    public ICheckpoint Checkpoint { get; }

    public bool IsReadOnly => _file.ReadOnly;

    public LogSettings Settings => new(
        _connection.One<string>("PRAGMA journal_mode")!,
        (int)_connection.One<long>("PRAGMA synchronous"),
        _connection.One<long>("PRAGMA fullfsync") == 1,
        _connection.One<long>("PRAGMA secure_delete") == 1,
        (int)_connection.One<long>("PRAGMA busy_timeout"),
        (int)_connection.One<long>("PRAGMA application_id"),
        (int)_connection.One<long>("PRAGMA user_version"));

    /// <summary>Opening for writing also sweeps what dead processes left half written.</summary>
    /// <exception cref="ChangeLogException">The file is missing, not ours, of a newer program, damaged, locked or cannot be written.</exception>
    public static SqliteChangeLog Open(string path, LogOpening opening, TimeProvider time)
    {
        var file = LogFile.Open(path, opening);
        return Faults.Translated(file.Path, () =>
        {
            if (!file.ReadOnly)
            {
                using var connection = file.Connect();
                Sweep.Abandoned(file, connection);
                Scrub.Once(connection);
            }

            return new SqliteChangeLog(file, Schema.Workspace, time);
        });
    }

    public Task<ChangeHeader?> Head(CancellationToken ct) => Task.FromResult(Faults.Reading(Path, () =>
    {
        lock (_watching) return StoredChange.Newest(_watched, _workspace)?.Header;
    }));

    public Task<ChangeHeader?> Find(long seq, CancellationToken ct) => Task.FromResult(Faults.Reading(Path, () =>
    {
        lock (_watching) return StoredChange.Find(_watched, _workspace, seq)?.Header;
    }));

    public Task<bool> MayHaveMoved(CancellationToken ct) => Task.FromResult(Faults.Translated(Path, () =>
    {
        CheckFlush();
        lock (_watching)
        {
            var version = _watched.One<long>("PRAGMA data_version");
            if (version == _seenVersion) return false;
            _seenVersion = version;
            return true;
        }
    }));

    public async IAsyncEnumerable<Change> ReadAfter(long seq, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        using var reader = new ChangeReader(_file, _workspace);
        foreach (var change in reader.After(seq))
        {
            ct.ThrowIfCancellationRequested();
            yield return change;
        }
    }

    public ChangeDraft Prepare(ChangeDraft draft) => draft with { Prepared = HashedDraft.Of(draft) };

    public Task<IReadOnlyList<ChangeHeader>?> Append(IReadOnlyList<ChangeDraft> drafts, long expectedHead, CancellationToken ct)
    {
        var hashed = Hashed(drafts);
        return Write(writer => Insert(writer, hashed, expectedHead), ct);
    }

    public Task<AppendedChanges?> AppendAhead(IReadOnlyList<ChangeDraft> drafts, long expectedHead, CancellationToken ct)
    {
        var hashed = Hashed(drafts);
        return InTurn(
            ahead: true,
            writer =>
            {
                var headers = writer.Statements.Writing(() =>
                {
                    // The log beside the file is there once a transaction has begun.
                    _flush ??= BackgroundFlush.Of(Path + "-wal");
                    return Insert(writer, hashed, expectedHead);
                });
                return headers is null ? null : new AppendedChanges(headers, _flush!.Ask());
            },
            ct);
    }

    private static HashedDraft[] Hashed(IReadOnlyList<ChangeDraft> drafts)
    {
        var hashed = new HashedDraft[drafts.Count];
        for (var i = 0; i < hashed.Length; i++) hashed[i] = HashedDraft.Of(drafts[i]);
        return hashed;
    }

    private IReadOnlyList<ChangeHeader>? Insert(RowWriter writer, HashedDraft[] drafts, long expectedHead)
    {
        var end = new ChainEnd(_workspace, writer, _hasher);
        if (end.Seq != expectedHead) return null;
        var now = _time.GetUtcNow();
        var headers = new List<ChangeHeader>(drafts.Length);
        foreach (var draft in drafts)
        {
            writer.Rows(end.Next, draft.Rows, 0, 0);
            headers.Add(end.Add(end.Next, draft.Author, draft.Seal, now));
        }

        return headers;
    }

    public async Task<IChangeBatch> BeginBatch(CancellationToken ct) => await Write(
        _ =>
        {
            var number = NextBatch();
            // Taken before the batch can be seen by others, so that nobody sweeps it.
            var lease = BatchLease.Take(_file);
            try
            {
                _connection.Run(
                    "INSERT INTO batch (workspace, batch, lease, begun_at) VALUES (?1, ?2, ?3, ?4)",
                    _workspace,
                    number,
                    lease.Token,
                    RecordedTime.Text(_time.GetUtcNow()));
                return new SqliteBatch(this, number, lease);
            }
            catch
            {
                lease.Dispose();
                throw;
            }
        },
        ct);

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        if (_isClosed)
        {
            _turn.Release();
            return;
        }

        _flush?.Dispose();
        _writer?.Dispose();
        _connection.Dispose();
        lock (_watching)
        {
            _watched.Dispose();
            _watch.Dispose();
        }

        // Whoever waits for a turn hears that there is none.
        _isClosed = true;
        _turn.Release();
    }

    /// <summary>Durable when it returns.</summary>
    private Task<T> Write<T>(Func<RowWriter, T> work, CancellationToken ct) => InTurn(ahead: false, writer => writer.Statements.Writing(() => work(writer)), ct);

    /// <summary>One writer at a time in this process, in the order they came; other processes are waited for by SQLite.</summary>
    /// <param name="ahead">Commits are flushed in the background, not by SQLite.</param>
    private async Task<T> InTurn<T>(bool ahead, Func<RowWriter, T> work, CancellationToken ct)
    {
        if (_writer is null) throw new ChangeLogException(LogFault.ReadOnly, $"{Path} was opened for reading only.");
        await _turn.WaitAsync(ct);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            // What comes to be on disk stands behind what was written ahead, where anything was: that must have come there too.
            if (_isAhead && !ahead && _flush is { } flush) await flush.Ask();
            CheckFlush();
            return Faults.Translated(Path, () =>
            {
                if (_isAhead != ahead) _connection.Run($"PRAGMA synchronous = {(ahead ? "NORMAL" : "FULL")}");
                _isAhead = ahead;
                return work(_writer);
            });
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <exception cref="ChangeLogException">A flush failed: nobody knows what is on disk, and nothing more is to be written, or taken for said.</exception>
    private void CheckFlush()
    {
        if (_flush?.Failure is { } failure) throw failure;
    }

    /// <summary>For what is written in parts: beyond every such batch there is, written, being written, or whose change somebody removed.</summary>
    private long NextBatch() => _connection.One<long>(
        $"""
        SELECT min(0, coalesce((SELECT min(batch) FROM change WHERE {RowKeys.OfParts}), 0), coalesce((SELECT min(batch) FROM batch WHERE workspace = ?1), 0),
          coalesce((SELECT min(row_key) >> {RowKeys.PlaceBits} FROM revision), 0), coalesce((SELECT min(row_key) >> {RowKeys.PlaceBits} FROM observation), 0),
          coalesce((SELECT min(row_key) >> {RowKeys.PlaceBits} FROM observation_block), 0)) - 1
        """,
        _workspace);
}
