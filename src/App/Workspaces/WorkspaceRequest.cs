using Binnacle.App.Changes;
using Binnacle.App.Workspaces.Checks;

namespace Binnacle.App.Workspaces;

/// <summary>Something that waits its turn in the writer's queue.</summary>
internal abstract class WorkspaceRequest
{
    public abstract bool IsCancelled { get; }

    public abstract void Fail(Exception exception);

    public abstract void Cancel();

    internal abstract class Of<T>(CancellationToken ct) : WorkspaceRequest
    {
        private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Task => _told.Task;

        /// <summary>An author who has gone away before the turn came is not written for.</summary>
        public override bool IsCancelled => ct.IsCancellationRequested;

        public void Tell(T outcome) => _told.TrySetResult(outcome);

        public override void Fail(Exception exception) => _told.TrySetException(exception);

        public override void Cancel() => _told.TrySetCanceled(ct);
    }

    /// <param name="asSaid">What is written where all of it is accepted as it was said; null where that depends on what comes before.</param>
    internal sealed class Apply(Edit edit, ChangeDraft? asSaid, CancellationToken ct) : Of<ApplyOutcome>(ct)
    {
        public Edit Edit { get; } = edit;

        public ChangeDraft Draft(Verdict.Accepted accepted) => accepted.IsAsSaid && asSaid is not null ? asSaid : accepted.Draft();
    }

    internal sealed class Follow(CancellationToken ct) : Of<WorkspaceImage>(ct);

    /// <summary>Something that appends to the log itself; false: somebody was faster, call it again with the image after that.</summary>
    /// <param name="said">What it has appended, where it has it in memory: it need not be read back.</param>
    internal sealed class Append(Func<WorkspaceImage, Task<bool>> append, Func<KnownFacts?>? said, CancellationToken ct) : Of<WorkspaceImage>(ct)
    {
        public Task<bool> Try(WorkspaceImage image) => append(image);

        public KnownFacts? Said => said?.Invoke();
    }
}
