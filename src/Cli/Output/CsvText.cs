using System.Globalization;

namespace Binnacle.Cli.Output;

/// <summary>Lines other programs read: RFC 4180, every digit of a number, an empty cell for what is absent.</summary>
internal static class CsvText
{
    public static void WriteLine(TextWriter writer, params object?[] cells) => writer.WriteLine(string.Join(',', cells.Select(Cell)));

    private static string Cell(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable other => Quoted(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => Quoted(cell.ToString() ?? ""),
    };

    private static string Quoted(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 && text == text.Trim() ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
