using System.Threading.Channels;
using Binnacle.App.Changes;
using Binnacle.App.Elements;

namespace Binnacle.App.Workspaces;

/// <summary>
/// One data file at work. Readers take <see cref="Image"/> and never wait; writers queue up, are checked one after the other against the state
/// that includes those before them, and are made durable together before any of them is told.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private static readonly TimeSpan FollowEvery = TimeSpan.FromMilliseconds(100);

    private readonly Channel<WorkspaceRequest> _queue = Channel.CreateUnbounded<WorkspaceRequest>();
    private readonly CancellationTokenSource _closing = new();
    private readonly Writer _writer;
    private readonly Task _writing;
    private readonly Task _following;
    private Task _checkpointing = Task.CompletedTask;

    private readonly Checkpoints.Checkpoints _checkpoints;

    private Workspace(IChangeLog log, Checkpoints.Checkpoints checkpoints, WorkspaceImage image, TimeProvider? follow)
    {
        Log = log;
        _checkpoints = checkpoints;
        _writer = new(log, checkpoints, image);
        _writing = Task.Run(() => _writer.Run(_queue.Reader));
        _following = follow is null ? Task.CompletedTask : Task.Run(() => KeepFollowing(follow, _closing.Token));
    }

    /// <summary>Reads the log, what is behind its checkpoint or all of it. The workspace owns it from here on.</summary>
    /// <param name="follow">Given, the workspace takes in what other processes write without being asked, as a server does.</param>
    public static async Task<Workspace> Open(IChangeLog log, TimeProvider? follow, CancellationToken ct)
    {
        var checkpoints = new Checkpoints.Checkpoints(log);
        return new(log, checkpoints, await checkpoints.Open(ct), follow);
    }

    /// <summary>The newest state this process knows.</summary>
    public WorkspaceImage Image => _writer.Image;

    internal IChangeLog Log { get; }

    /// <summary>The first image with a change after that one: completes when there is one.</summary>
    public Task<WorkspaceImage> ImageAfter(long seq, CancellationToken ct) => _writer.ImageAfter(seq, ct);

    /// <summary>Completes when the edit is durable, or was found not to be applicable.</summary>
    /// <exception cref="ChangeLogException">The store could not take it: nothing was written; or, where it says so, it may be there or not.</exception>
    public Task<ApplyOutcome> Apply(Edit edit, CancellationToken ct) => Enqueue(new WorkspaceRequest.Apply(edit, Prepared(edit), ct));

    /// <summary>Takes in what others have written; cheap where nobody has.</summary>
    public Task<WorkspaceImage> Follow(CancellationToken ct) => Enqueue(new WorkspaceRequest.Follow(ct));

    public async Task<ImportBatch> BeginImport(Author author, CancellationToken ct) => new(this, await Log.BeginBatch(ct), author);

    /// <summary>For what the log does itself, such as redaction: called behind everything queued so far, and again while it returns false.</summary>
    internal Task<WorkspaceImage> Append(Func<WorkspaceImage, Task<bool>> append, CancellationToken ct, Func<KnownFacts?>? said = null) => Enqueue(new WorkspaceRequest.Append(append, said, ct));

    public async ValueTask DisposeAsync()
    {
        if (!_queue.Writer.TryComplete())
            return;
        await _closing.CancelAsync();
        await _writing;
        await _following;
        await _checkpointing;
        _closing.Dispose();
        if (_checkpoints.IsDue(Image))
            await Task.Run(() => _checkpoints.Write(Image));
        await Log.DisposeAsync();
    }

    /// <summary>Of what is mostly said, one value: on the author's thread, while the writer's has others to write.</summary>
    /// <returns>Null where there is more to it, or it is nothing to be kept: then the check says why.</returns>
    private ChangeDraft? Prepared(Edit edit)
    {
        if (edit is not { Elements: [], Values: [{ Says: var said }] })
            return null;
        try
        {
            return Log.Prepare(new(edit.Author, [], [RowText.Row(said)]));
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private Task<T> Enqueue<T>(WorkspaceRequest.Of<T> request)
    {
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(request), this);
        return request.Task;
    }

    private async Task KeepFollowing(TimeProvider time, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(FollowEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                try
                {
                    var image = await Follow(ct);
                    if (_checkpointing.IsCompleted && _checkpoints.IsDue(image))
                        _checkpointing = Task.Run(() => _checkpoints.Write(image), CancellationToken.None);
                }
                catch (Exception exception) when (exception is ChangeLogException or UnreadableBodyException)
                {
                    // The image stays what it is. Whoever writes or asks is told; the next tick tries again.
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // Closing.
        }
    }
}
