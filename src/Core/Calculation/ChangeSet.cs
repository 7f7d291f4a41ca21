using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

/// <summary>One stored result that is not what it was.</summary>
/// <param name="Old">Null where the node did not exist before.</param>
/// <param name="New">Null where it does not exist any more.</param>
public sealed record ResultChange(ElementId Node, Period Period, Window Window, NodeResult? Old, NodeResult? New);

/// <summary>What an edit did to the results that were looked at before it, in order of node, period and window.</summary>
public sealed record ChangeSet(ImmutableArray<ResultChange> Changes)
{
    public static readonly ChangeSet Empty = new([]);
}
