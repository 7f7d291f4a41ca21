using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

/// <summary>Rows with what is stored beside them, made before the write lock is taken so that it is held only to write.</summary>
internal sealed class HashedRows
{
    private HashedRows(IReadOnlyList<HashedRow<RevisionRow>> revisions, IReadOnlyList<HashedRow<ObservationRow>> observations)
    {
        Revisions = revisions;
        Observations = observations;
    }

    public IReadOnlyList<HashedRow<RevisionRow>> Revisions { get; }

    public IReadOnlyList<HashedRow<ObservationRow>> Observations { get; }

    public static HashedRows Of(IReadOnlyList<RevisionRow> revisions, IReadOnlyList<ObservationRow> observations, BatchDigest digest)
    {
        var hasher = new RowHasher();
        var salts = new Salts();
        Span<byte> rowHash = stackalloc byte[RowHasher.HashLength];
        var hashedRevisions = new HashedRow<RevisionRow>[revisions.Count];
        for (var i = 0; i < revisions.Count; i++)
        {
            var hashed = new HashedRow<RevisionRow>(revisions[i], salts.Next(), new byte[RowHasher.HashLength]);
            hasher.Content(hashed.Row, hashed.Salt, hashed.ContentHash);
            hasher.Row(hashed.Row, hashed.ContentHash, rowHash);
            digest.AddRevision(rowHash);
            hashedRevisions[i] = hashed;
        }

        var hashedObservations = new HashedRow<ObservationRow>[observations.Count];
        for (var i = 0; i < observations.Count; i++)
        {
            var hashed = new HashedRow<ObservationRow>(RowRules.Kept(observations[i]), salts.Next(), new byte[RowHasher.HashLength]);
            hasher.Content(hashed.Row, hashed.Salt, hashed.ContentHash);
            hasher.Row(hashed.Row, hashed.ContentHash, rowHash);
            digest.AddObservation(rowHash);
            hashedObservations[i] = hashed;
        }

        return new HashedRows(hashedRevisions, hashedObservations);
    }
}

internal readonly record struct HashedRow<T>(T Row, byte[] Salt, byte[] ContentHash);
