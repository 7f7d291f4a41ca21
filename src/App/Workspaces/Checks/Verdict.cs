using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Structures;

namespace Binnacle.App.Workspaces.Checks;

/// <summary>What an edit comes to, against a given state.</summary>
internal abstract record Verdict
{
    private Verdict()
    {
    }

    /// <param name="Structure">What it was checked against, with the edit in it.</param>
    public sealed record Accepted(
        Author Author, ImmutableArray<Revision> Revisions, ImmutableArray<Observation> Observations, ImmutableArray<ElementId> Ids, StructureHistory Structure) : Verdict
    {
        /// <summary>Nothing of the edit was left out or given a number: its rows are the same whatever it was checked against.</summary>
        public bool IsAsSaid { get; init; }

        public ChangeDraft Draft() => new(Author, Rows(Revisions, RowText.Row), Rows(Observations, RowText.Row));

        private static TRow[] Rows<T, TRow>(ImmutableArray<T> said, Converter<T, TRow> row) => said.IsEmpty ? [] : Array.ConvertAll(ImmutableCollectionsMarshal.AsArray(said)!, row);
    }

    public sealed record Nothing : Verdict;

    public sealed record Refused(ImmutableArray<EditProblem> Problems) : Verdict;

    public sealed record Conflict(ImmutableArray<EditConflict> Conflicts) : Verdict;
}
