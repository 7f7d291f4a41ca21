using System.Globalization;
using System.Text;

namespace Binnacle.Acceptance;

/// <summary>A comma-separated file as its publisher wrote it, read without the program's own reader: what the program is held against.</summary>
internal sealed class PublishedTable
{
    private readonly Dictionary<string, int> _columns;

    private PublishedTable(IReadOnlyList<string> headings, IReadOnlyList<Row> rows)
    {
        Headings = headings;
        _columns = headings.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index);
        Rows = rows;
        foreach (var row in rows)
            row.Table = this;
    }

    public IReadOnlyList<string> Headings { get; }

    public IReadOnlyList<Row> Rows { get; }

    /// <param name="encoding">UTF-8 unless said; a byte order mark is left out.</param>
    public static PublishedTable Read(string path, Encoding? encoding = null) => Parse(File.ReadAllText(path, encoding ?? Encoding.UTF8));

    public static PublishedTable Parse(string text)
    {
        var lines = Lines(text).Where(cells => cells.Count > 1 || cells[0].Length > 0).ToList();
        return new(lines[0], [.. lines.Skip(1).Select((cells, index) => new Row(cells, index + 2))]);
    }

    private static IEnumerable<List<string>> Lines(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',')
                    continue;
                yield return cells;
                cells = [];
            }
            else if (quoted || c != '\r')
                cell.Append(c);
        }
        cells.Add(cell.ToString());
        yield return cells;
    }

    /// <param name="Line">1 is the line of the headings.</param>
    internal sealed record Row(IReadOnlyList<string> Cells, int Line)
    {
        public PublishedTable? Table { get; set; }

        public string this[string column] => Cells[Table!._columns[column]];

        /// <summary>Null where the cell is blank or says NA.</summary>
        public double? Number(string column) => this[column] is "" or "NA" ? null : double.Parse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
