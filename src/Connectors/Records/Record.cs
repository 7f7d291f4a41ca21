using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Records;

/// <summary>One record as named cells. Members of nested objects are named <c>outer.inner</c>; lists of plain values are joined by "; ".</summary>
public sealed record Record(IReadOnlyList<KeyValuePair<string, Cell>> Cells);
