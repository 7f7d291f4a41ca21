using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>
/// Takes emptied and erased content out of the write-ahead log too, by moving all of it into the file (where secure_delete has put zeros)
/// and truncating it. A reader in another process can be in the way; then it happens at the next opening.
/// </summary>
internal static class Scrub
{
    private const int Tries = 40;

    public static bool Once(SqliteConnection connection)
    {
        connection.Run("PRAGMA busy_timeout = 50");
        try
        {
            return connection.One<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        finally
        {
            connection.Run($"PRAGMA busy_timeout = {LogFile.BusyTimeoutMilliseconds}");
        }
    }

    public static void Patiently(SqliteConnection connection)
    {
        for (var i = 0; i < Tries && !Once(connection); i++) Thread.Sleep(25); // SQLite tells nobody when a reader lets go of old pages: it is asked again, a bounded number of times
    }
}
