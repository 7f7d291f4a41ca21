using System.Text;

namespace Binnacle.App.Imports;

/// <summary>Writes rows with rejected values as CSV: the original cells, then the row's number and the reasons, so that a person can mend and import them.</summary>
public sealed class RejectedRows(TextWriter output)
{
    private IReadOnlyList<string>? written;

    public long Count { get; private set; }

    /// <summary>A table with other headings than the one before starts with its own line of headings.</summary>
    public void Add(IReadOnlyList<string> headings, ImportRow row, IReadOnlyList<RejectedValue> values)
    {
        if (written is null || !written.SequenceEqual(headings))
        {
            Line([.. headings, "File", "Row", "Reason"]);
            written = headings;
        }

        var reasons = values.Select(value => value.Place.Heading is { } heading && values.Count > 1 ? $"{heading}: {value.Reason}" : value.Reason);
        var cells = Enumerable.Range(0, Math.Max(headings.Count, row.Cells.Count)).Select(i => i < row.Cells.Count ? row.Cells[i] : "");
        Line([.. cells, row.Place.File, row.Place.Row.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Join(" | ", reasons)]);
        Count++;
    }

    private void Line(IReadOnlyList<string> cells)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) line.Append(',');
            var cell = cells[i];
            if (cell.AsSpan().IndexOfAny("\",\r\n") < 0) line.Append(cell);
            else line.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        output.WriteLine(line.ToString());
    }
}
