using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Values;

/// <summary>The band a person chooses for an objective that is assessed by judgement.</summary>
public static class SetJudgement
{
    /// <param name="Band">A band's code; null takes the judgement back.</param>
    public sealed record Request(Author Author, ElementId Objective, Period Period, string? Band, string? Note, BasedOn BasedOn);

    public static Task<ApplyOutcome> Run(Request request, Workspace workspace, CancellationToken ct) => EnterValue.Run(
        new(request.Author, StatusWord.Of(request.Objective, SeriesNames.Judgement, request.Period, request.Band, request.Note), request.BasedOn), workspace, ct);
}
