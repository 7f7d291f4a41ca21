using System.Security.Cryptography;
using Binnacle.App.Changes;
using Binnacle.Storage.Blocks;

namespace Binnacle.Storage.Hashes;

/// <summary>The digest of a change's rows, taken in as they come: revisions and observations each in their order.</summary>
internal sealed class BatchDigest : IDisposable
{
    private readonly RowStream _revisions = new();
    private readonly RowStream _observations = new();
    private readonly RowStream _blocks = new();

    public int Revisions => _revisions.Count;

    /// <summary>Those of blocks among them.</summary>
    public int Observations => _observations.Count + BlockValues;

    /// <summary>Rows of observations, without blocks.</summary>
    public int ObservationRows => _observations.Count;

    public int BlockValues { get; private set; }

    public void Add(RevisionRow row, ReadOnlySpan<byte> contentHash)
    {
        _revisions.Next.Text(row.Kind).Number(row.Element).Text(row.HoldsFrom).Number(row.Version).Raw(contentHash);
        _revisions.Added();
    }

    public void Add(ObservationRow row, ReadOnlySpan<byte> contentHash)
    {
        _observations.Next.Number(row.Measure).Text(row.Series).Text(row.Period).Text(row.State).Text(row.Quality).Raw(contentHash);
        _observations.Added();
    }

    public void Add(StoredBlock block, ReadOnlySpan<byte> contentHash)
    {
        _blocks.Next.Number(block.Measure).Text(block.Series).Text(block.Quality).Number(block.Count).Raw(contentHash);
        _blocks.Added();
        BlockValues += block.Count;
    }

    /// <summary>Begins another change.</summary>
    public BatchDigest Start()
    {
        _revisions.Start();
        _observations.Start();
        _blocks.Start();
        BlockValues = 0;
        return this;
    }

    /// <summary>Of what was added so far; more may follow. Blocks are a part where there are any.</summary>
    public void Current(Span<byte> digest)
    {
        Span<byte> parts = stackalloc byte[3 * RowHasher.HashLength];
        _revisions.Current(parts);
        _observations.Current(parts[RowHasher.HashLength..]);
        _blocks.Current(parts[(2 * RowHasher.HashLength)..]);
        Sha256.Hash(_blocks.Count > 0 ? parts : parts[..(2 * RowHasher.HashLength)], digest);
    }

    public void Dispose()
    {
        _revisions.Dispose();
        _observations.Dispose();
        _blocks.Dispose();
    }

    private sealed class RowStream : IDisposable
    {
        private const int FlushAt = 16 * 1024;

        private static readonly byte[] OfNothing = SHA256.HashData([]);

        /// <summary>Null while all rows fit beside one another, as those of an edit do.</summary>
        private IncrementalHash? _hash;

        public FieldWriter Next { get; } = new();

        public int Count { get; private set; }

        public void Added()
        {
            Count++;
            if (Next.Written.Length >= FlushAt) Flush();
        }

        public void Current(Span<byte> target)
        {
            if (Count == 0)
            {
                OfNothing.CopyTo(target);
                return;
            }
            if (_hash is null)
            {
                Next.Hash(target);
                return;
            }
            Flush();
            _hash.GetCurrentHash(target);
        }

        public void Start()
        {
            Dispose();
            Next.Start();
            Count = 0;
        }

        public void Dispose()
        {
            _hash?.Dispose();
            _hash = null;
        }

        private void Flush()
        {
            _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _hash.AppendData(Next.Written);
            Next.Start();
        }
    }
}
