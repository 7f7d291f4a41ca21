using Binnacle.App.Changes;
using Binnacle.Storage.Blocks;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>One of the two tables of rows, and how a row of it is read.</summary>
/// <param name="Columns">What the log's readers are given, then the salt, then the content hash.</param>
/// <param name="Erasable">The columns that a redaction empties.</param>
/// <param name="PageLength">So many are in memory at a time where a large change is read.</param>
internal sealed record RowTable<T>(string Name, string Columns, int SaltColumn, IReadOnlyList<int> Erasable, int PageLength, Func<SqliteDataReader, Names, T> Read)
{
    public bool IsEmptied(SqliteDataReader reader) => reader.IsDBNull(SaltColumn);

    public bool HasContent(SqliteDataReader reader) => Erasable.Any(column => !reader.IsDBNull(column));
}

internal static class RowTables
{
    public static readonly RowTable<RevisionRow> Revisions = new(
        "revision",
        "kind, id, holds_from, version, body, r.salt, r.content_hash",
        5,
        [4],
        4096,
        (reader, names) => new(
            names.Of(reader.GetString(0)), reader.GetInt32(1), names.Of(reader.GetString(2)), reader.GetInt32(3), reader.TextOrNull(4)));

    public static readonly RowTable<ObservationRow> Observations = new(
        "observation",
        "measure, series, period, value, word, state, quality, source, note, r.salt, r.content_hash",
        9,
        [3, 4, 7, 8],
        4096,
        (reader, names) => new(
            reader.GetInt32(0),
            names.Of(reader.GetString(1)),
            names.Of(reader.GetString(2)),
            reader.IsDBNull(3) ? null : reader.GetDouble(3),
            reader.TextOrNull(4),
            names.Of(reader.GetString(5)),
            reader.TextOrNull(6) is { } quality ? names.Of(quality) : null,
            reader.TextOrNull(7),
            reader.TextOrNull(8)));

    public static readonly RowTable<StoredBlock> Blocks = new(
        "observation_block",
        "measure, series, quality, source_before, source_after, count, content, r.salt, r.content_hash",
        7,
        [3, 4, 6],
        64,
        (reader, names) => new(
            reader.GetInt32(0),
            names.Of(reader.GetString(1)),
            reader.TextOrNull(2) is { } quality ? names.Of(quality) : null,
            reader.TextOrNull(3) is { } before ? names.Of(before) : null,
            reader.TextOrNull(4) is { } after ? names.Of(after) : null,
            reader.GetInt32(5),
            reader.IsDBNull(6) ? null : reader.GetFieldValue<byte[]>(6).AsMemory()));

    public static string? TextOrNull(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
