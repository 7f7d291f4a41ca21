using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;

namespace Binnacle.App.Workspaces;

/// <summary>What an author wants changed, as a whole or not at all.</summary>
public sealed record Edit(Author Author)
{
    public ImmutableArray<ElementEdit> Elements { get; init; } = [];

    public ImmutableArray<ValueEdit> Values { get; init; } = [];
}

/// <summary>What an element is to say from a day on, until a later word; no body: that it ends there.</summary>
/// <param name="Id">
/// Of a new element: 0 or less, a stand-in that other elements and values of the same edit may refer to; the real one is given when the edit is applied.
/// </param>
/// <param name="HoldsFrom"><see cref="DateOnly.MinValue"/> means from the beginning.</param>
public sealed record ElementEdit(ElementId Id, DateOnly HoldsFrom, Element? Body, BasedOn BasedOn)
{
    public bool IsNew => Id.Value <= 0;

    public static ElementEdit New(Element body, DateOnly holdsFrom = default) => new(body.Id, holdsFrom, body, BasedOn.Nothing);

    public static ElementEdit End(ElementId id, DateOnly from, BasedOn basedOn) => new(id, from, null, basedOn);
}

/// <param name="Says">Its sequence number is not looked at.</param>
public sealed record ValueEdit(Observation Says, BasedOn BasedOn);
