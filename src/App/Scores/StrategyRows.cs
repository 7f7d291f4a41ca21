using Binnacle.Core.Calculation;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>What a scorecard shows beside scores: which objective is believed to help which, and the work that serves them.</summary>
internal sealed class StrategyRows(World world, ReportingCalendar calendar, Structure structure)
{
    private readonly ILookup<int, Initiative> _serving = structure.All<Initiative>().OrderBy(initiative => initiative.Id)
        .SelectMany(initiative => initiative.Objectives.Select(objective => (Objective: objective.Value, Initiative: initiative)))
        .ToLookup(pair => pair.Objective, pair => pair.Initiative);

    /// <summary>Those with an end on the scorecard.</summary>
    public IReadOnlyList<LinkView> LinksOf(Scorecard card) => LinksWhere((cause, effect) => structure.CardOf(cause)?.Id == card.Id || structure.CardOf(effect)?.Id == card.Id);

    /// <summary>Those with one of the objectives at an end.</summary>
    public IReadOnlyList<LinkView> LinksOf(IReadOnlyCollection<Objective> objectives) =>
        LinksWhere((cause, effect) => objectives.Any(objective => objective.Id == cause.Id || objective.Id == effect.Id));

    private IReadOnlyList<LinkView> LinksWhere(Func<Objective, Objective, bool> wanted) =>
    [
        .. structure.All<CauseEffectLink>().OrderBy(link => link.Id).Select(link => (Link: link, Cause: structure.Find<Objective>(link.Cause), Effect: structure.Find<Objective>(link.Effect)))
            .Where(ends => ends is { Cause: not null, Effect: not null } && wanted(ends.Cause, ends.Effect))
            .Select(ends => new LinkView(
                ends.Link.Id.Value, NodeAddress.Of(structure, ends.Cause!), ends.Cause!.Name, NodeAddress.Of(structure, ends.Effect!), ends.Effect!.Name,
                ends.Link.Negative ? "negative" : "positive", ends.Link.LagMonths, ends.Link.Strength, ends.Link.Description)),
    ];

    public IReadOnlyList<InitiativeView> InitiativesFor(Node node, Period period) =>
        node is Objective ? [.. _serving[node.Id.Value].Select(initiative => View(initiative, period))] : [];

    private InitiativeView View(Initiative initiative, Period period)
    {
        var end = calendar.LastDay(period);
        var progress = InitiativeProgress.On(initiative, world.Now < end ? world.Now : end);
        return new(
            initiative.Id.Value, initiative.Code, initiative.Name, initiative.Owner, RowBuilder.Camel(progress.State), initiative.Starts, initiative.Ends, progress.Percent, progress.Planned,
            StatusOf(progress.Schedule), initiative.Budget, progress.CostAtCompletion, StatusOf(progress.BudgetStatus), StatusOf(progress.Scope),
            [.. initiative.Objectives.Select(structure.Find<Objective>).OfType<Objective>().Select(objective => NodeAddress.Of(structure, objective))]);
    }

    private static StatusView? StatusOf(Status? status) =>
        status is { } said && BandSet.Default.Bands.FirstOrDefault(band => band.Status == said) is { } band ? StatusView.Of(band, null) : null;
}
