namespace Binnacle.App.Scores;

/// <summary>From where a reader looks. Every part as a person types it, in a command or in an address; null or empty takes the default.</summary>
/// <param name="Period">Such as 2026-11, 2026-Q4, FY2026; default: the last one published, else the last whose due date has passed.</param>
/// <param name="Window">scored (default), period, qtd, ytd, trailing-12, year, latest.</param>
/// <param name="AsKnownOn">A day (its end counts), a moment, a change such as #42, or an edition such as edition:2026-03; default: all that is known.</param>
/// <param name="Structure">then (default) or today.</param>
/// <param name="Through">The last period due; default: the last whose due date has passed.</param>
/// <param name="Currency">At which rates money is converted: actual (default) or constant, the budget's throughout.</param>
public sealed record ReadingRequest(
    string? Period = null, string? Window = null, string? AsKnownOn = null, string? Structure = null, string? Through = null, string? Currency = null);
