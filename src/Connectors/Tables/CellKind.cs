namespace Binnacle.Connectors.Tables;

/// <summary>What the file itself says about a cell. Text files only know blank and text.</summary>
public enum CellKind
{
    Blank,
    Text,
    Number,
    Date,
}
