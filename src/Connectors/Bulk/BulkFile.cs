using System.Text;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Csv;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;

namespace Binnacle.Connectors.Bulk;

/// <summary>
/// A large delimited file of numbers, read by a mapping as any import is, but byte by byte and in one pass: what a measure's, a unit's or a period's cell
/// means is found out once for each text. It takes files whose every cell can be read by itself (docs/guide/importing.md, "Very large files").
/// </summary>
public sealed class BulkFile
{
    private readonly string _path;
    private readonly string _name;
    private readonly BulkColumnPlan _plan;

    private readonly BulkColumns _columns = new();

    private BulkFile(string path, BulkColumnPlan plan) => (_path, _name, _plan) = (path, Path.GetFileName(path), plan);

    /// <summary>Null with the problems, also where the mapping asks for something that one pass cannot give.</summary>
    public static BulkFile? Open(string? path, ImportMapping mapping, ReportingCalendar calendar, TableLimits limits, List<Problem> problems, CancellationToken ct)
    {
        var before = problems.Count;
        var folder = mapping.Folder ?? Directory.GetCurrentDirectory();
        var files = SourceFiles.Find(path, mapping, folder, problems);
        var complete = LookupFiles.Load(mapping, folder, limits, problems, ct);
        if (problems.Count > before)
            return null;
        var place = new Place(path ?? mapping.Source.File ?? "", "");
        if (files is not [var (file, caught)])
        {
            problems.Add(new(place, "A bulk import takes one file."));
            return null;
        }
        try
        {
            if (TableFile.Open(file, complete.Source, folder, limits, [], ct) is not CsvTable table)
            {
                problems.Add(new(place, "A bulk import reads delimited text; import this file without --bulk."));
                return null;
            }
            if (table.Encoding is not (UTF8Encoding or ASCIIEncoding))
                problems.Add(new(place, "A bulk import reads UTF-8; import this file without --bulk."));
            if (TableReading.Of(table, complete, caught, calendar, problems, [], ct) is not { } reading || BulkColumnPlan.Of(reading, complete, table, problems) is not { } columns || problems.Count > before)
                return null;
            return new(file, columns);
        }
        catch (Exception e) when (e is UnreadableTableException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new(place, e.Message));
            return null;
        }
    }

    /// <summary>Columns of chunks already read can be given back, and are used for others.</summary>
    public BulkColumns Columns => _columns;

    /// <summary>Columns belong to whoever takes the chunk, who may give them back to <see cref="Columns"/>.</summary>
    /// <exception cref="UnreadableTableException">The file turns out not to be a table.</exception>
    public IEnumerable<BulkChunk> Chunks(CancellationToken ct)
    {
        using var lines = new ByteLines(_path);
        var reader = new BulkReader(_name, _plan, _columns);
        while (lines.Next())
        {
            reader.Read(lines.Line, lines.Number);
            if (!reader.IsFull)
                continue;
            ct.ThrowIfCancellationRequested();
            yield return reader.Take(isLast: false);
        }
        yield return reader.Take(isLast: true);
    }
}
