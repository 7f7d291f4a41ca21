using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Binnacle.Storage.Sqlite;

/// <summary>
/// An insert prepared once and run for millions of rows. It speaks to SQLite's own functions, so that no value becomes an object on its way.
/// Measured in bench/results/change-log.md.
/// </summary>
internal sealed class InsertStatement : IDisposable
{
    private const int ShortText = 512;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private int _column;

    public InsertStatement(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        _database = connection.Handle!;
        var places = string.Join(", ", columns.Select(_ => "?"));
        Check(raw.sqlite3_prepare_v2(_database, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({places})", out _statement));
    }

    /// <summary>Values follow in the order of the columns.</summary>
    public InsertStatement Number(long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, ++_column, value));
        return this;
    }

    public InsertStatement Real(double? value)
    {
        Check(value is { } number ? raw.sqlite3_bind_double(_statement, ++_column, number) : raw.sqlite3_bind_null(_statement, ++_column));
        return this;
    }

    public InsertStatement Text(string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, ++_column));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = most <= ShortText ? stackalloc byte[ShortText] : new byte[most];
        Check(raw.sqlite3_bind_text(_statement, ++_column, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
        return this;
    }

    /// <summary>Text that is UTF-8 already.</summary>
    public InsertStatement Utf8(ReadOnlySpan<byte> text)
    {
        Check(raw.sqlite3_bind_text(_statement, ++_column, text));
        return this;
    }

    public InsertStatement Bytes(ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, ++_column, value));
        return this;
    }

    public void Run()
    {
        _column = 0;
        var outcome = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (outcome != raw.SQLITE_DONE) Check(outcome);
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int outcome)
    {
        if (outcome == raw.SQLITE_OK) return;
        _column = 0;
        SqliteException.ThrowExceptionForRC(outcome, _database);
    }
}
