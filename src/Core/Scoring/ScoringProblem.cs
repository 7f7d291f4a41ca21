namespace Binnacle.Core.Scoring;

/// <summary>Something a person must change in a scale or a roll-up rule. <paramref name="Place"/> is the part, such as <c>bands</c> or <c>rules[2].when</c>.</summary>
public sealed record ScoringProblem(string Place, string Message);
