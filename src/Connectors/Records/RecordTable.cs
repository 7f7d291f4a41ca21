using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Records;

/// <summary>Records as rows: the columns are all the names that occur, in the order of their first appearance. Record 1 is row 1.</summary>
internal sealed class RecordTable : ITable
{
    private readonly Func<CancellationToken, IEnumerable<Record>> records;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    public RecordTable(string file, IReadOnlyList<string> remarks, TableLimits limits, Func<CancellationToken, IEnumerable<Record>> records, CancellationToken ct)
    {
        (File, Remarks, this.records) = (file, remarks, records);
        foreach (var record in records(ct))
        {
            foreach (var (name, _) in record.Cells) columns.TryAdd(name, columns.Count);
            if (columns.Count > limits.Columns) throw new UnreadableTableException($"{file} has records with more than {limits.Columns} different names. Give the path to the records.");
        }

        Headings = [.. columns.Keys];
    }

    public string File { get; }

    public string? Sheet => null;

    public IReadOnlyList<string> Headings { get; }

    public IReadOnlyList<string> Remarks { get; }

    public IEnumerable<TableRow> Rows(CancellationToken ct)
    {
        long number = 0;
        foreach (var record in records(ct))
        {
            ct.ThrowIfCancellationRequested();
            var cells = new Cell[columns.Count];
            foreach (var (name, cell) in record.Cells)
            {
                if (columns.TryGetValue(name, out var column)) cells[column] = cell;
            }

            yield return new TableRow(++number, cells);
        }
    }
}
