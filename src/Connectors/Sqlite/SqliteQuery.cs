using Binnacle.Connectors.Tables;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Binnacle.Connectors.Sqlite;

/// <summary>A SELECT over a SQLite file, opened read-only; it sees no other file.</summary>
public sealed class SqliteQuery : ITable
{
    private readonly string path;
    private readonly string query;

    private SqliteQuery(string path, string query, IReadOnlyList<string> headings) => (this.path, this.query, Headings) = (path, query, headings);

    public string File => Path.GetFileName(path);

    public string? Sheet => null;

    public IReadOnlyList<string> Headings { get; }

    public IReadOnlyList<string> Remarks => ["Read by SQL from the SQLite file."];

    public static SqliteQuery Open(string path, string query)
    {
        try
        {
            using var connection = Connect(path);
            using var command = connection.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            if (reader.FieldCount == 0) throw new UnreadableTableException($"The query over {Path.GetFileName(path)} gives no columns. Is it a SELECT?");
            return new(path, query, QueryRows.Headings(reader));
        }
        catch (SqliteException e)
        {
            throw Wrong(path, e);
        }
    }

    public IEnumerable<TableRow> Rows(CancellationToken ct)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        using var rows = QueryRows.Read(reader, ct).GetEnumerator();
        while (Next(rows)) yield return rows.Current;
    }

    private bool Next(IEnumerator<TableRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (SqliteException e)
        {
            throw Wrong(path, e);
        }
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_ATTACHED, 0);
        return connection;
    }

    private static UnreadableTableException Wrong(string path, SqliteException e) => new($"The query over {Path.GetFileName(path)} fails: {e.Message.TrimEnd('.')}.", e);
}
