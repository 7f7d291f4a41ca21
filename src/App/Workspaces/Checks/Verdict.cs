using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What an edit comes to, against a given state.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <param name="After">The state with the edit in it.</param>
    public sealed record Accepted(
        Author Author, ImmutableArray<Revision> Revisions, ImmutableArray<Observation> Observations, ImmutableArray<ElementId> Ids, WorkspaceImage After) : Verdict
    {
        public ChangeDraft Draft() => new(Author, [.. Revisions.Select(RowText.Row)], [.. Observations.Select(RowText.Row)]);
    }

    public sealed record Nothing : Verdict;

    public sealed record Refused(ImmutableArray<EditProblem> Problems) : Verdict;

    public sealed record Conflict(ImmutableArray<EditConflict> Conflicts) : Verdict;
}
