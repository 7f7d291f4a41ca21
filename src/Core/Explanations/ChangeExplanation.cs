using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Explanations;

/// <summary>Why a score moved.</summary>
public enum Cause
{
    Values,
    TargetsScaleFormula,
    WeightsRollUpShare,
    MembershipPresenceOverride,
}

/// <summary>What one cause did to the score through one leaf (a placed measure, a judged objective, an expression).</summary>
/// <param name="Points">Positive raised the score.</param>
public sealed record Movement(ElementId Leaf, string Code, string Name, Cause Cause, double Points);

/// <summary>
/// Why the score went from one end to the other: two periods, two known-on times or two scenarios. Every ordering of the causes counts alike
/// (Shapley values), so the points add up to the difference and swapping the ends flips every sign.
/// </summary>
public sealed record ChangeExplanation
{
    public double? From { get; init; }

    public double? To { get; init; }

    /// <summary>Largest effect first; causes without effect are left out. Empty where an end has no score.</summary>
    public ImmutableArray<Movement> Movements { get; init; } = [];

    /// <summary>Why there are no numbers: which end lacks a score, and for what reason.</summary>
    public Gap? FromGap { get; init; }

    public Gap? ToGap { get; init; }

    public double? Difference => To - From;

    public double Of(Cause cause) => Movements.Where(movement => movement.Cause == cause).Sum(movement => movement.Points);
}
