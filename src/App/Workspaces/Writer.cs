using System.Diagnostics;
using System.Threading.Channels;
using Binnacle.App.Changes;
using Binnacle.App.Workspaces.Checks;

namespace Binnacle.App.Workspaces;

/// <summary>The only one that changes the image: takes what has queued up, checks it, appends it in one go, publishes.</summary>
internal sealed class Writer(IChangeLog log, Checkpoints.Checkpoints checkpoints, WorkspaceImage image)
{
    private const int LargestBatch = 1000;

    /// <summary>How long a batch waits for as many as were in the one before: less than a flush to disk mostly takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(200);

    private volatile WorkspaceImage _image = image;
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
        var edits = new List<WorkspaceRequest.Apply>();
        var before = 0;
        while (await queue.WaitToReadAsync())
        {
            AwaitOthers(queue, before);
            while (edits.Count < LargestBatch && queue.TryRead(out var request))
            {
                if (request.IsCancelled)
                    request.Cancel();
                else if (request is WorkspaceRequest.Apply edit)
                    edits.Add(edit);
                else
                {
                    await Write(edits);
                    await Answer(request);
                }
            }
            before = edits.Count;
            await Write(edits);
        }
    }

    /// <summary>Those who were told together mostly come again together, and then one flush is for all of them. Waits on this thread: to be woken takes longer.</summary>
    private static void AwaitOthers(ChannelReader<WorkspaceRequest> queue, int others)
    {
        var (since, spin) = (Stopwatch.GetTimestamp(), new SpinWait());
        while (queue.Count < others && Stopwatch.GetElapsedTime(since) < Patience)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private async Task Write(List<WorkspaceRequest.Apply> edits)
    {
        try
        {
            while (edits.Count > 0 && !await TryWrite(edits))
            {
            }
        }
        catch (Exception exception)
        {
            // Whatever it was, nobody may wait for ever. The image is still the last one published.
            edits.ForEach(edit => edit.Fail(exception));
        }
        edits.Clear();
    }

    /// <summary>False where somebody else was faster: their changes are in the image now.</summary>
    private async Task<bool> TryWrite(List<WorkspaceRequest.Apply> edits)
    {
        var working = new WorkingImage(_image);
        var verdicts = new List<Verdict>(edits.Count);
        foreach (var edit in edits)
        {
            verdicts.Add(EditCheck.Run(working, edit.Edit));
            if (verdicts[^1] is Verdict.Accepted accepted)
                working.Take(accepted);
        }
        var headers = new Queue<ChangeHeader>();
        if (working.HasMoved)
        {
            var drafts = verdicts.OfType<Verdict.Accepted>().Select(accepted => accepted.Draft()).ToList();
            if (await log.Append(drafts, _image.Seq, CancellationToken.None) is not { } written)
            {
                _behind = true;
                await TakeIn();
                return false;
            }
            headers = new(written);
            Publish(working.Built(written.Zip(drafts, (header, draft) => new KnownChange(header, draft.Revisions.Count, draft.Observations.Count))));
        }
        else if (await TakeIn())
        {
            // What was refused, or was so already, may rest on what is no longer so.
            return false;
        }
        foreach (var (edit, verdict) in edits.Zip(verdicts))
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
