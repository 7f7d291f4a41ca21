using Binnacle.App.Scores;
using Binnacle.App.Workspaces;

namespace Binnacle.App.Verification;

/// <summary>
/// Holds a data file to its own evidence: every hash from the rows as stored; this process's image against the log read anew; scores that
/// followed edits one by one against scores calculated from nothing, and these against a compiled plan's.
/// </summary>
public static class VerifyLog
{
    /// <param name="Replayed">How many of the newest changes the scores follow one by one.</param>
    public sealed record Request(int Replayed = 100);

    public static async Task<VerificationView> Run(Request request, Workspace workspace, TimeProvider clock, CancellationToken ct)
    {
        var live = await workspace.Follow(ct);
        var findings = new List<Finding>();
        await foreach (var damage in workspace.Log.Verify(ct))
            findings.Add(new(damage.Seq == 0 ? null : damage.Seq, damage.What));
        var logIsWhole = findings.Count == 0;
        var read = (await WorkspaceImage.Empty.Replay(workspace.Log.ReadAfter(0, ct))).AsKnownOn(live.Seq);
        findings.AddRange(ImageDifference.Between(live, read).Select(what => new Finding(null, what)));
        // What is wrong then is what was kept of the log beside it.
        if (logIsWhole && findings.Count > 0)
            workspace.Log.Checkpoint.Remove();
        findings.AddRange(RecalculatedScores.Differences(read, Math.Max(0, read.Seq - request.Replayed), clock).Select(what => new Finding(null, what)));
        findings.AddRange(PlannedScores.Differences(read, clock).Select(what => new Finding(null, what)));
        return new(findings.Count == 0, live.Changes.Count, KnownOn.Of(live), findings) { LogIsWhole = logIsWhole };
    }
}

/// <param name="Whole">Nothing was found.</param>
public sealed record VerificationView(bool Whole, int Changes, KnownOn AsKnownOn, IReadOnlyList<Finding> Findings)
{
    /// <summary>The file itself is as it was written, whatever this process makes of it.</summary>
    public bool LogIsWhole { get; init; }
}

/// <summary>One thing that is not as it was written.</summary>
/// <param name="Seq">The change it is in; null where it is in none.</param>
public sealed record Finding(long? Seq, string What);
