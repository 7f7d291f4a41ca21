using System.Data.Common;
using System.Globalization;
using System.Numerics;

namespace Binnacle.Connectors.Tables;

/// <summary>The result of a query as rows of cells. Row 1 is the first row of the result.</summary>
internal static class QueryRows
{
    public static IReadOnlyList<string> Headings(DbDataReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];

    public static IEnumerable<TableRow> Read(DbDataReader reader, CancellationToken ct)
    {
        long number = 0;
        while (reader.Read())
        {
            ct.ThrowIfCancellationRequested();
            var cells = new Cell[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = Convert(reader.GetValue(i));
            yield return new TableRow(++number, cells);
        }
    }

    private static Cell Convert(object value) => value switch
    {
        DBNull => Cell.Blank,
        string text => Cell.OfText(text),
        double number => Cell.OfNumber(number),
        float or decimal or long or int or short or sbyte or byte or ushort or uint or ulong => Cell.OfNumber(System.Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        BigInteger large => Cell.OfNumber((double)large),
        bool truth => Cell.OfText(truth ? "true" : "false"),
        DateTime date => Cell.OfDate(DateOnly.FromDateTime(date)),
        DateOnly date => Cell.OfDate(date),
        byte[] => Cell.OfText("(binary)"),
        _ => Cell.OfText(System.Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
