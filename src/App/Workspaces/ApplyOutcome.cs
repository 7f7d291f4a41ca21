using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;

namespace Binnacle.App.Workspaces;

/// <summary>What became of an edit.</summary>
public abstract record ApplyOutcome
{
    private ApplyOutcome()
    {
    }

    /// <summary>It is durable, and in the image.</summary>
    /// <param name="Ids">What became of the stand-ins for new elements, in the order of the edit.</param>
    public sealed record Applied(ChangeHeader Header, WorkspaceImage Image, ImmutableArray<ElementId> Ids) : ApplyOutcome;

    /// <summary>Everything was so already; nothing was written.</summary>
    public sealed record Nothing(WorkspaceImage Image) : ApplyOutcome;

    /// <summary>Nothing was written; these are all the problems.</summary>
    public sealed record Refused(ImmutableArray<EditProblem> Problems) : ApplyOutcome;

    /// <summary>Nothing was written: somebody changed the same since the edit was begun.</summary>
    public sealed record Conflict(ImmutableArray<EditConflict> Conflicts) : ApplyOutcome;
}

/// <summary>The same element or value, changed by two.</summary>
/// <param name="By">Who wrote the newer version, when and why.</param>
public abstract record EditConflict(ChangeHeader? By)
{
    /// <param name="Theirs">The newest version.</param>
    /// <param name="Base">The version the edit was made from; null where there was none.</param>
    public sealed record OfElement(ElementEdit Yours, Revision Theirs, Revision? Base, ChangeHeader? By) : EditConflict(By);

    public sealed record OfValue(ValueEdit Yours, Observation Theirs, Observation? Base, ChangeHeader? By) : EditConflict(By);

    internal long TheirSeq => this switch
    {
        OfElement element => element.Theirs.Seq,
        OfValue value => value.Theirs.Seq,
        _ => 0,
    };
}
