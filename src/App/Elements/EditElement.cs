using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;

namespace Binnacle.App.Elements;

/// <summary>Makes an element, or says from which day on it is different.</summary>
public static class EditElement
{
    /// <param name="Element">Whole, as it is to be; a new one has the id 0.</param>
    /// <param name="HoldsFrom"><see cref="DateOnly.MinValue"/>: from the beginning, as corrections of mistakes do.</param>
    public sealed record Request(Author Author, Element Element, DateOnly HoldsFrom, BasedOn BasedOn);

    public static Task<ApplyOutcome> Run(Request request, Workspace workspace, CancellationToken ct) => workspace.Apply(
        new(request.Author) { Elements = [new(request.Element.Id, request.HoldsFrom, request.Element, request.BasedOn)] }, ct);
}
