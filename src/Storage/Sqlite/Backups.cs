using Binnacle.App.Changes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Copies of a data file as one file each.</summary>
public static class Backups
{
    /// <summary>A consistent copy while others write. Nothing appears under the name before it is whole and on disk.</summary>
    /// <exception cref="ChangeLogException">Something is there already and <paramref name="overwrite"/> is not set, or the copy cannot be made.</exception>
    public static void Backup(string dataFile, string copy, bool overwrite = false)
    {
        var source = LogFile.Open(dataFile, LogOpening.ReadOnly);
        var target = Target(copy, source.Path);
        if (File.Exists(target) && !overwrite) throw AlreadyThere(target);
        Replace(source, target);
    }

    /// <summary>Puts a copy in the place of a data file, if it is whole. No program may have that file open.</summary>
    /// <exception cref="ChangeLogException">
    /// The copy is damaged; or there is a data file and <paramref name="overwrite"/> is not set, or it is in use.
    /// </exception>
    public static async Task Restore(string copy, string dataFile, TimeProvider time, bool overwrite, CancellationToken ct)
    {
        var source = LogFile.Open(copy, LogOpening.ReadOnly);
        var target = Target(dataFile, source.Path);
        if (File.Exists(target) && !overwrite) throw AlreadyThere(target);
        await CheckWhole(source, time, ct);
        Replace(source, target);
    }

    private static string Target(string path, string source)
    {
        var full = RealPath.Of(path);
        if (full == source) throw new ChangeLogException(LogFault.AlreadyThere, $"{full} cannot be copied onto itself; choose another name.");
        return Directory.Exists(Path.GetDirectoryName(full))
            ? full
            : throw new ChangeLogException(LogFault.NotFound, $"There is no folder {Path.GetDirectoryName(full)}; make it first.");
    }

    private static ChangeLogException AlreadyThere(string target) =>
        new(LogFault.AlreadyThere, $"{target} is already there; choose another name, or say that it is to be overwritten.");

    private static async Task CheckWhole(LogFile source, TimeProvider time, CancellationToken ct)
    {
        await using var log = SqliteChangeLog.Open(source.Path, LogOpening.ReadOnly, time);
        await foreach (var damage in log.Verify(ct))
        {
            var place = damage.Seq == 0 ? "" : $"in change {damage.Seq} ";
            throw new ChangeLogException(LogFault.Damaged, $"{source.Path} is damaged ({place}{damage.What}) and was not restored; take another copy.");
        }
    }

    private static void Replace(LogFile source, string target)
    {
        using var held = File.Exists(target) ? HoldAlone(target) : null;
        var unfinished = $"{target}.{Guid.NewGuid():N}.unfinished";
        try
        {
            Faults.Translated(unfinished, () =>
            {
                using var from = source.Connect();
                using var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString());
                to.Open();
                from.BackupDatabase(to);
                // One file without a log beside it, so that it can be read from a place that cannot be written.
                return to.One<string>("PRAGMA journal_mode = DELETE");
            });
            using (var written = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite)) DiskFlush.File(written);
            // What an earlier file of the name left would be taken for the new one's, and played into it.
            foreach (var leftover in (string[])["-wal", "-shm", "-journal", CheckpointFile.Ending]) File.Delete(target + leftover);
            File.Move(unfinished, target, overwrite: true);
            DiskFlush.Folder(Path.GetDirectoryName(target)!);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Locks a data file that is about to be replaced, and folds its write-ahead log away, which would otherwise be taken for the new file's.
    /// Both are refused while another program has it open. What is no database needs no lock.
    /// </summary>
    private static SqliteConnection? HoldAlone(string target)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = target, Pooling = false, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            connection.Run("PRAGMA busy_timeout = 200");
            connection.Run("PRAGMA locking_mode = EXCLUSIVE");
            if (connection.One<string>("PRAGMA journal_mode = DELETE") == "wal") throw InUse(target, null);
            connection.Run("BEGIN EXCLUSIVE");
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 5 or 6)
        {
            connection.Dispose();
            throw InUse(target, e);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            return null;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static ChangeLogException InUse(string target, SqliteException? cause) =>
        new(LogFault.Busy, $"{target} is open in another program and cannot be replaced; stop that first.", cause);
}
