namespace Binnacle.Core.Time;

/// <summary>What a person has to change in a calendar, and in which of its settings.</summary>
public sealed record CalendarProblem(string Setting, string Message);
