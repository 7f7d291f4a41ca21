namespace Binnacle.App.Scores;

/// <summary>Work that serves an objective, shown with it. Activity is not result: none of this scores the objective.</summary>
/// <param name="State">notStarted, inProgress, onHold, completed or cancelled.</param>
/// <param name="Percent">Complete, 0 to 100; null where nobody says.</param>
/// <param name="Planned">What should be complete by the period's end, or today if that is earlier.</param>
/// <param name="Schedule">Null unless it is under way and planned.</param>
/// <param name="CostAtCompletion">Spent and still to spend.</param>
/// <param name="Objectives">Addresses of all it serves, on this scorecard and others.</param>
public sealed record InitiativeView(
    int Id, string Code, string Name, string? Owner, string State, DateOnly? Starts, DateOnly? Ends, double? Percent, double? Planned,
    StatusView? Schedule, double? Budget, double? CostAtCompletion, StatusView? BudgetStatus, StatusView? Scope, IReadOnlyList<string> Objectives);
