using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

/// <summary>A draft with what is stored beside it.</summary>
internal sealed record HashedDraft(HashedRows Rows, ChangeSeal Seal);

/// <summary>What hashes drafts, one after the other. Not safe for several threads.</summary>
internal sealed class DraftHasher : IDisposable
{
    private readonly BatchDigest _digest = new();

    public RowHasher Rows { get; } = new();

    /// <exception cref="ArgumentException">Text that no store keeps.</exception>
    public HashedDraft Hash(ChangeDraft draft) => new(HashedRows.Of(draft.Revisions, draft.Observations, Rows, _digest.Start()), new(draft.Author, _digest, Rows));

    public void Dispose() => _digest.Dispose();
}
