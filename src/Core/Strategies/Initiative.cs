using System.Collections.Immutable;
using Binnacle.Core.Elements;

namespace Binnacle.Core.Strategies;

public enum InitiativeState
{
    NotStarted,
    InProgress,
    OnHold,
    Completed,
    Cancelled,
}

/// <param name="Weight">Relative to the other milestones', 0 or more.</param>
/// <param name="Done">Day it was reached; null while it is open.</param>
public sealed record Milestone(string Name, DateOnly Due, double Weight = 1, DateOnly? Done = null);

/// <summary>Work that serves objectives. Never scores them: activity is not result.</summary>
public sealed record Initiative : Element
{
    public override ElementKind Kind => ElementKind.Initiative;

    /// <summary>At least one.</summary>
    public ImmutableArray<ElementId> Objectives { get; init; } = [];

    public InitiativeState State { get; init; } = InitiativeState.NotStarted;

    /// <summary>First and last day, both inside.</summary>
    public DateOnly? Starts { get; init; }

    public DateOnly? Ends { get; init; }

    /// <summary>0 to 100, typed; null where milestones say it.</summary>
    public double? PercentComplete { get; init; }

    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    public double? Budget { get; init; }

    public double? Spent { get; init; }

    /// <summary>What is still expected to be spent until completion.</summary>
    public double? ForecastToComplete { get; init; }

    /// <summary>Scope as people judge it: a band's code.</summary>
    public string? ScopeStatus { get; init; }

    public string? Resources { get; init; }

    public string? Benefits { get; init; }

    public string? Risks { get; init; }

    public override IEnumerable<ElementId> Mentions => Objectives;
}
