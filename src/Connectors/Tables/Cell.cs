using System.Globalization;

namespace Binnacle.Connectors.Tables;

/// <summary>A cell as the file has it: text still to be read, or a value the file already types (Excel, JSON, SQL).</summary>
public readonly record struct Cell
{
    private readonly string? text;
    private readonly double number;

    private Cell(CellKind kind, string? text, double number) => (Kind, this.text, this.number) = (kind, text, number);

    public static Cell Blank => default;

    public CellKind Kind { get; }

    public bool IsBlank => Kind == CellKind.Blank;

    /// <summary>Text of white space only is blank.</summary>
    public static Cell OfText(string? text) => string.IsNullOrWhiteSpace(text) ? default : new(CellKind.Text, text, 0);

    /// <summary>Not finite is text, so that it is rejected where a number is expected.</summary>
    public static Cell OfNumber(double number) =>
        double.IsFinite(number) ? new(CellKind.Number, null, number) : new(CellKind.Text, number.ToString(CultureInfo.InvariantCulture), 0);

    public static Cell OfDate(DateOnly date) => new(CellKind.Date, null, date.DayNumber);

    public double Number => Kind == CellKind.Number ? number : throw new InvalidOperationException($"The cell is {Kind}.");

    public DateOnly Date => Kind == CellKind.Date ? DateOnly.FromDayNumber((int)number) : throw new InvalidOperationException($"The cell is {Kind}.");

    /// <summary>Without white space around it; numbers in the shortest form that reads back; dates as 2024-01-31; blank as the empty text.</summary>
    public string Text => Kind switch
    {
        CellKind.Blank => "",
        CellKind.Text => text!.Trim(),
        CellKind.Number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>As <see cref="Text"/>, but with the white space around it.</summary>
    public string WholeText => Kind == CellKind.Text ? text! : Text;

    public override string ToString() => Text;
}
