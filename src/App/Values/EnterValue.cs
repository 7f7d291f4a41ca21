using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;

namespace Binnacle.App.Values;

/// <summary>What a person says a series was in a period: a number, a word, not applicable with its reason, or taken back.</summary>
public static class EnterValue
{
    public sealed record Request(Author Author, Observation Says, BasedOn BasedOn);

    public static Task<ApplyOutcome> Run(Request request, Workspace workspace, CancellationToken ct) => workspace.Apply(
        new(request.Author) { Values = [new(request.Says with { Source = request.Says.Source ?? request.Author.Actor }, request.BasedOn)] }, ct);
}
