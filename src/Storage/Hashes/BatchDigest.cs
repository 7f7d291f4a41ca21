using System.Security.Cryptography;

namespace Binnacle.Storage.Hashes;

/// <summary>The digest of a change's rows, taken in as they come: revisions and observations each in their order.</summary>
internal sealed class BatchDigest : IDisposable
{
    private readonly RowHashes _revisions = new();
    private readonly RowHashes _observations = new();

    public int Revisions => _revisions.Count;

    public int Observations => _observations.Count;

    public void AddRevision(ReadOnlySpan<byte> rowHash) => _revisions.Add(rowHash);

    public void AddObservation(ReadOnlySpan<byte> rowHash) => _observations.Add(rowHash);

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

    private sealed class RowHashes : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public int Count { get; private set; }

        public void Add(ReadOnlySpan<byte> rowHash)
        {
            _hash.AppendData(rowHash);
            Count++;
        }

        public void Current(Span<byte> target) => _hash.GetCurrentHash(target);

        public void Dispose() => _hash.Dispose();
    }
}
