using Binnacle.App.Changes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>
/// A data file on disk and how to connect to it. Nothing here opens the file itself: closing any handle to a file drops the locks that
/// SQLite holds on it in this process.
/// </summary>
internal sealed class LogFile
{
    public const int BusyTimeoutMilliseconds = 30_000;

    /// <summary>Anything smaller SQLite would take for an empty file, and overwrite.</summary>
    private const int SmallestDatabase = 512;

    private bool _immutable;

    static LogFile() => SqliteLibrary.Prepare();

    private LogFile(string path, bool readOnly)
    {
        Path = path;
        ReadOnly = readOnly;
    }

    /// <summary>Full, with links followed: every process finds the same leases beside it.</summary>
    public string Path { get; }

    public bool ReadOnly { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public static LogFile Open(string path, LogOpening opening)
    {
        var file = new LogFile(RealPath.Of(path), opening == LogOpening.ReadOnly);
        file.CheckPlace(opening);
        return Faults.Translated(file.Path, () =>
        {
            using var connection = file.ConnectFirst();
            if (file.IsBlank(connection))
            {
                if (opening is LogOpening.Existing or LogOpening.ReadOnly)
                    throw new ChangeLogException(LogFault.NotALog, $"{file.Path} is empty; make a new data file with another name.");
                file.Make(connection);
            }

            file.CheckOwnership(connection);
            return file;
        });
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _immutable ? $"file:{Uri.EscapeDataString(Path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1" : Path,
            Mode = ReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            // SQLite waits itself, in steps of milliseconds; the library's own waiting would add steps of 150.
            DefaultTimeout = 1,
        }.ToString());
        connection.Open();
        connection.Run($"PRAGMA busy_timeout = {BusyTimeoutMilliseconds}");
        connection.Run("PRAGMA synchronous = FULL");
        connection.Run("PRAGMA fullfsync = ON");
        connection.Run("PRAGMA checkpoint_fullfsync = ON");
        // What is emptied or erased is overwritten with zeros in the file.
        connection.Run("PRAGMA secure_delete = ON");
        connection.Run("PRAGMA cache_size = -16000");
        return connection;
    }

    /// <summary>To be asked anew by whoever reads: another program may have given the file a newer one since it was opened.</summary>
    /// <exception cref="ChangeLogException">It is one that this program does not know.</exception>
    public long Format(SqliteConnection connection)
    {
        var version = connection.One<long>("PRAGMA user_version");
        CheckFormat(version);
        return version;
    }

    /// <exception cref="ChangeLogException">It has another format by now, in which what was found in it stands elsewhere.</exception>
    public long CheckStillOf(long format, SqliteConnection connection) => Format(connection) == format
        ? format
        : throw new ChangeLogException(LogFault.Unavailable, $"{Path} was made a file of a newer format by another program meanwhile; open it again.");

    private void CheckFormat(long version)
    {
        if (version > Schema.Version)
            throw new ChangeLogException(
                LogFault.Newer,
                $"{Path} was written by a newer Binnacle (format {version}; this one reads up to {Schema.Version}); install the newer one to open it.");
    }

    private void CheckPlace(LogOpening opening)
    {
        var place = new FileInfo(Path);
        if (Directory.Exists(Path)) throw new ChangeLogException(LogFault.NotALog, $"{Path} is a folder, not a Binnacle data file.");
        if (!place.Exists)
        {
            if (opening is LogOpening.Existing or LogOpening.ReadOnly)
                throw new ChangeLogException(LogFault.NotFound, $"There is no data file {Path}; check the name, or make one with `binnacle init`.");
            if (!Directory.Exists(Folder))
                throw new ChangeLogException(LogFault.NotFound, $"There is no folder {Folder} to make the data file in; make the folder first.");
            return;
        }

        if (opening == LogOpening.New && place.Length > 0)
            throw new ChangeLogException(LogFault.AlreadyThere, $"{Path} is already there; choose another name.");
        if (place.Length is > 0 and < SmallestDatabase)
            throw new ChangeLogException(LogFault.NotALog, $"{Path} is not a Binnacle data file.");
    }

    /// <summary>A file in a place that cannot be written has no room for SQLite's shared memory: then it is read as one that nobody changes.</summary>
    private SqliteConnection ConnectFirst()
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect();
            connection.One<long>("SELECT count(*) FROM sqlite_master");
            return connection;
        }
        catch (SqliteException) when (ReadOnly && !_immutable && !File.Exists(Path + "-wal"))
        {
            connection?.Dispose();
            _immutable = true;
            return ConnectFirst();
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    private bool IsBlank(SqliteConnection connection) =>
        connection.One<long>("PRAGMA application_id") == 0
        && connection.One<long>("PRAGMA user_version") == 0
        && connection.One<long>("SELECT count(*) FROM sqlite_master") == 0;

    private void Make(SqliteConnection connection)
    {
        connection.Run("PRAGMA journal_mode = WAL");
        connection.Writing(() =>
        {
            // Two processes may want to make it at the same time.
            if (!IsBlank(connection)) return false;
            foreach (var statement in Schema.Statements()) connection.Run(statement);
            connection.Run($"PRAGMA application_id = {Schema.ApplicationId}");
            connection.Run($"PRAGMA user_version = {Schema.Version}");
            return true;
        });
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        DiskFlush.Folder(Folder);
    }

    /// <summary>Makes it a file of the newest format: all of it or nothing.</summary>
    /// <exception cref="ChangeLogException">Two processes may want to at the same time, and the other was of a newer program.</exception>
    private void Renew(SqliteConnection connection)
    {
        CheckFormat(connection.Writing(() =>
        {
            var version = connection.One<long>("PRAGMA user_version");
            if (version >= Schema.Version) return version;
            foreach (var statement in Schema.Renewal(version)) connection.Run(statement);
            connection.Run($"PRAGMA user_version = {Schema.Version}");
            return Schema.Version;
        }));
        // It names batches as they were.
        new CheckpointFile(Path, ReadOnly).Remove();
    }

    private void CheckOwnership(SqliteConnection connection)
    {
        var owner = connection.One<long>("PRAGMA application_id");
        if (owner != Schema.ApplicationId)
            throw new ChangeLogException(LogFault.NotALog, $"{Path} is a database of another program, not a Binnacle data file.");
        var version = Format(connection);
        if (version < 1)
            throw new ChangeLogException(LogFault.Damaged, $"{Path} does not say which format it has; restore a backup.");
        if (version < Schema.Version && !ReadOnly) Renew(connection);
        // A backup is one file without a log of its own; it gets one the first time it is opened for writing.
        if (!ReadOnly && connection.One<string>("PRAGMA journal_mode") != "wal") connection.Run("PRAGMA journal_mode = WAL");
    }
}
