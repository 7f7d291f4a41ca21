using System.Globalization;
using System.Text;
using Binnacle.Connectors.Tables;
using DuckDB.NET.Data;

namespace Binnacle.Connectors.DuckDb;

/// <summary>
/// A SELECT over CSV, JSON or Parquet files. The main file is the table <c>source</c>; others have the names the mapping gives them. The query can read these
/// files and nothing else: no other file, no network, no extension.
/// </summary>
public sealed class DuckDbQuery : ITable
{
    private readonly IReadOnlyList<DuckDbFile> files;
    private readonly string query;

    private DuckDbQuery(IReadOnlyList<DuckDbFile> files, string query)
    {
        (this.files, this.query) = (files, query);
        using var connection = Connect();
        using var reader = Run(connection);
        if (reader.FieldCount == 0) throw new UnreadableTableException($"The query over {File} gives no columns. Is it a SELECT?");
        Headings = QueryRows.Headings(reader);
    }

    public string File => Path.GetFileName(files[0].Path);

    public string? Sheet => null;

    public IReadOnlyList<string> Headings { get; }

    public IReadOnlyList<string> Remarks => ["Read by SQL (DuckDB), which finds out the types of the columns."];

    /// <summary>The first file is the table <c>source</c>.</summary>
    public static DuckDbQuery Open(IReadOnlyList<DuckDbFile> files, string query) => Guarded(Path.GetFileName(files[0].Path), () => new DuckDbQuery(files, query));

    public IEnumerable<TableRow> Rows(CancellationToken ct)
    {
        using var connection = Connect();
        using var reader = Run(connection);
        using var rows = QueryRows.Read(reader, ct).GetEnumerator();
        while (Guarded(File, rows.MoveNext)) yield return rows.Current;
    }

    private DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var setup = new StringBuilder("SET memory_limit='1GB'; SET autoinstall_known_extensions=false; SET autoload_known_extensions=false; ");
        setup.Append(CultureInfo.InvariantCulture, $"SET allowed_paths=[{string.Join(", ", files.Select(file => Quoted(file.Path)))}]; SET enable_external_access=false; ");
        foreach (var file in files) setup.Append(CultureInfo.InvariantCulture, $"CREATE VIEW \"{file.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\" AS FROM {Reading(file)}; ");
        setup.Append("SET lock_configuration=true;");
        using var command = connection.CreateCommand();
        command.CommandText = setup.ToString();
        command.ExecuteNonQuery();
        return connection;
    }

    private DuckDBDataReader Run(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        command.UseStreamingMode = true;
        return command.ExecuteReader();
    }

    private static string Reading(DuckDbFile file) => file.Format switch
    {
        TableFormat.Csv => $"read_csv({Quoted(file.Path)}{(file.Delimiter is { } delimiter ? $", delim={Quoted(delimiter.ToString())}" : "")}{Encoding(file)})",
        TableFormat.Json or TableFormat.JsonLines => $"read_json({Quoted(file.Path)})",
        TableFormat.Parquet => $"read_parquet({Quoted(file.Path)})",
        _ => throw new UnreadableTableException($"{Path.GetFileName(file.Path)}: SQL is for CSV, JSON, Parquet and SQLite files. Save the sheet as CSV."),
    };

    private static string Encoding(DuckDbFile file) => file.Encoding?.Encoding.CodePage switch
    {
        null or 65001 => "",
        1200 => ", encoding='utf-16'",
        28591 or 1252 => ", encoding='latin-1'",
        _ => throw new UnreadableTableException($"{Path.GetFileName(file.Path)} is {file.Encoding.Name}, which SQL does not read. Save it as UTF-8."),
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static T Guarded<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DuckDBException e)
        {
            throw new UnreadableTableException($"The query over {file} fails: {e.Message.Split("\n\n", 2)[0].Trim().TrimEnd('.')}.", e);
        }
    }
}
