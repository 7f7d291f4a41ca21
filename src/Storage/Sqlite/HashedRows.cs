using Binnacle.App.Changes;
using Binnacle.Storage.Blocks;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

/// <summary>Rows with what is stored beside them. Those of an import are made before the write lock is taken, so that it is held only to write.</summary>
internal sealed class HashedRows(SaltedRows<RevisionRow> revisions, SaltedRows<ObservationRow> observations)
{
    public SaltedRows<RevisionRow> Revisions => revisions;

    public SaltedRows<ObservationRow> Observations => observations;

    public static HashedRows Of(IReadOnlyList<RevisionRow> revisions, IReadOnlyList<ObservationRow> observations, RowHasher hasher, BatchDigest digest) =>
        new(
            revisions.Count == 0 ? SaltedRows<RevisionRow>.None : new(revisions, hasher, hasher.Content, digest.Add),
            observations.Count == 0 ? SaltedRows<ObservationRow>.None : new(observations, hasher, hasher.Content, digest.Add));
}

/// <summary>The same of blocks; good until it is disposed.</summary>
internal sealed class HashedBlocks : IDisposable
{
    private readonly BlockPages _pages = new();

    /// <param name="text">Not in use meanwhile.</param>
    public HashedBlocks(IReadOnlyList<ObservationBlock> blocks, BlockText text, RowHasher hasher, BatchDigest digest)
    {
        try
        {
            Rows = new([.. blocks.Select(block => text.Stored(block, _pages))], hasher, hasher.Content, digest.Add);
        }
        catch
        {
            _pages.Dispose();
            throw;
        }
    }

    public SaltedRows<StoredBlock> Rows { get; }

    public void Dispose() => _pages.Dispose();
}

internal sealed class SaltedRows<T>
{
    public static readonly SaltedRows<T> None = new();

    private readonly byte[] _salts = [];
    private readonly byte[] _contentHashes = [];

    public SaltedRows(IReadOnlyList<T> rows, RowHasher hasher, ContentHash content, RowDigest digest)
    {
        Rows = rows;
        _salts = new byte[rows.Count * RowHasher.SaltLength];
        hasher.Salt(_salts);
        _contentHashes = new byte[rows.Count * RowHasher.HashLength];
        for (var i = 0; i < rows.Count; i++)
        {
            var contentHash = _contentHashes.AsSpan(i * RowHasher.HashLength, RowHasher.HashLength);
            content(rows[i], SaltOf(i), contentHash);
            digest(rows[i], contentHash);
        }
    }

    private SaltedRows()
    {
    }

    public delegate void ContentHash(T row, ReadOnlySpan<byte> salt, Span<byte> contentHash);

    public delegate void RowDigest(T row, ReadOnlySpan<byte> contentHash);

    public IReadOnlyList<T> Rows { get; } = [];

    public ReadOnlySpan<byte> SaltOf(int row) => _salts.AsSpan(row * RowHasher.SaltLength, RowHasher.SaltLength);

    public ReadOnlySpan<byte> ContentHashOf(int row) => _contentHashes.AsSpan(row * RowHasher.HashLength, RowHasher.HashLength);
}
