using System.Globalization;
using System.Text;
using Binnacle.Connectors.Tables;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Binnacle.Connectors.Excel;

/// <summary>A sheet of an .xlsx, .xlsb or .xls workbook, with the types its cells have. Values of formulas are those saved with the file.</summary>
public sealed class ExcelTable : ITable
{
    private const long MaximumRows = 1_048_576;
    private readonly string path;
    private readonly int index;
    private readonly TableLimits limits;

    private ExcelTable(string path, string sheet, int index, bool isHidden, TableLimits limits) =>
        (this.path, Sheet, this.index, IsHidden, this.limits) = (path, sheet, index, isHidden, limits);

    public string File => Path.GetFileName(path);

    public string Sheet { get; }

    public bool IsHidden { get; }

    public IReadOnlyList<string>? Headings => null;

    public IReadOnlyList<string> Remarks => [$"Read as sheet \"{Sheet}\"."];

    /// <summary>All sheets in the workbook's order.</summary>
    public static IReadOnlyList<ExcelTable> Open(string path, TableLimits limits, CancellationToken ct)
    {
        if (IsPacked(path)) WorkbookGuard.Check(path, limits, ct);
        return Guarded(path, () =>
        {
            using var stream = System.IO.File.OpenRead(path);
            using var reader = Reader(stream);
            var sheets = new List<ExcelTable>();
            do sheets.Add(new(path, reader.Name, sheets.Count, reader.VisibleState != "visible", limits));
            while (reader.NextResult());
            return sheets;
        });
    }

    public IEnumerable<TableRow> Rows(CancellationToken ct)
    {
        using var stream = System.IO.File.OpenRead(path);
        using var reader = Guarded(path, () => Reader(stream));
        for (var i = 0; i < index; i++) Guarded(path, reader.NextResult);
        long number = 0;
        while (Guarded(path, reader.Read))
        {
            ct.ThrowIfCancellationRequested();
            if (++number > MaximumRows) throw new UnreadableTableException($"{File}, sheet {Sheet} claims more than {MaximumRows} rows, which no workbook has.");
            if (reader.FieldCount > limits.Columns) throw new UnreadableTableException($"{File}, sheet {Sheet} has {reader.FieldCount} columns; at most {limits.Columns} are read.");
            var cells = new Cell[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = Convert(reader, i);
            yield return new TableRow(number, cells);
        }
    }

    private static bool IsPacked(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        Span<byte> head = stackalloc byte[2];
        return stream.ReadAtLeast(head, 2, throwOnEndOfStream: false) == 2 && head[0] == 'P' && head[1] == 'K';
    }

    private static IExcelDataReader Reader(Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1252) });
    }

    // The reader gives an error cell (#REF!) as empty; it is missing either way.
    private static Cell Convert(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => Cell.Blank,
        string text => Cell.OfText(text),
        double number => Cell.OfNumber(number),
        int number => Cell.OfNumber(number),
        bool truth => Cell.OfText(truth ? "TRUE" : "FALSE"),
        DateTime date => Cell.OfDate(DateOnly.FromDateTime(date)),
        TimeSpan time => Cell.OfText(time.ToString("c", CultureInfo.InvariantCulture)),
        var other => Cell.OfText(System.Convert.ToString(other, CultureInfo.InvariantCulture)),
    };

    // The parsers throw whatever a damaged file makes them run into; to the person it is one thing: the workbook is damaged.
    private static T Guarded<T>(string path, Func<T> read)
    {
        var file = Path.GetFileName(path);
        try
        {
            return read();
        }
        catch (InvalidPasswordException e)
        {
            throw new UnreadableTableException($"{file} is protected by a password. Save a copy without one.", e);
        }
        catch (Exception e) when (e is not (UnreadableTableException or OperationCanceledException or OutOfMemoryException or FileNotFoundException or UnauthorizedAccessException))
        {
            throw new UnreadableTableException($"{file} is not a readable Excel workbook ({e.Message.TrimEnd('.')}). Open it in a spreadsheet program and save it again.", e);
        }
    }
}
