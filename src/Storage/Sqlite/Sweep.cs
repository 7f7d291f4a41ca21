using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Removes what a batch left behind whose process died before it became a change. A batch whose lease is held is left alone.</summary>
internal static class Sweep
{
    /// <summary>So few at a time that other writers get their turn.</summary>
    private const int RowsAtOnce = 20_000;

    public static void Abandoned(LogFile file, SqliteConnection connection)
    {
        foreach (var (workspace, batch, lease) in Batches(connection))
            if (BatchLease.IsAbandoned(file, lease)) Remove(connection, workspace, batch);

        // Leases are taken before their batch is committed: one without a batch is of a process that died in between, or is about to commit.
        foreach (var token in BatchLease.Tokens(file).ToList())
            connection.Writing(() =>
                connection.One<long>("SELECT count(*) FROM batch WHERE lease = ?1", token) == 0 && BatchLease.IsAbandoned(file, token));
    }

    /// <summary>Rows first, the batch itself last: cut short, it is begun again at the next opening.</summary>
    public static void Remove(SqliteConnection connection, long workspace, long batch)
    {
        // A program of before keys could still list a batch when the file had them, and write nothing under it: its number may be a change's by now.
        foreach (var table in batch < 0 ? (string[])["revision", "observation", "observation_block"] : [])
        {
            while (RemoveSome(connection, table, workspace, batch) > 0)
            {
            }
        }

        connection.Run("DELETE FROM batch WHERE workspace = ?1 AND batch = ?2", workspace, batch);
    }

    private static int RemoveSome(SqliteConnection connection, string table, long workspace, long batch) =>
        connection.Writing(() => connection.Run(
            $"""
            DELETE FROM {table} AS r WHERE {RowKeys.InBatch(Schema.Version, "?2")}
              AND r.row_key < (SELECT min(row_key) FROM {table} r WHERE {RowKeys.InBatch(Schema.Version, "?2")}) + {RowsAtOnce}
              AND EXISTS (SELECT 1 FROM batch WHERE workspace = ?1 AND batch = ?2)
            """,
            workspace,
            batch));

    private static List<(long Workspace, long Batch, string Lease)> Batches(SqliteConnection connection)
    {
        var found = new List<(long, long, string)>();
        using var command = connection.Prepare("SELECT workspace, batch, lease FROM batch");
        using var reader = command.ExecuteReader();
        while (reader.Read()) found.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2)));
        return found;
    }
}
