using Binnacle.App.Changes;
using Binnacle.Storage.Hashes;

namespace Binnacle.Storage.Sqlite;

/// <summary>A draft with its salts and hashes, all but those of its place in the chain.</summary>
internal sealed class HashedDraft : PreparedRows
{
    [ThreadStatic]
    private static RowHasher? _hasherOfThread;

    [ThreadStatic]
    private static BatchDigest? _digestOfThread;

    private readonly ChangeDraft _draft;

    private HashedDraft(ChangeDraft draft)
    {
        _draft = draft;
        var (hasher, digest) = (_hasherOfThread ??= new(), (_digestOfThread ??= new()).Start());
        Rows = HashedRows.Of(draft.Revisions, draft.Observations, hasher, digest);
        Seal = new(draft.Author, digest, hasher);
    }

    public Author Author => _draft.Author;

    public HashedRows Rows { get; }

    public ChangeSeal Seal { get; }

    /// <summary>As it was prepared, unless it says something else since.</summary>
    /// <exception cref="ArgumentException">A row that cannot be kept.</exception>
    public static HashedDraft Of(ChangeDraft draft)
    {
        if (draft.Prepared is HashedDraft prepared && prepared.IsOf(draft))
            return prepared;
        RowRules.Check(draft);
        return new(draft);
    }

    private bool IsOf(ChangeDraft draft) =>
        ReferenceEquals(draft.Author, _draft.Author) && ReferenceEquals(draft.Revisions, _draft.Revisions) && ReferenceEquals(draft.Observations, _draft.Observations);
}
