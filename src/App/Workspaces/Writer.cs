using System.Threading.Channels;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces.Checks;

namespace Binnacle.App.Workspaces;

/// <summary>The only one that changes the image: takes what has queued up, checks it, appends it in one go, publishes. Where many write, the next are checked while some are appended.</summary>
internal sealed class Writer(IChangeLog log, Checkpoints.Checkpoints checkpoints, WorkspaceImage image)
{
    private const int LargestBatch = 1000;

    private volatile WorkspaceImage _image = image;

    /// <summary>What the last batch written was checked to come to: the image, but for the headers of its changes.</summary>
    private WorkspaceImage? _written;

    /// <summary>What the image will be once the batch at hand is written; null while none is.</summary>
    private volatile WorkspaceImage? _ahead;
    private volatile TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Until what has moved was read, a failure in between must not be forgotten.
    private bool _behind = true;

    public WorkspaceImage Image => _image;

    /// <summary>The first image with a change after that one.</summary>
    public async Task<WorkspaceImage> ImageAfter(long seq, CancellationToken ct)
    {
        while (true)
        {
            // Taken before looking: what is published in between completes it.
            var moved = _moved;
            if (_image.Seq > seq)
                return _image;
            await moved.Task.WaitAsync(ct);
        }
    }

    private void Publish(WorkspaceImage image)
    {
        var moved = _moved;
        _image = image;
        _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
        moved.TrySetResult();
    }

    public async Task Run(ChannelReader<WorkspaceRequest> queue)
    {
        var writing = Task.CompletedTask;
        while (await queue.WaitToReadAsync())
        {
            var edits = new List<WorkspaceRequest.Apply>();
            while (edits.Count < LargestBatch && queue.TryRead(out var request))
            {
                if (request.IsCancelled)
                    request.Cancel();
                else if (request is WorkspaceRequest.Apply edit)
                    edits.Add(edit);
                else
                {
                    await writing;
                    await Write(CheckedEdits.Of(edits, _image));
                    edits = [];
                    await Answer(request);
                }
            }
            // While some are on their way to the disk, the next are checked as if those were there already.
            var batch = CheckedEdits.Of(edits, _ahead ?? _image);
            await writing;
            _ahead = batch.After;
            if (edits.Count > 1)
                writing = Task.Run(() => Write(batch));
            else
                await Write(batch);
        }
        await writing;
    }

    private async Task Write(CheckedEdits batch)
    {
        try
        {
            // Not where those before it failed, or somebody else's changes came in between.
            if (!ReferenceEquals(batch.Before, _image) && !ReferenceEquals(batch.Before, _written))
                batch = CheckedEdits.Of(batch.Edits, _image);
            while (batch.Edits.Count > 0 && !await TryWrite(batch))
                batch = CheckedEdits.Of(batch.Edits, _image);
        }
        catch (Exception exception)
        {
            // Whatever it was, nobody may wait for ever. The image is still the last one published.
            foreach (var edit in batch.Edits)
                edit.Fail(exception);
        }
        _ahead = null;
    }

    /// <summary>False where somebody else was faster: their changes are in the image now.</summary>
    private async Task<bool> TryWrite(CheckedEdits batch)
    {
        var headers = new Queue<ChangeHeader>();
        if (!ReferenceEquals(batch.After, batch.Before))
        {
            var drafts = batch.Drafts();
            if (await log.Append(drafts, _image.Seq, CancellationToken.None) is not { } written)
            {
                _behind = true;
                await TakeIn();
                return false;
            }
            headers = new(written);
            Publish(batch.After.Sealed(_image.Changes, written.Zip(drafts, (header, draft) => new KnownChange(header, draft.Revisions.Count, draft.Observations.Count))));
            _written = batch.After;
        }
        else if (await TakeIn())
        {
            // What was refused, or was so already, may rest on what is no longer so.
            return false;
        }
        foreach (var (edit, verdict) in batch.Edits.Zip(batch.Verdicts))
            if (verdict is Verdict.Failed failed)
                edit.Fail(failed.Exception);
            else
                edit.Tell(Outcome(verdict, headers));
        return true;
    }

    private ApplyOutcome Outcome(Verdict verdict, Queue<ChangeHeader> headers) => verdict switch
    {
        Verdict.Accepted accepted => new ApplyOutcome.Applied(headers.Dequeue(), _image, accepted.Ids),
        Verdict.Refused refused => new ApplyOutcome.Refused(refused.Problems),
        Verdict.Conflict conflict => new ApplyOutcome.Conflict([.. conflict.Conflicts.Select(found => found with { By = _image.Changes.Find(found.TheirSeq)?.Header })]),
        _ => new ApplyOutcome.Nothing(_image),
    };

    private async Task Answer(WorkspaceRequest request)
    {
        try
        {
            switch (request)
            {
                case WorkspaceRequest.Follow follow:
                    await TakeIn();
                    follow.Tell(_image);
                    break;
                case WorkspaceRequest.Append append:
                    bool done;
                    do
                    {
                        done = await append.Try(_image);
                        _behind = true;
                        await TakeIn(append.Said);
                    }
                    while (!done);
                    append.Tell(_image);
                    break;
            }
        }
        catch (Exception exception)
        {
            request.Fail(exception);
        }
    }

    /// <summary>Reads what the image has not seen; true where there was something. A redaction reaches back, so it makes everything be read anew.</summary>
    /// <param name="known">Of a change whose values need not be read.</param>
    private async Task<bool> TakeIn(KnownFacts? known = null)
    {
        _behind |= await log.MayHaveMoved(CancellationToken.None);
        if (!_behind)
            return false;
        var before = _image;
        var redacted = false;
        var next = await before.Replay(Watched(), known);
        if (redacted)
        {
            // This process may have written one from what it held before.
            checkpoints.Remove();
            next = await WorkspaceImage.Empty.Replay(log.ReadAfter(0, CancellationToken.None));
        }
        Publish(next);
        _written = null;
        _behind = false;
        return next.Seq > before.Seq;

        async IAsyncEnumerable<Change> Watched()
        {
            await foreach (var change in log.ReadAfter(before.Seq, CancellationToken.None))
            {
                redacted |= change.Redacts;
                yield return change;
            }
        }
    }
}
