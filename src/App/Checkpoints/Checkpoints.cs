using Binnacle.App.Changes;
using Binnacle.App.Workspaces;

namespace Binnacle.App.Checkpoints;

/// <summary>Keeps a log's checkpoint near its end. Safe for several threads; one at a time writes.</summary>
internal sealed class Checkpoints(IChangeLog log)
{
    /// <summary>With fewer rows since the last one, the log is read in no time.</summary>
    public int LeastRows { get; init; } = 20_000;

    private readonly Lock _writing = new();
    private long _rows;

    /// <summary>What the log says, by way of a checkpoint where there is a good one. A redaction reaches back, so after one everything is read anew.</summary>
    public async Task<WorkspaceImage> Open(CancellationToken ct)
    {
        if (await Restored(ct) is { } image)
        {
            _rows = image.Changes.Rows;
            var redacted = false;
            image = await image.Replay(log.ReadAfter(image.Seq, ct).Select(change =>
            {
                redacted |= change.Revisions.Any(row => row.Kind == Redaction.Kind);
                return change;
            }));
            if (!redacted)
                return image;
            log.Checkpoint.Remove();
            _rows = 0;
        }
        return await WorkspaceImage.Empty.Replay(log.ReadAfter(0, ct));
    }

    public bool IsDue(WorkspaceImage image) => image.Changes.Rows - Interlocked.Read(ref _rows) >= LeastRows;

    public void Write(WorkspaceImage image)
    {
        lock (_writing)
        {
            if (!IsDue(image))
                return;
            log.Checkpoint.Write(stream => ImageSnapshot.Write(image, stream));
            Interlocked.Exchange(ref _rows, image.Changes.Rows);
        }
    }

    private async Task<WorkspaceImage?> Restored(CancellationToken ct)
    {
        try
        {
            await using var stream = log.Checkpoint.Open();
            return stream is null ? null : await ImageSnapshot.Read(stream, seq => log.Find(seq, ct));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException or OutOfMemoryException or InvalidCastException or AggregateException)
        {
            // Whatever is wrong with it: the log has everything.
            return null;
        }
    }
}
