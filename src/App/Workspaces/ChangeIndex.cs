using System.Collections.Immutable;

namespace Binnacle.App.Workspaces;

/// <summary>All changes known, by number and by time.</summary>
public sealed class ChangeIndex
{
    public static readonly ChangeIndex Empty = new([], 0, 0);

    private readonly ImmutableList<KnownChange> _changes;

    private ChangeIndex(ImmutableList<KnownChange> changes, int count, long rows)
    {
        _changes = changes;
        Count = count;
        Rows = rows;
    }

    public int Count { get; }

    /// <summary>Of all changes that were ever added.</summary>
    public long Rows { get; }

    /// <summary>The newest change; null while there is none.</summary>
    public KnownChange? Last => Find(Count);

    public KnownChange? Find(long seq) => seq >= 1 && seq <= Count ? _changes[(int)seq - 1] : null;

    public IReadOnlyCollection<KnownChange> OldestFirst() => Count == _changes.Count ? _changes : _changes.GetRange(0, Count);

    /// <summary>Newest first.</summary>
    public IEnumerable<KnownChange> NewestFirst()
    {
        for (var seq = Count; seq >= 1; seq--)
            yield return _changes[seq - 1];
    }

    public ChangeIndex Add(IEnumerable<KnownChange> changes)
    {
        var more = changes as IReadOnlyCollection<KnownChange> ?? [.. changes];
        var added = _changes.AddRange(more);
        return new(added, added.Count, Rows + more.Sum(change => (long)change.Revisions + change.Observations));
    }

    public ChangeIndex UpTo(long seq) => seq >= Count ? this : new(_changes, (int)Math.Max(seq, 0), Rows);

    /// <summary>The number of the newest change recorded by then, that instant included; 0 if none was.</summary>
    public long SeqAt(DateTimeOffset instant)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].Header.RecordedAt <= instant)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
