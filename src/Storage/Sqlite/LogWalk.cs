using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Recomputes the whole chain from the rows as they stand, in one snapshot of the file, and tells all that does not agree.</summary>
internal sealed class LogWalk
{
    private const int HeadersAtOnce = 200;

    /// <summary>Of one change and table; the rest is told as a number.</summary>
    private const int RowsNamed = 20;

    private readonly LogFile _file;
    private readonly SqliteConnection _connection;
    private readonly long _workspace;
    private readonly RowHasher _hasher = new();
    private readonly Names _names = new();
    private readonly List<LogDamage> _found = [];
    private readonly byte[] _computed = new byte[RowHasher.HashLength];
    private long _format;
    private RecordedRedactions _redactions = RecordedRedactions.None;
    private byte[] _prevHash = new byte[RowHasher.HashLength];
    private string _prevTime = "";
    private long _seq;

    private LogWalk(LogFile file, SqliteConnection connection, long workspace)
    {
        _file = file;
        _connection = connection;
        _workspace = workspace;
    }

    /// <exception cref="ChangeLogException">A newer program has taken the file over: what it has there is not known to this one.</exception>
    public static IEnumerable<LogDamage> Damages(LogFile file, SqliteConnection connection, long workspace)
    {
        var walk = new LogWalk(file, connection, workspace);
        foreach (var step in walk.Steps())
        {
            var goOn = walk.Try(step);
            foreach (var damage in walk._found) yield return damage;
            walk._found.Clear();
            if (!goOn) yield break;
        }
    }

    private IEnumerable<Action> Steps()
    {
        yield return () => _connection.Run("BEGIN");
        yield return () => _format = _file.Format(_connection);
        yield return CheckFile;
        yield return CheckSchema;
        yield return () => _redactions = RecordedRedactions.Read(_connection, _format, _workspace, _found);
        List<StoredChange> headers = [];
        do
        {
            yield return () => headers = Headers();
            foreach (var header in headers) yield return () => CheckChange(header);
        }
        while (headers.Count > 0);
        yield return CheckLeftovers;
    }

    /// <summary>Damage of the file itself can end the walk early: what stands behind it cannot be read.</summary>
    private bool Try(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (Exception e) when (e is SqliteException || Faults.IsUnreadable(e))
        {
            _found.Add(new LogDamage(_seq, $"the file cannot be read on from here: {e.Message}"));
            return false;
        }
    }

    private void CheckFile()
    {
        using var command = _connection.Prepare("PRAGMA integrity_check(100)");
        using var reader = command.ExecuteReader();
        while (reader.Read())
            if (reader.GetString(0) is var line && line != "ok") _found.Add(new LogDamage(0, $"the database file: {line}"));
    }

