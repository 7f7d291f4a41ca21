namespace Binnacle.App.Imports;

/// <summary>All missing values written the same way; the empty text is an empty cell.</summary>
public sealed record BlankGroup(string Text, long Count, CellPlace First);
