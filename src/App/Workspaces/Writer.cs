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

    /// <summary>Where so many authors wait, a batch is for half of them: it is checked and written while that of the others is flushed. With fewer a flush takes longer than what it would hide.</summary>
    private const int ManyAuthors = 32;

    private volatile WorkspaceImage _image = image;

    /// <summary>With what is written but not on disk yet: what comes next builds on it.</summary>
    private WorkspaceImage _written = image;

    /// <summary>Completes when all that is written is on disk and its authors are told. Never fails.</summary>
    private Task _told = Task.CompletedTask;

    /// <summary>Edits whose authors are not told yet.</summary>
    private int _untold;

    /// <summary>What was written last may be on disk or not. It must not be taken for said, though it can be read.</summary>
    private volatile Exception? _lost;
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
            var authors = queue.Count + Volatile.Read(ref _untold);
            var ahead = authors >= ManyAuthors;
            var most = ahead ? Math.Min((authors + 1) / 2, LargestBatch) : LargestBatch;
            while (edits.Count < most && queue.TryRead(out var request))
            {
                if (request.IsCancelled)
                    request.Cancel();
                else if (request is WorkspaceRequest.Apply edit)
                    edits.Add(edit);
                else
                {
                    await Write(edits, ahead: false);
                    await Answer(request);
                }
            }
            before = edits.Count;
            await Write(edits, ahead);
        }
        await _told;
    }

    /// <summary>Those who were told together mostly come again together, and then one flush is for all of them. Waits on this thread: to be woken takes longer.</summary>
    private static void AwaitOthers(ChannelReader<WorkspaceRequest> queue, int others)
    {
        var (since, spin) = (Stopwatch.GetTimestamp(), new SpinWait());
        while (queue.Count < others && Stopwatch.GetElapsedTime(since) < Patience)
            spin.SpinOnce(sleep1Threshold: -1);
    }

    private async Task Write(List<WorkspaceRequest.Apply> edits, bool ahead)
    {
        try
        {
            while (edits.Count > 0 && !await TryWrite(edits, ahead))
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
    /// <param name="ahead">It is done when all is written; the authors are told later, when it is on disk.</param>
    private async Task<bool> TryWrite(List<WorkspaceRequest.Apply> edits, bool ahead)
    {
        CheckNothingIsLost();
        var working = new WorkingImage(_written);
        var (verdicts, drafts) = (new List<Verdict>(edits.Count), new List<ChangeDraft>(edits.Count));
        foreach (var edit in edits)
        {
            verdicts.Add(EditCheck.Run(working, edit.Edit));
            if (verdicts[^1] is not Verdict.Accepted accepted)
                continue;
            working.Take(accepted);
            drafts.Add(edit.Draft(accepted));
        }
        AppendedChanges? appended = null;
        if (working.HasMoved)
        {
            if (await Append(drafts, ahead) is not { } written)
            {
                await AllTold();
                _behind = true;
                await TakeIn();
                return false;
            }
            appended = written;
            _written = working.Built(written.Headers.Zip(drafts, (header, draft) => new KnownChange(header, draft.Revisions.Count, draft.Observations.Count)));
        }
        else
        {
            await AllTold();
            // What was refused, or was so already, may rest on what is no longer so.
            if (await TakeIn())
                return false;
        }
        Interlocked.Add(ref _untold, edits.Count);
        _told = PublishAndTell(_told, [.. edits], verdicts, appended, _written);
        if (!ahead)
            await _told;
        return true;
    }

    /// <exception cref="ChangeLogException">It may be on disk or not.</exception>
    private async Task AllTold()
    {
        await _told;
        CheckNothingIsLost();
    }

    private void CheckNothingIsLost()
    {
        if (_lost is { } lost)
            throw lost;
    }

    private async Task<AppendedChanges?> Append(IReadOnlyList<ChangeDraft> drafts, bool ahead)
    {
        if (ahead)
            return await log.AppendAhead(drafts, _written.Seq, CancellationToken.None);
        return await log.Append(drafts, _written.Seq, CancellationToken.None) is { } headers ? new(headers, Task.CompletedTask) : null;
    }

    /// <summary>Publishes and tells when what was appended is on disk, behind those before.</summary>
    /// <param name="appended">Null where there was nothing to append.</param>
    private async Task PublishAndTell(Task before, WorkspaceRequest.Apply[] edits, List<Verdict> verdicts, AppendedChanges? appended, WorkspaceImage image)
    {
        await before;
        try
        {
            CheckNothingIsLost();
            await (appended?.Durable ?? Task.CompletedTask);
            if (appended is not null)
                Publish(image);
            var headers = new Queue<ChangeHeader>(appended?.Headers ?? []);
            foreach (var (edit, verdict) in edits.Zip(verdicts))
                edit.Tell(Outcome(verdict, headers, image));
        }
        catch (Exception exception)
        {
            if (appended is { Durable.IsFaulted: true })
                _lost = exception;
            foreach (var edit in edits)
                edit.Fail(exception);
        }
        Interlocked.Add(ref _untold, -edits.Length);
    }

    private static ApplyOutcome Outcome(Verdict verdict, Queue<ChangeHeader> headers, WorkspaceImage image) => verdict switch
    {
        Verdict.Accepted accepted => new ApplyOutcome.Applied(headers.Dequeue(), image, accepted.Ids),
        Verdict.Refused refused => new ApplyOutcome.Refused(refused.Problems),
        Verdict.Conflict conflict => new ApplyOutcome.Conflict([.. conflict.Conflicts.Select(found => found with { By = image.Changes.Find(found.TheirSeq)?.Header })]),
        _ => new ApplyOutcome.Nothing(image),
    };

    private async Task Answer(WorkspaceRequest request)
    {
        try
        {
            await AllTold();
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
        _written = next;
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
