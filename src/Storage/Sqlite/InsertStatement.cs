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

    /// <summary>What the columns have from the row before: what is the same again need not be said again.</summary>
    private readonly Bound[] _bound;
    private int _column;

    public InsertStatement(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        _database = connection.Handle!;
        _bound = new Bound[columns.Count];
        var places = string.Join(", ", columns.Select(_ => "?"));
        Check(raw.sqlite3_prepare_v2(_database, $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({places})", out _statement));
    }

    /// <summary>Values follow in the order of the columns.</summary>
    public InsertStatement Number(long value)
    {
        if (IsNew(new(Kind.Number, value, null)))
            Check(raw.sqlite3_bind_int64(_statement, _column, value));
        return this;
    }

    public InsertStatement Real(double? value)
    {
        if (value is not { } number)
            return Nothing();
        IsNew(default);
        Check(raw.sqlite3_bind_double(_statement, _column, number));
        return this;
    }

    public InsertStatement Text(string? value)
    {
        if (value is null)
            return Nothing();
        if (!IsNew(new(Kind.Text, 0, value)))
            return this;
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = most <= ShortText ? stackalloc byte[ShortText] : new byte[most];
        Check(raw.sqlite3_bind_text(_statement, _column, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
        return this;
    }

    /// <summary>Text that is UTF-8 already.</summary>
    public InsertStatement Utf8(ReadOnlySpan<byte> text)
    {
        IsNew(default);
        Check(raw.sqlite3_bind_text(_statement, _column, text));
        return this;
    }

    public InsertStatement Bytes(ReadOnlySpan<byte> value)
    {
        IsNew(default);
        Check(raw.sqlite3_bind_blob(_statement, _column, value));
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

    private InsertStatement Nothing()
    {
        if (IsNew(new(Kind.Nothing, 0, null)))
            Check(raw.sqlite3_bind_null(_statement, _column));
        return this;
    }

    /// <summary>Goes on to the next column, and says whether it has something else than that. Text is told by its place in memory alone: reading it takes longer than saying it again.</summary>
    private bool IsNew(Bound value)
    {
        // A row was left in the middle: it fails, and the next begins anew.
        if (_column == _bound.Length) Check(raw.SQLITE_RANGE);
        ref var bound = ref _bound[_column++];
        var isNew = value.Kind == Kind.Unknown || value.Kind != bound.Kind || value.Number != bound.Number || !ReferenceEquals(value.Text, bound.Text);
        bound = value;
        return isNew;
    }

    private void Check(int outcome)
    {
        if (outcome == raw.SQLITE_OK) return;
        _column = 0;
        // What was not taken must not count as said.
        Array.Clear(_bound);
        SqliteException.ThrowExceptionForRC(outcome, _database);
    }

    private enum Kind : byte
    {
        /// <summary>Not remembered.</summary>
        Unknown,
        Nothing,
        Number,
        Text,
    }

    private readonly record struct Bound(Kind Kind, long Number, string? Text);
}
