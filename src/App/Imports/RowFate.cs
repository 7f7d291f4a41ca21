namespace Binnacle.App.Imports;

public enum RowFate
{
    /// <summary>Its values were read.</summary>
    Read,

    /// <summary>All its cells are empty.</summary>
    Empty,

    /// <summary>Headings, titles and rows the mapping says to ignore.</summary>
    Ignored,

    /// <summary>A filter of the mapping does not hold.</summary>
    LeftOut,
}