    private void CheckSchema()
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        using var command = _connection.Prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL");
        using var reader = command.ExecuteReader();
        while (reader.Read()) there.Add(reader.GetString(0));
        foreach (var statement in Schema.Statements(_format).Where(statement => !there.Contains(statement)))
            _found.Add(new LogDamage(0, $"the database file no longer has what was made by: {statement.ReplaceLineEndings(" ")[..60].TrimEnd()} …"));
    }

    private bool HasBlocks => _format >= Schema.BlocksSince;

    private List<StoredChange> Headers()
    {
        var headers = new List<StoredChange>();
        using var command = _connection.Prepare(
            $"SELECT {StoredChange.Columns} FROM change WHERE workspace = ?1 AND seq > ?2 ORDER BY seq LIMIT {HeadersAtOnce}", _workspace, _seq);
        using var reader = command.ExecuteReader();
        while (reader.Read()) headers.Add(StoredChange.Read(reader));
        return headers;
    }

    private void CheckChange(StoredChange change)
    {
        if (change.Seq != _seq + 1) Damaged(change.Seq, $"the change before it is {_seq}: changes between them are missing");
        _seq = change.Seq;
        CheckTime(change);
        CheckReason(change);
        using var digest = new BatchDigest();
        CheckCount(change, "revision", CheckRows(change, RowTables.Revisions, _hasher.Content, digest.Add), change.Revisions);
        var observations = CheckRows(change, RowTables.Observations, _hasher.Content, digest.Add);
        if (HasBlocks)
            CheckRows(change, RowTables.Blocks, _hasher.Content, (block, hash) =>
            {
                digest.Add(block, hash);
                observations += block.Count;
            });
        CheckCount(change, "observation", observations, change.Observations);
        Span<byte> hash = stackalloc byte[RowHasher.HashLength];
        digest.Current(hash);
        if (!hash.SequenceEqual(change.Digest)) Damaged(change.Seq, "its rows are not those its digest was made of");
        if (!change.PrevHash.AsSpan().SequenceEqual(_prevHash)) Damaged(change.Seq, "it does not follow from the change before it");
        _hasher.Change(change.PrevHash, _workspace, change.Seq, change.RecordedAt, change.Author, change.ContentHash, change.Digest, hash);
        if (!hash.SequenceEqual(change.Hash)) Damaged(change.Seq, "its header (number, time, author, channel, reason or digest) is not the one its hash was made of");
        _prevHash = change.Hash;
    }

    private void CheckTime(StoredChange change)
    {
        if (!RecordedTime.TryParse(change.RecordedAt, out _)) Damaged(change.Seq, $"its time '{change.RecordedAt}' is none");
        else if (string.CompareOrdinal(change.RecordedAt, _prevTime) < 0) Damaged(change.Seq, "it is older than the change before it");
        _prevTime = change.RecordedAt;
    }

    private void CheckReason(StoredChange change)
    {
        if (change.Salt is null)
        {
            if (change.Author.Reason.Length > 0) Damaged(change.Seq, "its reason was emptied, and yet there is one");
            if (!_redactions.HasReason(change.Seq)) Damaged(change.Seq, "its reason was emptied without a recorded redaction");
            return;
        }

        _hasher.Reason(change.Author.Reason, change.Salt, _computed);
        if (!change.ContentHash.AsSpan().SequenceEqual(_computed)) Damaged(change.Seq, "its reason is not the one that was written");
        if (_redactions.HasReason(change.Seq)) Damaged(change.Seq, "its reason was redacted, and yet there is one");
    }

    private void CheckCount(StoredChange change, string what, long count, long expected)
    {
        if (count != expected) Damaged(change.Seq, $"it has {count} {what}s, and was written with {expected}");
    }

    private long CheckRows<T>(StoredChange change, RowTable<T> table, SaltedRows<T>.ContentHash content, SaltedRows<T>.RowDigest digest)
    {
        using var command = _connection.Prepare(
            $"SELECT {table.Columns}, place FROM {table.Name} r WHERE {RowKeys.InBatch(_format, "?2")} ORDER BY {RowKeys.Order(_format)}", _workspace, change.Batch);
        using var reader = command.ExecuteReader();
        var redacted = _redactions.Places(table.Name, change.Seq);
        long count = 0, bad = 0;
        for (; reader.Read(); count++)
        {
            var stored = table.Read(reader, _names);
            var place = reader.GetInt64(table.SaltColumn + 2);
            var contentHash = reader.GetFieldValue<byte[]>(table.SaltColumn + 1);
            if (WhatIsWrong(reader, table, stored, contentHash, redacted?.Has(place) == true, content) is { } wrong && ++bad <= RowsNamed)
                Damaged(change.Seq, $"{table.Name} {place} {wrong}");
            digest(stored, contentHash);
        }

        if (bad > RowsNamed) Damaged(change.Seq, $"and {bad - RowsNamed} more like these");
        return count;
    }

    private string? WhatIsWrong<T>(SqliteDataReader reader, RowTable<T> table, T stored, byte[] contentHash, bool redacted, SaltedRows<T>.ContentHash content)
    {
        if (table.IsEmptied(reader))
        {
            if (!redacted) return "was emptied without a recorded redaction";
            return table.HasContent(reader) ? "was emptied, and yet it says something" : null;
        }

        if (redacted) return "was redacted, and yet it says something";
        content(stored, reader.GetFieldValue<byte[]>(table.SaltColumn), _computed);
        return contentHash.AsSpan().SequenceEqual(_computed) ? null : "does not say what was written";
    }

    /// <summary>Rows without a change are invisible, and belong to a batch that is being written or was given up; of no batch they are somebody's tampering.</summary>
    private void CheckLeftovers()
    {
        foreach (var table in HasBlocks ? (string[])["revision", "observation", "observation_block"] : ["revision", "observation"])
        {
            foreach (var batch in RowKeys.Batches(_connection, _format, table, _workspace))
            {
                var known = _connection.One<long>(
                    $"SELECT {RowKeys.IsChange(_format, "?2")} OR EXISTS (SELECT 1 FROM batch WHERE workspace = ?1 AND batch = ?2)", _workspace, batch);
                if (known == 0) Damaged(0, $"there are {table}s of batch {batch}, which is no change: a change has been removed");
            }
        }
    }

    private void Damaged(long seq, string what) => _found.Add(new LogDamage(seq, what));
}
