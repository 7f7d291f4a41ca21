namespace Binnacle.App.Imports;

/// <summary>
/// Where a value stands. Prints as <c>plan.xlsx 2026!C5</c> for a sheet and <c>plan.csv row 5, Target</c> otherwise.
/// Rows and columns count from 1; column 0 is the whole row.
/// </summary>
public readonly record struct CellPlace(string File, string? Sheet, long Row, int Column, string? Heading)
{
    public override string ToString() => Sheet is not null
        ? $"{File} {Sheet}!{(Column > 0 ? Letters(Column) : "")}{Row}"
        : $"{File} row {Row}{(Heading is null ? "" : $", {Heading}")}";

    /// <summary>1 is A, 27 is AA.</summary>
    public static string Letters(int column)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(column, 1);
        var letters = "";
        for (; column > 0; column = (column - 1) / 26) letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }
}
