namespace Binnacle.App.Workspaces;

/// <summary>All changes known, by number and by time.</summary>
public sealed class ChangeIndex
{
    private const int FirstRoom = 16;

    public static readonly ChangeIndex Empty = new(new([]), 0, 0);

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

    private ReadOnlySpan<KnownChange> Changes => _all.Changes.AsSpan(0, Count);

    public KnownChange? Find(long seq) => seq >= 1 && seq <= Count ? _all.Changes[seq - 1] : null;

    public IReadOnlyCollection<KnownChange> OldestFirst() => new ArraySegment<KnownChange>(_all.Changes, 0, Count);

    /// <summary>Newest first.</summary>
    public IEnumerable<KnownChange> NewestFirst()
    {
        for (var seq = Count; seq >= 1; seq--)
            yield return _all.Changes[seq - 1];
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
            if (Changes[middle].Header.RecordedAt <= instant)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>An array that indexes share, each as far as it reaches: whoever reaches to the end of what is in it goes on behind that.</summary>
    private sealed class Growing(KnownChange[] changes)
    {
        private int _used = changes.Length;

        public KnownChange[] Changes => changes;

        /// <summary>So many of these, and more.</summary>
        public Growing With(int count, KnownChange[] more)
        {
            // Only one may go on from here; who comes second has an array of its own.
            if (count + more.Length <= changes.Length && Interlocked.CompareExchange(ref _used, count + more.Length, count) == count)
            {
                more.CopyTo(changes, count);
                return this;
            }
            var room = new KnownChange[Math.Max(FirstRoom, count == 0 ? more.Length : 2 * (count + more.Length))];
            Array.Copy(changes, room, count);
            more.CopyTo(room, count);
            return new(room) { _used = count + more.Length };
        }
    }
}
