using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Statements of one connection that are run again and again: each is compiled once.</summary>
internal sealed class Statements(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _known = new(StringComparer.Ordinal);

    public SqliteCommand Of(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_known.TryGetValue(sql, out var command))
            return _known[sql] = connection.Prepare(sql, values);
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    public int Run(string sql, params ReadOnlySpan<object?> values) => Of(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; the default when there is none or it is null.</summary>
    public T? One<T>(string sql, params ReadOnlySpan<object?> values) => Of(sql, values).One<T>();

    /// <summary>Takes the write lock at once, so that what is read inside stays true until it is committed.</summary>
    public T Writing<T>(Func<T> work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            Run("COMMIT");
            return result;
        }
        catch
        {
            // Some failures (disk full) have rolled back already, and then there is nothing to roll back.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0) Run("ROLLBACK");
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in _known.Values)
            command.Dispose();
        _known.Clear();
    }
}
