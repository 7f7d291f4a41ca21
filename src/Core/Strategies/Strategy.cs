using System.Collections.Immutable;
using Binnacle.Core.Elements;

namespace Binnacle.Core.Strategies;

public enum StrategyState
{
    Draft,
    Approved,
    InForce,
    Closed,
}

/// <summary>Vision, mission and values over a horizon; scorecards carry it out.</summary>
public sealed record Strategy : Element
{
    public override ElementKind Kind => ElementKind.Strategy;

    public string? Vision { get; init; }

    public string? Mission { get; init; }

    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>First and last day of the horizon, both inside it.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public StrategyState State { get; init; } = StrategyState.Draft;
}
