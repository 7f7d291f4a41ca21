namespace Binnacle.App.Imports;

/// <summary>One row of a file. Every row that is read has as many values as the mapping has outputs, so that counts add up.</summary>
public sealed record ImportRow(CellPlace Place, RowFate Fate, IReadOnlyList<ImportedValue> Values, IReadOnlyList<string> Cells)
{
    /// <summary>More filled cells than the table has headings; such a row's values are rejected unless the mapping allows it.</summary>
    public bool IsRagged { get; init; }
}
