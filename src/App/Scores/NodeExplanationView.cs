using Binnacle.App.Editions;

namespace Binnacle.App.Scores;

/// <summary>The whole tree of reasons below a node.</summary>
/// <param name="Currency">actual or constant: at which rates money is converted.</param>
/// <param name="Published">The period's edition; null where it is not published, or an edition was asked for.</param>
/// <param name="Restated">What that edition said, where that is something else.</param>
/// <param name="Change">Only where another period or an earlier moment was named.</param>
public sealed record NodeExplanationView(
    ExplanationView Node, string Period, KnownOn AsKnownOn, string Structure, string Currency, string Through, EditionView? Published, RestatedView? Restated, ChangeView? Change);

/// <summary>Why the score moved between two periods, or between what was known at two moments. The points of all movements add up to the difference.</summary>
/// <param name="Versus">The earlier period, or the earlier moment as typed.</param>
/// <param name="FromGap">Why there are no numbers: the earlier end lacks a score.</param>
public sealed record ChangeView(
    string Versus, double? From, double? To, double? Difference, GapView? FromGap, GapView? ToGap, IReadOnlyList<CauseView> Causes, IReadOnlyList<MovementView> Movements);

/// <param name="Cause">values, targetsScaleFormula, weightsRollUpShare or membershipPresenceOverride.</param>
public sealed record CauseView(string Cause, double Points);

/// <summary>What one cause did through one leaf.</summary>
public sealed record MovementView(string Address, string Code, string Name, string Cause, double Points);
