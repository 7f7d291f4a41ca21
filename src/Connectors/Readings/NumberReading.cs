namespace Binnacle.Connectors.Readings;

/// <summary>A number, or why the text is none. Evidence is what this text alone shows about the column.</summary>
public readonly record struct NumberReading(double? Number, string? Reason, Evidence Evidence);
