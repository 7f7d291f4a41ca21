using System.Text;
using Binnacle.Connectors.Tables;
using Sylvan.Data.Csv;

namespace Binnacle.Connectors.Csv;

/// <summary>Delimited text. Rows may have any number of cells; a quote that is never closed is an error, since it would swallow rows.</summary>
public sealed class CsvTable : ITable
{
    private readonly string path;
    private readonly Encoding encoding;
    private readonly char delimiter;
    private readonly TableLimits limits;

    private CsvTable(string path, TextEncoding encoding, char delimiter, bool delimiterFound, TableLimits limits)
    {
        (this.path, this.encoding, this.delimiter, this.limits) = (path, encoding.Encoding, delimiter, limits);
        Remarks =
        [
            $"Read as {encoding.Name}.",
            .. delimiterFound ? [$"Cells are separated by {Csv.Delimiter.Word(delimiter)}."] : Array.Empty<string>(),
        ];
    }

    public char Delimiter => delimiter;

    public Encoding Encoding => encoding;

    public string File => Path.GetFileName(path);

    public string? Sheet => null;

    public IReadOnlyList<string>? Headings => null;

    public IReadOnlyList<string> Remarks { get; }

    public static CsvTable Open(string path, TextEncoding? encoding, char? delimiter, TableLimits limits, CancellationToken ct)
    {
        var used = encoding ?? TextEncoding.Detect(path, ct);
        return new(path, used, delimiter ?? Csv.Delimiter.Detect(Sample(path, used.Encoding)), delimiter is null, limits);
    }

    public IEnumerable<TableRow> Rows(CancellationToken ct)
    {
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024);
        using var reader = Guarded(0, () => CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = delimiter,
            CsvStyle = CsvStyle.Standard,
            BufferSize = 64 * 1024,
            MaxBufferSize = limits.RowCharacters,
        }));
        long number = 0;
        while (Guarded(number, reader.Read))
        {
            ct.ThrowIfCancellationRequested();
            number++;
            if (reader.RowFieldCount > limits.Columns) throw new UnreadableTableException($"{File}, row {number} has {reader.RowFieldCount} cells; at most {limits.Columns} are read.");
            var cells = new Cell[reader.RowFieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = Cell.OfText(reader.GetString(i));
            yield return new TableRow(number, cells);
        }
    }

    private static char[] Sample(string path, Encoding encoding)
    {
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        var sample = new char[64 * 1024];
        return sample[..text.ReadBlock(sample)];
    }

    private T Guarded<T>(long rowsBefore, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvRecordTooLargeException e)
        {
            throw new UnreadableTableException(
                $"{File}, row {rowsBefore + 1} is longer than {limits.RowCharacters / (1024 * 1024.0):0.#} million characters. Is it a table with line ends, and are its quotes closed?", e);
        }
        catch (CsvFormatException e)
        {
            throw new UnreadableTableException(
                $"{File}, row {rowsBefore + 1}: a quoted cell is not closed, or text follows its closing quote. Write a quote inside a quoted cell twice (\"\").", e);
        }
    }
}
