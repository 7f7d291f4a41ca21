namespace Binnacle.App.Scores;

/// <summary>The whole tree of reasons below a node.</summary>
/// <param name="Change">Only where another period was named.</param>
public sealed record NodeExplanationView(
    ExplanationView Node, string Period, KnownOn AsKnownOn, string Structure, string Through, ChangeView? Change);

/// <summary>Why the score moved between two periods. The points of all movements add up to the difference.</summary>
/// <param name="Versus">The earlier period.</param>
/// <param name="FromGap">Why there are no numbers: the earlier end lacks a score.</param>
public sealed record ChangeView(
    string Versus, double? From, double? To, double? Difference, GapView? FromGap, GapView? ToGap, IReadOnlyList<CauseView> Causes, IReadOnlyList<MovementView> Movements);

/// <param name="Cause">values, targetsScaleFormula, weightsRollUpShare or membershipPresenceOverride.</param>
public sealed record CauseView(string Cause, double Points);

/// <summary>What one cause did through one leaf.</summary>
public sealed record MovementView(string Address, string Code, string Name, string Cause, double Points);
