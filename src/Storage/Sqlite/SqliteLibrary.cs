using SQLitePCL;

namespace Binnacle.Storage.Sqlite;

/// <summary>How SQLite itself is set, for the whole process, before the first connection.</summary>
internal static class SqliteLibrary
{
    private const int MultiThread = 2;
    private const int MemoryStatus = 9;

    /// <summary>
    /// A connection is used by one thread at a time, so none needs a lock for each call; nobody asks for statistics of memory, which need another. Where the process has used SQLite before, all stays as it was:
    /// right, but slower.
    /// </summary>
    public static void Prepare()
    {
        Batteries_V2.Init();
        if (raw.sqlite3_config(MultiThread) == raw.SQLITE_OK)
            raw.sqlite3_config(MemoryStatus, 0);
    }
}
