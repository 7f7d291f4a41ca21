namespace Binnacle.App.Imports;

/// <summary>All rejected values that share a reason.</summary>
public sealed record RejectionGroup(string Reason, long Count, CellPlace First);
