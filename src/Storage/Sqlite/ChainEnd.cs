using System.Security.Cryptography;
using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

/// <summary>The end of the chain inside a write transaction: gives each change its number, time and hash, and writes its row.</summary>
internal sealed class ChainEnd
{
    private readonly long _workspace;
    private readonly RowWriter _writer;
    private readonly RowHasher _hasher = new();
    private byte[] _hash = new byte[RowHasher.HashLength];
    private DateTimeOffset _recordedAt = DateTimeOffset.MinValue;

    public ChainEnd(long workspace, RowWriter writer)
    {
        _workspace = workspace;
        _writer = writer;
        if (StoredChange.Newest(writer.Statements, workspace) is not { } newest) return;
        Seq = newest.Seq;
        _hash = newest.Hash;
        _recordedAt = newest.Header.RecordedAt;
    }

    public long Seq { get; private set; }

    public ChangeHeader Add(long batch, Author author, BatchDigest digest, DateTimeOffset now)
    {
        // A clock that was set back must not make a change look older than what it builds on.
        if (now > _recordedAt) _recordedAt = now.ToUniversalTime();
        var salt = RandomNumberGenerator.GetBytes(RowHasher.SaltLength);
        var contentHash = new byte[RowHasher.HashLength];
        _hasher.Reason(author.Reason, salt, contentHash);
        var rows = digest.Current();
        var hash = _hasher.Change(_hash, _workspace, Seq + 1, RecordedTime.Text(_recordedAt), author, contentHash, rows);
        var header = new ChangeHeader(
            Seq + 1, batch, _recordedAt, author, Convert.ToHexStringLower(rows), Convert.ToHexStringLower(_hash), Convert.ToHexStringLower(hash));
        _writer.Change(header, digest.Revisions, digest.Observations, salt, contentHash);
        Seq++;
        _hash = hash;
        return header;
    }
}
