using Binnacle.App.Scores;
using Binnacle.App.Workspaces;

namespace Binnacle.App.Changes;

/// <summary>The log: who changed something, when, through what, and why. Newest first.</summary>
public static class ListChanges
{
    /// <param name="Top">At most this many.</param>
    /// <param name="Before">Only changes with a smaller number: how to go on where a list ended.</param>
    /// <param name="Person">Only what this person did, or what was done on their behalf.</param>
    public sealed record Request(int Top = 50, long? Before = null, string? Person = null);

    public static ChangeListView Run(Request request, WorkspaceImage image)
    {
        var known = image.AsKnownOn(request.Before - 1 ?? long.MaxValue).Changes.NewestFirst();
        if (request.Person is { } person)
            known = known.Where(change => change.Header.Author.Actor == person || change.Header.Author.OnBehalfOf == person);
        return new([.. known.Take(Math.Max(request.Top, 0)).Select(change => new ChangeView(ChangeStamp.Of(change.Header), change.Revisions, change.Observations, change.Redacted))], KnownOn.Of(image));
    }
}

public sealed record ChangeListView(IReadOnlyList<ChangeView> Changes, KnownOn AsKnownOn);

/// <param name="Elements">Revisions of elements.</param>
/// <param name="Redacted">Elements and values whose content was taken away since.</param>
public sealed record ChangeView(ChangeStamp Change, int Elements, int Values, int Redacted);
