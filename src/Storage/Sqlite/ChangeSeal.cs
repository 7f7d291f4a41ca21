using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

/// <summary>What a change's own row says of its rows and its reason: all but its place in the chain.</summary>
internal sealed class ChangeSeal
{
    private readonly byte[] _bytes = new byte[RowHasher.SaltLength + (2 * RowHasher.HashLength)];

    public ChangeSeal(Author author, BatchDigest digest, RowHasher hasher)
    {
        (Revisions, Observations) = (digest.Revisions, digest.Observations);
        hasher.Salt(_bytes.AsSpan(0, RowHasher.SaltLength));
        hasher.Reason(author.Reason, Salt, _bytes.AsSpan(RowHasher.SaltLength, RowHasher.HashLength));
        digest.Current(_bytes.AsSpan(RowHasher.SaltLength + RowHasher.HashLength));
    }

    public int Revisions { get; }

    public int Observations { get; }

    public ReadOnlySpan<byte> Salt => _bytes.AsSpan(0, RowHasher.SaltLength);

    /// <summary>The reason's.</summary>
    public ReadOnlySpan<byte> ContentHash => _bytes.AsSpan(RowHasher.SaltLength, RowHasher.HashLength);

    /// <summary>The rows'.</summary>
    public ReadOnlySpan<byte> Digest => _bytes.AsSpan(RowHasher.SaltLength + RowHasher.HashLength);
}
