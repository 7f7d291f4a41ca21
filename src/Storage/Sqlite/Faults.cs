using Binnacle.App.Changes;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Sqlite;

/// <summary>Says in a sentence what SQLite says in a number.</summary>
internal static class Faults
{
    private const int Error = 1, Permission = 3, Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, Mismatch = 20, NotADatabase = 26;

    public static T Translated<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Of(path, e);
        }
    }

    /// <summary>As <see cref="Translated"/>; a stored value that is not of its column's type, or absent where none may be, is damage too.</summary>
    public static T Reading<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Of(path, e);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw new ChangeLogException(LogFault.Damaged, $"{path} is damaged ({e.Message.TrimEnd('.')}); restore a backup.", e);
        }
    }

    public static bool IsUnreadable(Exception e) =>
        e is InvalidCastException or InvalidOperationException or OverflowException or ArgumentException or FormatException;

    public static ChangeLogException Of(string path, SqliteException e) => e.SqliteErrorCode switch
    {
        Busy or Locked => new(LogFault.Busy, $"{path} is kept locked by another process; wait until it has finished, or stop it.", e),
        ReadOnly => new(LogFault.ReadOnly, $"{path} can only be read; allow writing to the file and its folder.", e),
        Full => new(LogFault.Unavailable, $"The disk that holds {path} is full; nothing was recorded. Free some space and try again.", e),
        CannotOpen or Permission => new(LogFault.Unavailable, $"{path} cannot be opened; check that its folder exists and may be written.", e),
        NotADatabase => new(LogFault.NotALog, $"{path} is not a Binnacle data file.", e),
        Error or Corrupt or Mismatch => new(LogFault.Damaged, $"{path} is damaged ({e.Message.TrimEnd('.')}); restore a backup.", e),
        _ => new(LogFault.Unavailable, $"{path} cannot be used now: {e.Message}", e),
    };
}
