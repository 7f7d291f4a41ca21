using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Strategies;

/// <summary>How an initiative stands on a day. Activity is not result: none of this feeds an objective's score.</summary>
/// <param name="Percent">Complete, 0 to 100: typed, else by the weight of the milestones reached; null where neither says.</param>
/// <param name="Planned">Percent that should be complete by the day: by the weight of milestones due, else by days passed; null without dates.</param>
/// <param name="Pace">Percent ÷ planned; null where nothing is planned yet.</param>
/// <param name="Schedule">Below 0.85 of the plan red, below 0.95 amber; null unless under way.</param>
/// <param name="CostAtCompletion">Spent and still to spend.</param>
/// <param name="BudgetStatus">Within budget green, up to a tenth over amber, more red; null without both figures.</param>
public sealed record InitiativeProgress(
    InitiativeState State, double? Percent, double? Planned, double? Pace, Status? Schedule, double? CostAtCompletion, Status? BudgetStatus, Status? Scope)
{
    private const double Behind = 0.85;
    private const double OnTrack = 0.95;
    private const double BudgetTolerance = 0.10;

    public static InitiativeProgress On(Initiative initiative, DateOnly day)
    {
        var percent = initiative.State == InitiativeState.Completed ? 100 : initiative.PercentComplete ?? Reached(initiative, day);
        var planned = PlannedBy(initiative, day);
        double? pace = planned is > 0 ? percent / planned : null;
        double? cost = initiative.Spent is null && initiative.ForecastToComplete is null ? null : (initiative.Spent ?? 0) + (initiative.ForecastToComplete ?? 0);
        return new(initiative.State, percent, planned, pace, ScheduleOf(initiative, pace), cost, BudgetOf(initiative, cost), ScopeOf(initiative));
    }

    private static double? Reached(Initiative initiative, DateOnly day) =>
        ShareOf(initiative, milestone => milestone.Done is { } done && done <= day);

    private static double? PlannedBy(Initiative initiative, DateOnly day)
    {
        if (ShareOf(initiative, milestone => milestone.Due <= day) is { } share)
            return share;
        if (initiative is not { Starts: { } starts, Ends: { } ends })
            return null;
        double whole = ends.DayNumber - starts.DayNumber + 1;
        return whole <= 0 ? null : Math.Clamp((day.DayNumber - starts.DayNumber + 1) / whole, 0, 1) * 100;
    }

    private static double? ShareOf(Initiative initiative, Func<Milestone, bool> counts)
    {
        if (initiative.Milestones.IsDefaultOrEmpty)
            return null;
        double all = 0, some = 0;
        foreach (var milestone in initiative.Milestones)
        {
            all += milestone.Weight;
            some += counts(milestone) ? milestone.Weight : 0;
        }
        return all == 0 ? null : some / all * 100;
    }

    private static Status? ScheduleOf(Initiative initiative, double? pace) => (initiative.State, pace) switch
    {
        (InitiativeState.Completed, _) => Status.Green,
        (InitiativeState.NotStarted or InitiativeState.InProgress, { } p) => p < Behind ? Status.Red : p < OnTrack ? Status.Amber : Status.Green,
        _ => null,
    };

    private static Status? BudgetOf(Initiative initiative, double? cost)
    {
        if (initiative.Budget is not { } budget || cost is not { } expected)
            return null;
        return expected <= budget ? Status.Green : expected <= budget * (1 + BudgetTolerance) ? Status.Amber : Status.Red;
    }

    private static Status? ScopeOf(Initiative initiative) =>
        initiative.ScopeStatus is { } code && BandSet.Default.Named(code) is { } band ? band.Status : null;
}
