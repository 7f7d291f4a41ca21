using Binnacle.App.Changes;
using Binnacle.App.Workspaces.Checks;

namespace Binnacle.App.Workspaces;

/// <summary>Edits, each checked against the state that those before it leave.</summary>
/// <param name="Before">The state the first was checked against.</param>
/// <param name="After">The state all of them leave; the one before where they change nothing.</param>
internal sealed record CheckedEdits(IReadOnlyList<WorkspaceRequest.Apply> Edits, IReadOnlyList<Verdict> Verdicts, WorkspaceImage Before, WorkspaceImage After)
{
    public static CheckedEdits Of(IReadOnlyList<WorkspaceRequest.Apply> edits, WorkspaceImage before)
    {
        var (after, verdicts) = (before, new List<Verdict>(edits.Count));
        foreach (var edit in edits)
        {
            verdicts.Add(Check(after, edit.Edit));
            if (verdicts[^1] is Verdict.Accepted accepted)
                after = accepted.After;
        }
        return new(edits, verdicts, before, after);
    }

    /// <summary>What the check of one edit stumbles over is no reason to refuse the others.</summary>
    private static Verdict Check(WorkspaceImage now, Edit edit)
    {
        try
        {
            return EditCheck.Run(now, edit);
        }
        catch (Exception exception)
        {
            return new Verdict.Failed(exception);
        }
    }

    public IReadOnlyList<ChangeDraft> Drafts() => [.. Verdicts.OfType<Verdict.Accepted>().Select(accepted => accepted.Draft())];
}
