namespace Binnacle.App.Workspaces;

/// <summary>
/// The last few moments somebody looked back to, so that the next look finds their structure built and their scores calculated. What was known after
/// a change stays the same whatever follows, so one image serves every later one of the same chain.
/// </summary>
internal sealed class EarlierImages
{
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly List<(long Seq, WorkspaceImage Image)> _kept = [];

    public WorkspaceImage Of(long seq, Func<long, WorkspaceImage> make)
    {
        lock (_lock)
        {
            var at = _kept.FindLastIndex(kept => kept.Seq == seq);
            var found = at >= 0 ? _kept[at] : (seq, make(seq));
            if (at >= 0)
                _kept.RemoveAt(at);
            else if (_kept.Count == Most)
                _kept.RemoveAt(0);
            _kept.Add(found);
            return found.Item2;
        }
    }
}
