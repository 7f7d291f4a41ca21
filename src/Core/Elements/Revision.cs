namespace Binnacle.Core.Elements;

/// <summary>
/// What an element says from a day on (it holds in every period whose last day is that day or later), and since which change we know it.
/// No body: the element ends there.
/// </summary>
/// <param name="HoldsFrom"><see cref="DateOnly.MinValue"/> means from the beginning.</param>
public sealed record Revision(ElementId Id, ElementKind Kind, DateOnly HoldsFrom, long Seq, Element? Body);
