using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;

namespace Binnacle.App.Elements;

/// <summary>Retires an element from a day on. Refused while anything refers to it on that day or later.</summary>
public static class EndElement
{
    /// <param name="From"><see cref="DateOnly.MinValue"/>: as if it had never been.</param>
    public sealed record Request(Author Author, ElementId Element, DateOnly From, BasedOn BasedOn);

    public static Task<ApplyOutcome> Run(Request request, Workspace workspace, CancellationToken ct) => workspace.Apply(
        new(request.Author) { Elements = [ElementEdit.End(request.Element, request.From, request.BasedOn)] }, ct);
}
