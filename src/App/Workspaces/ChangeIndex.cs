using System.Collections.Immutable;
using Binnacle.App.Changes;

namespace Binnacle.App.Workspaces;

/// <summary>The headers of all changes known, by number and by time.</summary>
public sealed class ChangeIndex
{
    public static readonly ChangeIndex Empty = new([], 0);

    private readonly ImmutableList<ChangeHeader> _headers;

    private ChangeIndex(ImmutableList<ChangeHeader> headers, int count)
    {
        _headers = headers;
        Count = count;
    }

    public int Count { get; }

    /// <summary>The newest change; null while there is none.</summary>
    public ChangeHeader? Last => Find(Count);

    public ChangeHeader? Find(long seq) => seq >= 1 && seq <= Count ? _headers[(int)seq - 1] : null;

    /// <summary>Newest first.</summary>
    public IEnumerable<ChangeHeader> NewestFirst()
    {
        for (var seq = Count; seq >= 1; seq--)
            yield return _headers[seq - 1];
    }

    public ChangeIndex Add(IEnumerable<ChangeHeader> headers)
    {
        var added = _headers.AddRange(headers);
        return new(added, added.Count);
    }

    public ChangeIndex UpTo(long seq) => seq >= Count ? this : new(_headers, (int)Math.Max(seq, 0));

    /// <summary>The number of the newest change recorded by then, that instant included; 0 if none was.</summary>
    public long SeqAt(DateTimeOffset instant)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_headers[middle].RecordedAt <= instant)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
