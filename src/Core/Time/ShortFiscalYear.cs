namespace Binnacle.Core.Time;

/// <summary>
/// A fiscal year of another length than twelve months (1 to 23), as when an organisation moves its year end.
/// The years after it start in the month that follows it. It is called <c>FY2026S</c>, for its neighbour may bear the same number.
/// </summary>
public readonly record struct ShortFiscalYear(DateOnly FirstDay, int Months);
