using System.Collections.Immutable;
using System.ComponentModel;
using Binnacle.App.Changes;
using Binnacle.App.Editions;
using Binnacle.App.Scores;
using Binnacle.App.Verification;
using Binnacle.Web.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Binnacle.Web.Api;

/// <summary>Scorecards, explanations and lists, as the pages and the command line show them.</summary>
internal static class ScoresApi
{
    private const string Periods = "Periods of its way, the one asked for included: 1 to 120";
    private const string Versus = "An earlier period to explain the change from";
    private const string Since = "An earlier moment, as in asKnownOn, to explain the change of the same period from";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("Scores");
        api.MapGet("/scorecards", (LiveWorkspace workspace) => ListScorecards.Run(workspace.Image))
            .WithName("listScorecards").WithSummary("Every scorecard, by organisation unit");
        api.MapGet("/scorecards/{code}", Scorecard)
            .WithName("viewScorecard").WithSummary("A scorecard in one period: status, figures, score and coverage of every row");
        api.MapGet("/scorecards/{code}/overview", (LiveWorkspace workspace, TimeProvider clock, string code, [AsParameters] ReadingQuery reading) =>
                Told(ViewOverview.Run(new(code, reading.Request), workspace.Image, clock)))
            .WithName("viewOverview").WithSummary("A scorecard at one glance: thirteen periods, what moved the score, what is late, which initiatives are at risk");
        api.MapGet("/scorecards/{code}/map", (LiveWorkspace workspace, TimeProvider clock, string code, [AsParameters] ReadingQuery reading) =>
                Told(ViewStrategyMap.Run(new(code, reading.Request), workspace.Image, clock)))
            .WithName("viewStrategyMap").WithSummary("Objectives of a scorecard in lanes and themes, and what is believed to help what");
        api.MapGet("/scorecards/{code}/figures", Figures).Produces<FiguresView>(StatusCodes.Status200OK, "application/json")
            .WithName("viewFigures").WithSummary("All numbers of a scorecard at once, for programs: values, targets and native scores of a period, the one before and the year to date, with a trend");
        api.MapGet("/nodes/{card}/explanation", Card).WithName("explainScorecard").WithSummary("Why a scorecard, or a measure of the root unit, has its score");
        api.MapGet("/nodes/{card}/{node}/explanation", Node).WithName("explainNode").WithSummary("Why a node of a scorecard, or a unit's measure, has its score");
        api.MapGet("/nodes/{card}/{parent}/{node}/explanation", Placement).WithName("explainPlacement").WithSummary("Why a measure on a card has its score there");
        api.MapGet("/nodes/{card}/{parent}/{unit}/{node}/explanation", Elsewhere).WithName("explainOthersPlacement").WithSummary("Why another unit's measure on a card has its score there");
        api.MapGet("/measures", (LiveWorkspace workspace, [Description("Only KPIs that sit on no scorecard")] bool unlinked = false) => ListMeasures.Run(new(unlinked), workspace.Image))
            .WithName("listMeasures").WithSummary("Every measure, or those no scorecard uses");
        api.MapGet("/measures/{code}", (LiveWorkspace workspace, TimeProvider clock, string code, [AsParameters] ReadingQuery reading, [Description(Periods)] int history = ViewMeasure.UsualHistory) =>
                Told(ViewMeasure.Run(new(code, reading.Request, history), workspace.Image, clock)))
            .WithName("viewMeasure").WithSummary("A measure of the top unit: its way, its reasons, every value ever said, where it counts");
        api.MapGet("/measures/{unit}/{code}", (LiveWorkspace workspace, TimeProvider clock, string unit, string code, [AsParameters] ReadingQuery reading, [Description(Periods)] int history = ViewMeasure.UsualHistory) =>
                Told(ViewMeasure.Run(new($"{unit}/{code}", reading.Request, history), workspace.Image, clock)))
            .WithName("viewUnitMeasure").WithSummary("A unit's measure: its way, its reasons, every value ever said, where it counts");
        api.MapGet("/editions", (LiveWorkspace workspace) => ListEditions.Run(workspace.Image))
            .WithName("listEditions").WithSummary("Published periods, the newest first: who signed, when, and what was known");
        api.MapGet("/changes", (LiveWorkspace workspace, [Description("At most this many, 1 to 1000")] int top = 50, [Description("Only changes with a smaller number")] long? before = null, [Description("Only what this person did")] string? person = null) =>
                ListChanges.Run(new(Math.Clamp(top, 1, 1000), before, person), workspace.Image))
            .WithName("listChanges").WithSummary("The log, newest first: who changed something, when, through what, and why").WithTags("Changes");
        api.MapGet("/live", (LiveWorkspace workspace, TimeProvider clock) => ImageDigest.Of(workspace.Image, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)))
            .WithName("liveImage").WithSummary("One line that stands for everything the server holds; binnacle verify compares it with the file").WithTags("Server");
    }

    private static Results<Ok<ScorecardView>, ProblemHttpResult> Scorecard(
        LiveWorkspace workspace, TimeProvider clock, string code, [AsParameters] ReadingQuery reading, [Description("With every row's explanation")] bool explain = false,
        [Description("With this many periods of every row, its own included: 0 (default) to 120")] int history = 0) =>
        Told(ViewScorecard.Run(new(code, reading.Request, explain, history), workspace.Image, clock));

    private static IResult Figures(
        LiveWorkspace workspace, TimeProvider clock, string code, [AsParameters] ReadingQuery reading, [Description("Scores of so many periods, the one asked for included: 1 to 120")] int trend = ViewFigures.UsualTrend) =>
        ViewFigures.Run(new(code, reading.Request, trend), workspace.Image, clock) is var answer && answer.View is { } json ? TypedResults.Bytes(json, "application/json") : Refused(answer.Problems);

    private static Results<Ok<NodeExplanationView>, ProblemHttpResult> Card(
        LiveWorkspace workspace, TimeProvider clock, string card, [AsParameters] ReadingQuery reading, [Description(Versus)] string? versus = null, [Description(Since)] string? since = null) =>
        Told(ExplainNode.Run(new(card, reading.Request, versus, since), workspace.Image, clock));

    private static Results<Ok<NodeExplanationView>, ProblemHttpResult> Node(
        LiveWorkspace workspace, TimeProvider clock, string card, string node, [AsParameters] ReadingQuery reading, [Description(Versus)] string? versus = null, [Description(Since)] string? since = null) =>
        Told(ExplainNode.Run(new($"{card}/{node}", reading.Request, versus, since), workspace.Image, clock));

    private static Results<Ok<NodeExplanationView>, ProblemHttpResult> Placement(
        LiveWorkspace workspace, TimeProvider clock, string card, string parent, string node, [AsParameters] ReadingQuery reading, [Description(Versus)] string? versus = null, [Description(Since)] string? since = null) =>
        Told(ExplainNode.Run(new($"{card}/{parent}/{node}", reading.Request, versus, since), workspace.Image, clock));

    private static Results<Ok<NodeExplanationView>, ProblemHttpResult> Elsewhere(
        LiveWorkspace workspace, TimeProvider clock, string card, string parent, string unit, string node, [AsParameters] ReadingQuery reading, [Description(Versus)] string? versus = null, [Description(Since)] string? since = null) =>
        Told(ExplainNode.Run(new($"{card}/{parent}/{unit}/{node}", reading.Request, versus, since), workspace.Image, clock));

    internal static Results<Ok<T>, ProblemHttpResult> Told<T>(Answer<T> answer)
        where T : class
    {
        if (answer.View is { } view)
            return TypedResults.Ok(view);
        return Refused(answer.Problems);
    }

    private static ProblemHttpResult Refused(ImmutableArray<RequestProblem> problems)
    {
        var missing = problems.Any(problem => problem.Fault == RequestFault.NotFound);
        return TypedResults.Problem(new ProblemDetails
        {
            Status = missing ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest,
            Title = missing ? "There is nothing like that." : "The request cannot be read.",
            Detail = string.Join(" ", problems.Select(problem => problem.Message)),
            Extensions = { ["problems"] = problems },
        });
    }
}

/// <summary>From where a reader looks, as it stands in an address.</summary>
internal sealed record ReadingQuery
{
    [FromQuery(Name = "period")]
    [Description("Such as 2026-11, 2026-Q4, FY2026; default: the last one published, else the last whose due date has passed")]
    public string? Period { get; init; }

    [FromQuery(Name = "window")]
    [Description("scored (default), period, qtd, ytd, trailing-12, year, latest")]
    public string? Window { get; init; }

    [FromQuery(Name = "asKnownOn")]
    [Description("A day (its end counts), a moment, a change such as #42, or an edition such as edition:2026-03; default: all that is known")]
    public string? AsKnownOn { get; init; }

    [FromQuery(Name = "structure")]
    [Description("then (default) or today")]
    public string? Structure { get; init; }

    [FromQuery(Name = "through")]
    [Description("The last period due")]
    public string? Through { get; init; }

    [FromQuery(Name = "currency")]
    [Description("At which rates money is converted: actual (default) or constant, the budget's throughout")]
    public string? Currency { get; init; }

    public ReadingRequest Request => new(Period, Window, AsKnownOn, Structure, Through, Currency);
}
