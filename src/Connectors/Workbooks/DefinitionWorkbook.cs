using System.Collections.Immutable;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Excel;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Workbooks;

/// <param name="Documents">As a folder of strategy files would give them.</param>
/// <param name="Problems">What has to be mended in the workbook, by sheet and cell.</param>
/// <param name="Remarks">How a list of KPIs was understood, and what of it was not used.</param>
public sealed record WorkbookReading(ImmutableArray<StrategyDocument> Documents, ImmutableArray<Problem> Problems, ImmutableArray<string> Remarks);

/// <summary>
/// The structure as a workbook: units, owners, scorecards, objectives, KPIs, targets, weights, links, initiatives and the rest of what strategy files say.
/// Written and read again it says the same.
/// </summary>
public static class DefinitionWorkbook
{
    private static readonly string[] AboutText =
    [
        "Each sheet holds one kind of thing, one a row. Add, change or delete rows and import the workbook: a preview shows what would change before anything does.",
        "A code is short and stays; the name is what people read. To give a thing another code, add a column \"Was\" with the old one.",
        "The sheet Weights says which KPI stands where on a scorecard. An empty \"Under\" is the scorecard itself, else the code of a perspective or objective.",
        "A KPI of another unit is written unit/code. The order of rows is the order on the scorecard.",
        "Formulas are written like =[revenue] / [visits] in cells formatted as text.",
        "A workbook without the sheet Organization is a part: what it does not mention stays as it is. With it, what is missing ends.",
    ];

    /// <exception cref="ArgumentException">A text is longer than a cell holds, or has characters no workbook can hold.</exception>
    public static void Write(Stream stream, IEnumerable<StrategyDocument> documents)
    {
        var sheets = new List<(string, IReadOnlyList<string>, IReadOnlyList<IReadOnlyList<string>>)> { (SheetNames.About, ["Definition workbook"], [.. AboutText.Select(line => (IReadOnlyList<string>)[line])]) };
        foreach (var sheet in DefinitionSheets.Of(documents))
            sheets.Add((sheet.Name, [.. sheet.Keys.Select(SheetNames.Heading)], [.. sheet.Rows.Select(row => (IReadOnlyList<string>)[.. sheet.Keys.Select(key => row[key] is { } node ? CellText.Of(node) : "")])]));
        WorkbookWriter.Write(stream, sheets);
    }

    /// <summary>A definition workbook, or any list of KPIs that says by its headings what its columns are.</summary>
    public static WorkbookReading Read(string path, TableLimits limits, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var file = Path.GetFileName(path);
        try
        {
            if (TableFileIsText(path)) return KpiList.Read(path, limits, ct);
            var tables = ExcelTable.Open(path, limits, ct);
            var sheets = new Dictionary<string, WorkbookSheet>(StringComparer.Ordinal);
            var remarks = ImmutableArray.CreateBuilder<string>();
            foreach (var table in tables)
            {
                var (name, needed) = SheetNames.All.FirstOrDefault(sheet => sheet.Name.Equals(table.Sheet.Trim(), StringComparison.OrdinalIgnoreCase));
                if (name is null && table.Sheet != SheetNames.About) remarks.Add($"The sheet \"{table.Sheet}\" is none of a definition workbook and was not read.");
                if (name is not null && SheetReader.Read(table, name, needed, problems, ct) is { } sheet) sheets[name] = sheet;
            }

            // One sheet that happens to be called KPIs, with headings of its own, is a list and not a workbook of ours.
            if (sheets.Count == 0 || sheets.Count == 1 && !sheets.Values.Single().Keys.Contains(SheetNames.Code)) return KpiList.Read(path, limits, ct);
            if (problems.Count > 0) return new([], [.. problems], remarks.ToImmutable());
            var documents = new DefinitionDocuments(file, sheets, problems).Make();
            return new(documents, [.. problems], remarks.ToImmutable());
        }
        catch (Exception e) when (e is UnreadableTableException or IOException or UnauthorizedAccessException)
        {
            return new([], [new(new Place(file, ""), e.Message)], []);
        }
    }

    private static bool TableFileIsText(string path) => Mapping.TableFile.Format(path) != TableFormat.Excel;
}
