using System.Security.Cryptography;
using Binnacle.App.Changes;

namespace Binnacle.Storage.Hashes;

/// <summary>The digest of a change's rows, taken in as they come: revisions and observations each in their order.</summary>
internal sealed class BatchDigest : IDisposable
{
    private readonly RowStream _revisions = new();
    private readonly RowStream _observations = new();

    public int Revisions => _revisions.Count;

    public int Observations => _observations.Count;

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

    /// <summary>Of what was added so far; more may follow.</summary>
    public byte[] Current()
    {
        Span<byte> both = stackalloc byte[2 * RowHasher.HashLength];
        _revisions.Current(both);
        _observations.Current(both[RowHasher.HashLength..]);
        return SHA256.HashData(both);
    }

    public void Dispose()
    {
        _revisions.Dispose();
        _observations.Dispose();
    }

    private sealed class RowStream : IDisposable
    {
        private const int FlushAt = 16 * 1024;

        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public FieldWriter Next { get; } = new();

        public int Count { get; private set; }

        public void Added()
        {
            Count++;
            if (Next.Written.Length >= FlushAt) Flush();
        }

        public void Current(Span<byte> target)
        {
            Flush();
            _hash.GetCurrentHash(target);
        }

        public void Dispose() => _hash.Dispose();

        private void Flush()
        {
            _hash.AppendData(Next.Written);
            Next.Start();
        }
    }
}
