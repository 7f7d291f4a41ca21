using System.Text.Json;
using Binnacle.App.Scores;

namespace Binnacle.App.StrategyFiles;

/// <summary>A plan for people and programs: what would change, and what that would do to the scores.</summary>
/// <param name="Change">The number of the change it became; null where it was only planned, or changes nothing.</param>
public sealed record PlanView(
    long? Change, IReadOnlyList<PlannedChangeView> Changes, IReadOnlyList<ProblemView> Problems, IReadOnlyList<ProblemView> Warnings, IReadOnlyList<ScoreEffectView> Scores)
{
    public static PlanView Of(StrategyPlan plan, long? change, IReadOnlyList<ScoreEffectView> scores) => new(
        change,
        [
            .. plan.Changes.Select(planned => new PlannedChangeView(
                JsonNamingPolicy.CamelCase.ConvertName(planned.Action.ToString()), JsonNamingPolicy.CamelCase.ConvertName(planned.Kind.ToString()), planned.Id.Value, planned.Name,
                planned.HoldsFrom == DateOnly.MinValue ? null : planned.HoldsFrom, planned.Fields, planned.Place?.ToString())),
        ],
        [.. plan.Problems.Select(ProblemView.Of)],
        [.. plan.Warnings.Select(ProblemView.Of)],
        scores);
}

/// <param name="Action">create, change or end.</param>
/// <param name="HoldsFrom">Null: from the beginning.</param>
/// <param name="Place">Where the files say it; null for what ends.</param>
public sealed record PlannedChangeView(string Action, string Kind, int Id, string Name, DateOnly? HoldsFrom, IReadOnlyList<FieldChange> Fields, string? Place);

/// <param name="Place">corporate.yaml:12:5</param>
public sealed record ProblemView(string Place, string Message)
{
    public static ProblemView Of(Problem problem) => new(problem.Place.ToString(), problem.Message);
}
