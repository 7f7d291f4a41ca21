using System.Collections;
using Binnacle.App.Changes;

namespace Binnacle.App.Workspaces;

/// <summary>All changes known, by number and by time.</summary>
public sealed class ChangeIndex
{
    public static readonly ChangeIndex Empty = new(new(), 0, 0);

    private readonly Growing _all;

    private ChangeIndex(Growing all, int count, long rows)
    {
        _all = all;
        Count = count;
        Rows = rows;
    }

    public int Count { get; }

    /// <summary>Of all changes that were ever added.</summary>
    public long Rows { get; }

    /// <summary>The newest change; null while there is none.</summary>
    public KnownChange? Last => Find(Count);

    public KnownChange? Find(long seq) => seq >= 1 && seq <= Count ? _all[(int)seq - 1].Change : null;

    public IReadOnlyCollection<KnownChange> OldestFirst() => new Listed(this);

    /// <summary>Newest first.</summary>
    public IEnumerable<KnownChange> NewestFirst()
    {
        for (var at = Count - 1; at >= 0; at--)
            yield return _all[at].Change;
    }

    public ChangeIndex Add(IEnumerable<KnownChange> changes)
    {
        KnownChange[] more = [.. changes];
        return new(_all.With(Count, more), Count + more.Length, Rows + more.Sum(change => (long)change.Revisions + change.Observations));
    }

    public ChangeIndex UpTo(long seq) => seq >= Count ? this : new(_all, (int)Math.Max(seq, 0), Rows);

    /// <summary>The number of the newest change recorded by then, that instant included; 0 if none was.</summary>
    public long SeqAt(DateTimeOffset instant)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_all[middle].RecordedAt <= instant)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>A change as it is kept: an object of each would be what the collector is busy with while many edit.</summary>
    private readonly record struct Kept(long Seq, long Batch, DateTimeOffset RecordedAt, Author Author, ChangeHash Hash, int Revisions, int Observations, int Redacted)
    {
        public KnownChange Change => new(new(Seq, Batch, RecordedAt, Author, Hash), Revisions, Observations, Redacted);

        public static Kept Of(KnownChange change)
        {
            var (seq, batch, recordedAt, author, hash) = change.Header;
            return new(seq, batch, recordedAt, author, hash, change.Revisions, change.Observations, change.Redacted);
        }
    }

    /// <summary>Changes that indexes share, each as far as it reaches: whoever reaches to the end of what is in it goes on behind that.</summary>
    private sealed class Growing
    {
        private const int PartBits = 8;
        private const int PartLength = 1 << PartBits;

        /// <summary>Those behind the last one in use are null.</summary>
        private Kept[]?[] _parts = [];
        private int _used;

        public ref readonly Kept this[int at] => ref _parts[at >> PartBits]![at & (PartLength - 1)];

        /// <summary>So many of these, and more.</summary>
        public Growing With(int count, KnownChange[] more)
        {
            // Only one may go on from here, and nobody from the beginning, which is everybody's; who comes second goes on with what is full already, and has the rest again.
            var all = count > 0 && Interlocked.CompareExchange(ref _used, count + more.Length, count) == count ? this : new Growing { _parts = Shared(count), _used = count + more.Length };
            for (var at = count; at < count + more.Length; at++)
                all.Part(at >> PartBits)[at & (PartLength - 1)] = Kept.Of(more[at - count]);
            return all;
        }

        private Kept[] Part(int part)
        {
            // Readers go on with the list they have: it has all that they reach to.
            if (part == _parts.Length)
                Array.Resize(ref _parts, Math.Max(4, 2 * part));
            return _parts[part] ??= new Kept[PartLength];
        }

        private Kept[]?[] Shared(int count)
        {
            var full = count >> PartBits;
            var parts = new Kept[]?[full + 1];
            Array.Copy(_parts, parts, full);
            if (count > full << PartBits)
                parts[full] = [.. _parts[full]!];
            return parts;
        }
    }

    private sealed class Listed(ChangeIndex index) : IReadOnlyCollection<KnownChange>
    {
        public int Count => index.Count;

        public IEnumerator<KnownChange> GetEnumerator()
        {
            for (var at = 0; at < index.Count; at++)
                yield return index._all[at].Change;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
