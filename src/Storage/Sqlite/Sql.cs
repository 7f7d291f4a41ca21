using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Commands with numbered parameters, <c>?1</c> and so on.</summary>
internal static class Sql
{
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.Add(new SqliteParameter($"?{i + 1}", values[i] ?? DBNull.Value));
        return command;
    }

    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Prepare(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; the default when there is none or it is null.</summary>
    public static T? One<T>(this SqliteConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Prepare(sql, values);
        return command.One<T>();
    }

    /// <summary>The first column of the first row; the default when there is none or it is null.</summary>
    public static T? One<T>(this SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    /// <summary>Takes the write lock at once, so that what is read inside stays true until it is committed.</summary>
    public static T Writing<T>(this SqliteConnection connection, Func<T> work)
    {
        using var statements = new Statements(connection);
        return statements.Writing(work);
    }
}
