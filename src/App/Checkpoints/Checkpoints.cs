using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Memory;

namespace Binnacle.App.Checkpoints;

/// <summary>Keeps a log's checkpoint near its end. Safe for several threads.</summary>
internal sealed class Checkpoints(IChangeLog log)
{
    /// <summary>Bytes of objects, and of large arrays, made of a byte of a checkpoint.</summary>
    private const int ObjectsOfByte = 2;
    private const int ArraysOfByte = 1;

    private long _rows;

    /// <summary>With fewer rows since the last one, the log is read in no time.</summary>
    public int LeastRows { get; init; } = 20_000;

    /// <summary>What the log says, by way of a checkpoint where there is a good one. A redaction reaches back, so after one everything is read anew.</summary>
    public async Task<WorkspaceImage> Open(CancellationToken ct)
    {
        if (await Restored(ct) is { } image)
        {
            _rows = image.Changes.Rows;
            var redacted = false;
            image = await image.Replay(log.ReadAfter(image.Seq, ct).Select(change =>
            {
                redacted |= change.Redacts;
                return change;
            }));
            if (!redacted)
                return image;
        }
        Remove();
        return await WorkspaceImage.Empty.Replay(log.ReadAfter(0, ct));
    }

    public bool IsDue(WorkspaceImage image) => image.Changes.Rows - Interlocked.Read(ref _rows) >= LeastRows;

    /// <summary>Fails without a word: nobody depends on it.</summary>
    public async Task Write(WorkspaceImage image)
    {
        try
        {
            Interlocked.Exchange(ref _rows, image.Changes.Rows);
            log.Checkpoint.Write(stream => ImageSnapshot.Write(image, stream));
            // What was redacted since the image was taken is in it. Whoever redacts from here on finds it.
            await foreach (var change in log.ReadAfter(image.Seq, CancellationToken.None))
                if (change.Redacts)
                {
                    Remove();
                    return;
                }
        }
        catch (Exception)
        {
            Remove();
            // Not again at once.
            Interlocked.Exchange(ref _rows, image.Changes.Rows);
        }
    }

    public void Remove()
    {
        log.Checkpoint.Remove();
        Interlocked.Exchange(ref _rows, 0);
    }

    private async Task<WorkspaceImage?> Restored(CancellationToken ct)
    {
        try
        {
            await using var stream = log.Checkpoint.Open();
            if (stream is null)
                return null;
            // Nearly all that is made stays.
            var length = stream.CanSeek ? stream.Length : 0;
            using var pause = CollectorPause.For(small: ObjectsOfByte * length, large: ArraysOfByte * length);
            return await ImageSnapshot.Read(stream, seq => log.Find(seq, ct));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or IndexOutOfRangeException or ArgumentException or OverflowException or OutOfMemoryException or InvalidCastException or AggregateException)
        {
            // Whatever is wrong with it: the log has everything.
            return null;
        }
    }
}
