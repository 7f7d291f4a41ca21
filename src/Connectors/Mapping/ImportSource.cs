using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;

namespace Binnacle.Connectors.Mapping;

/// <summary>The file or files of an import, opened and understood, ready to give their rows as often as asked.</summary>
public sealed record ImportSource(IReadOnlyList<MappedTable> Tables)
{
    /// <summary>Of all tables, before any is read: for progress.</summary>
    public long RowCount => Tables.Sum(table => table.RowCount);

    public IEnumerable<ImportRow> Rows(CancellationToken ct) => Tables.SelectMany(table => table.Rows(ct));

    /// <summary>Null with all problems that can be told without reading the values.</summary>
    /// <param name="path">The file; null to take the one the mapping names.</param>
    /// <param name="mapping">The empty mapping leaves all to the headings.</param>
    /// <param name="calendar">The organisation's.</param>
    /// <param name="limits">What each file may cost.</param>
    /// <param name="problems">Where problems are added.</param>
    /// <param name="ct">Stops reading.</param>
    public static ImportSource? Open(string? path, ImportMapping mapping, ReportingCalendar calendar, TableLimits limits, List<Problem> problems, CancellationToken ct)
    {
        var before = problems.Count;
        var folder = mapping.Folder ?? Directory.GetCurrentDirectory();
        var files = SourceFiles.Find(path, mapping, folder, problems);
        var complete = LookupFiles.Load(mapping, folder, limits, problems, ct);
        if (problems.Count > before) return null;
        var tables = new List<(ITable Table, MappedTable? Mapped, List<Problem> Problems, List<string> Remarks)>();
        foreach (var (file, caught) in files)
        {
            List<Problem> found = [];
            List<string> remarks = [];
            try
            {
                var table = TableFile.Open(file, complete.Source, folder, limits, remarks, ct);
                tables.Add((table, MappedTable.Make(table, complete, caught, calendar, found, remarks, ct), found, remarks));
            }
            catch (Exception e) when (e is UnreadableTableException or IOException or UnauthorizedAccessException)
            {
                problems.Add(new(new Place(Path.GetFileName(file), ""), e.Message));
            }
        }

        // One file of many may lack a column: its rows are rejected with that reason, and the others are read.
        var understood = tables.FirstOrDefault(entry => entry.Mapped is not null).Mapped;
        if (understood is null) problems.AddRange(tables.SelectMany(entry => entry.Problems).Distinct());
        if (problems.Count > before) return null;
        return new([.. tables.Select(entry => entry.Mapped ?? MappedTable.Refuse(entry.Table, complete, string.Join(" ", entry.Problems.Select(problem => problem.Message)), understood!.ValuesPerRow, entry.Remarks, ct))]);
    }
}
