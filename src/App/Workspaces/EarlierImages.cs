namespace Binnacle.App.Workspaces;

/// <summary>The last few moments somebody looked back to, so that the next look finds their structure built.</summary>
internal sealed class EarlierImages
{
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly List<(object Structure, object Facts, long Seq, WorkspaceImage Image)> _kept = [];

    public WorkspaceImage Of(WorkspaceImage image, long seq, Func<long, WorkspaceImage> make)
    {
        lock (_lock)
        {
            var at = _kept.FindLastIndex(kept => kept.Seq == seq && kept.Structure == (object)image.Structure && kept.Facts == (object)image.Facts);
            var found = at >= 0 ? _kept[at] : (image.Structure, image.Facts, seq, make(seq));
            if (at >= 0)
                _kept.RemoveAt(at);
            else if (_kept.Count == Most)
                _kept.RemoveAt(0);
            _kept.Add(found);
            return found.Item4;
        }
    }
}
