using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

/// <summary>The end of the chain inside a write transaction: gives each change its number, time and hash, and writes its row.</summary>
internal sealed class ChainEnd
{
    private readonly long _workspace;
    private readonly RowWriter _writer;
    private readonly RowHasher _hasher;
    private byte[] _hash = new byte[RowHasher.HashLength];
    private DateTimeOffset _recordedAt = DateTimeOffset.MinValue;
    private string? _recordedAtText;

    public ChainEnd(long workspace, RowWriter writer, RowHasher hasher)
    {
        (_workspace, _writer, _hasher) = (workspace, writer, hasher);
        if (StoredChange.Newest(writer.Statements, workspace) is not { } newest) return;
        Seq = newest.Seq;
        // In a damaged file it may have another length.
        _hash = newest.Hash;
        _recordedAt = newest.Header.RecordedAt;
    }

    public long Seq { get; private set; }

    /// <summary>The next change's number, and the batch of one that is written at once.</summary>
    public long Next => Seq + 1;

    public ChangeHeader Add(long batch, Author author, ChangeSeal seal, DateTimeOffset now)
    {
        // A clock that was set back must not make a change look older than what it builds on.
        if (now > _recordedAt) (_recordedAt, _recordedAtText) = (now.ToUniversalTime(), null);
        Span<byte> hash = stackalloc byte[RowHasher.HashLength];
        var recordedAt = _recordedAtText ??= RecordedTime.Text(_recordedAt);
        _hasher.Change(_hash, _workspace, Seq + 1, recordedAt, author, seal.ContentHash, seal.Digest, hash);
        var header = new ChangeHeader(Seq + 1, batch, _recordedAt, author, ChangeHash.Of(hash));
        _writer.Change(header, recordedAt, seal, _hash, hash);
        Seq++;
        if (_hash.Length != hash.Length) _hash = new byte[hash.Length];
        hash.CopyTo(_hash);
        return header;
    }
}
