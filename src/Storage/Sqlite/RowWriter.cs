using Binnacle.App.Changes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Inserts through statements prepared once for a connection.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly SqliteCommand _revision;
    private readonly SqliteCommand _observation;
    private readonly SqliteCommand _change;
    private readonly long _workspace;

    public RowWriter(SqliteConnection connection, long workspace)
    {
        _workspace = workspace;
        _revision = Insert(connection, "revision", 10, "workspace, batch, place, kind, id, holds_from, version, body, salt, content_hash");
        _observation = Insert(
            connection, "observation", 14, "workspace, batch, place, measure, series, period, value, word, state, quality, source, note, salt, content_hash");
        _change = Insert(
            connection,
            "change",
            15,
            "workspace, seq, batch, recorded_at, actor, on_behalf_of, channel, reason, revisions, observations, salt, content_hash, digest, prev_hash, hash");
    }

    /// <param name="firstRevision">The place of the first of these revisions in the batch.</param>
    public void Rows(long batch, HashedRows rows, int firstRevision, int firstObservation)
    {
        foreach (var (row, salt, contentHash) in rows.Revisions)
            Run(_revision, _workspace, batch, firstRevision++, row.Kind, row.Element, row.HoldsFrom, row.Version, row.Body, salt, contentHash);
        foreach (var (row, salt, contentHash) in rows.Observations)
            Run(
                _observation, _workspace, batch, firstObservation++, row.Measure, row.Series, row.Period, row.Value, row.Word, row.State,
                row.Quality, row.Source, row.Note, salt, contentHash);
    }

    public void Change(ChangeHeader header, int revisions, int observations, byte[] salt, byte[] contentHash) =>
        Run(
            _change, _workspace, header.Seq, header.Batch, RecordedTime.Text(header.RecordedAt), header.Author.Actor, header.Author.OnBehalfOf,
            header.Author.Channel, header.Author.Reason, revisions, observations, salt, contentHash,
            Convert.FromHexString(header.Digest), Convert.FromHexString(header.PrevHash), Convert.FromHexString(header.Hash));

    public void Dispose()
    {
        _revision.Dispose();
        _observation.Dispose();
        _change.Dispose();
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, int columns, string names)
    {
        var command = connection.Prepare(
            $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", Enumerable.Range(1, columns).Select(column => $"?{column}"))})",
            new object?[columns]);
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }
}
