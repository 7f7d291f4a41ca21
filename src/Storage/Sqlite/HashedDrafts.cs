using System.Runtime.ExceptionServices;
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

/// <summary>
/// Drafts that are written one after the other. Where there are some, another thread hashes them from the last one on, meanwhile: hashing takes half as long as writing. To be disposed before either hasher is used for anything else.
/// </summary>
internal sealed class HashedDrafts : IDisposable
{
    /// <summary>Fewer are hashed before the other thread has begun.</summary>
    private const int FewestForTwo = 8;

    private readonly IReadOnlyList<ChangeDraft> _drafts;
    private readonly DraftHasher _hasher;
    private readonly int[] _taken;
    private readonly HashedDraft?[] _hashed;
    private readonly Task _helping;
    private volatile ExceptionDispatchInfo? _failure;
    private volatile bool _enough;

    /// <param name="hasher">For the thread that asks.</param>
    /// <param name="second">For the other one.</param>
    public HashedDrafts(IReadOnlyList<ChangeDraft> drafts, DraftHasher hasher, DraftHasher second)
    {
        (_drafts, _hasher) = (drafts, hasher);
        (_taken, _hashed) = (new int[drafts.Count], new HashedDraft?[drafts.Count]);
        _helping = drafts.Count < FewestForTwo ? Task.CompletedTask : Task.Run(() => Help(second));
    }

    public HashedDraft this[int at]
    {
        get
        {
            if (TryTake(at))
                return _hasher.Hash(_drafts[at]);
            var spin = new SpinWait();
            while (Volatile.Read(ref _hashed[at]) is null)
            {
                _failure?.Throw();
                spin.SpinOnce(sleep1Threshold: -1);
            }
            return _hashed[at]!;
        }
    }

    public void Dispose()
    {
        _enough = true;
        _helping.Wait();
    }

    private void Help(DraftHasher hasher)
    {
        try
        {
            for (var at = _drafts.Count - 1; !_enough && TryTake(at); at--)
                Volatile.Write(ref _hashed[at], hasher.Hash(_drafts[at]));
        }
        catch (Exception exception)
        {
            // Whoever asks for that one is told.
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
    }

    private bool TryTake(int at) => at >= 0 && Interlocked.Exchange(ref _taken[at], 1) == 0;
}
