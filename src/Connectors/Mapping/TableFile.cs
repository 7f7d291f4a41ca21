using Binnacle.Connectors.Csv;
using Binnacle.Connectors.DuckDb;
using Binnacle.Connectors.Excel;
using Binnacle.Connectors.Records;
using Binnacle.Connectors.Sqlite;
using Binnacle.Connectors.Tables;

namespace Binnacle.Connectors.Mapping;

/// <summary>The table a mapping's source names in a file.</summary>
public static class TableFile
{
    /// <param name="path">The file.</param>
    /// <param name="source">What is null in it is found out.</param>
    /// <param name="folder">What the paths of further tables are relative to.</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="remarks">What a person should know beside the table's own remarks.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="UnreadableTableException">With what to do about it.</exception>
    public static ITable Open(string path, SourceMapping source, string folder, TableLimits limits, List<string> remarks, CancellationToken ct)
    {
        var format = source.Format ?? Format(path);
        if (format == TableFormat.Sqlite)
        {
            if (source.Query is null) throw new UnreadableTableException($"{Path.GetFileName(path)} is a database: say in the mapping which rows by source: query.");
            return SqliteQuery.Open(path, source.Query);
        }

        if (source.Query is not null) return DuckDbQuery.Open([DuckDb("source", path, source, ct), .. source.Tables.Select(table => DuckDb(table.Key, Path.GetFullPath(table.Value, folder), new(), ct))], source.Query);
        return format switch
        {
            TableFormat.Csv => CsvTable.Open(path, source.Encoding, source.Delimiter ?? (Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : null), limits, ct),
            TableFormat.Excel => Sheet(path, source.Sheet, limits, remarks, ct),
            TableFormat.Json => JsonRecords.Open(path, source.Path, source.Encoding, limits, ct),
            TableFormat.JsonLines => JsonRecords.OpenLines(path, source.Encoding, limits, ct),
            TableFormat.Yaml => YamlRecords.Open(path, source.Path, source.Encoding, limits, ct),
            _ => DuckDbQuery.Open([DuckDb("source", path, source, ct)], "SELECT * FROM source"),
        };
    }

    /// <summary>By its first bytes where they tell, else by its name; delimited text if neither does.</summary>
    public static TableFormat Format(string path)
    {
        Span<byte> head = stackalloc byte[16];
        using (var stream = File.OpenRead(path)) head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return TableFormat.Excel;
        if (head.StartsWith("SQLite format 3\0"u8)) return TableFormat.Sqlite;
        if (head.StartsWith("PAR1"u8)) return TableFormat.Parquet;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".xlsx" or ".xlsm" or ".xlsb" or ".xls" => TableFormat.Excel,
            ".json" => TableFormat.Json,
            ".ndjson" or ".jsonl" => TableFormat.JsonLines,
            ".yaml" or ".yml" => TableFormat.Yaml,
            _ => TableFormat.Csv,
        };
    }

    private static ExcelTable Sheet(string path, string? name, TableLimits limits, List<string> remarks, CancellationToken ct)
    {
        var sheets = ExcelTable.Open(path, limits, ct);
        var file = Path.GetFileName(path);
        if (name is not null)
        {
            return sheets.FirstOrDefault(sheet => sheet.Sheet.Trim().Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new UnreadableTableException($"{file} has no sheet \"{name}\"; it has {string.Join(", ", sheets.Select(sheet => $"\"{sheet.Sheet}\""))}.");
        }

        var visible = sheets.Where(sheet => !sheet.IsHidden).ToList();
        var chosen = visible.FirstOrDefault(sheet => sheet.Rows(ct).Take(100).Any(row => !row.IsBlank)) ?? visible.FirstOrDefault() ?? sheets[0];
        var others = sheets.Where(sheet => sheet != chosen).Select(sheet => $"\"{sheet.Sheet}\"").ToList();
        if (others.Count > 0) remarks.Add($"Not read: the sheets {string.Join(", ", others)}. Name a sheet in the mapping to read it.");
        return chosen;
    }

    private static DuckDbFile DuckDb(string name, string path, SourceMapping source, CancellationToken ct)
    {
        if (!File.Exists(path)) throw new UnreadableTableException($"There is no file {Path.GetFileName(path)}.");
        var format = source.Format ?? Format(path);
        var encoding = format == TableFormat.Csv ? source.Encoding ?? TextEncoding.Detect(path, ct) : null;
        return new(name, Path.GetFullPath(path), format, encoding, source.Delimiter);
    }
}
