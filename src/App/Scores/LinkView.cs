namespace Binnacle.App.Scores;

/// <summary>A belief of the strategy: the cause comes before the effect and helps predict it.</summary>
/// <param name="Cause">Address of the objective that comes before.</param>
/// <param name="Effect">Address of the objective it helps predict.</param>
/// <param name="Sign">positive, or negative: more of the cause, less of the effect.</param>
/// <param name="Strength">How strongly people believe in it, 0 to 1.</param>
public sealed record LinkView(int Id, string Cause, string CauseName, string Effect, string EffectName, string Sign, int? LagMonths, double? Strength, string? Description);
