using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Strategies;

/// <summary>
/// A period as it was signed and given out: what was known after a change, read on a day. Whatever comes out differently later is restated.
/// The owner is who signs; an edition never says anything else, and of several of one period the newest is the one in force.
/// </summary>
public sealed record Edition : Element
{
    public override ElementKind Kind => ElementKind.Edition;

    /// <summary>Of any frequency, in the organisation's calendar or a unit's.</summary>
    public Period Period { get; init; }

    /// <summary>The last change it knows: 1 or more. That change's hash vouches for all before it.</summary>
    public long Known { get; init; }

    /// <summary>The day it is read on, in the organisation's time zone: it decides what was due.</summary>
    public DateOnly ReadOn { get; init; }
}
