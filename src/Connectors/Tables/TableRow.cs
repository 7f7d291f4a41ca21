namespace Binnacle.Connectors.Tables;

/// <summary>Rows are numbered from 1 as the file's own program numbers them, headings and empty rows included.</summary>
public readonly record struct TableRow(long Number, IReadOnlyList<Cell> Cells)
{
    /// <summary>Short rows are blank on the right.</summary>
    public Cell this[int column] => column < Cells.Count ? Cells[column] : Cell.Blank;

    public bool IsBlank
    {
        get
        {
            for (var i = 0; i < Cells.Count; i++)
            {
                if (!Cells[i].IsBlank) return false;
            }

            return true;
        }
    }
}
