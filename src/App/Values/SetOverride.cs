using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Values;

/// <summary>A status a person sets beside the computed one, for one period and with a memo.</summary>
public static class SetOverride
{
    /// <param name="Node">Anything on a scorecard, or a measure.</param>
    /// <param name="Band">A band's code; null takes the override back.</param>
    public sealed record Request(Author Author, ElementId Node, Period Period, string? Band, string? Memo, BasedOn BasedOn);

    public static Task<ApplyOutcome> Run(Request request, Workspace workspace, CancellationToken ct) => EnterValue.Run(
        new(request.Author, StatusWord.Of(request.Node, SeriesNames.Override, request.Period, request.Band, request.Memo), request.BasedOn), workspace, ct);
}
