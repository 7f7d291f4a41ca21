using Binnacle.Core.Time;

namespace Binnacle.Connectors.Readings;

/// <summary>A period, or why the text is none. A note such as "[Note 1]" is taken off and kept. Evidence is what this text alone shows about the column.</summary>
public readonly record struct PeriodReading(Period? Period, string? Note, string? Reason, Evidence Evidence);
