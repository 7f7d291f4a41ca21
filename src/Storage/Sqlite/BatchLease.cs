namespace Binnacle.Storage.Sqlite;

/// <summary>
/// Says that the process writing a batch lives: a file beside the data file, locked for as long as it does. The system lets go of the lock
/// when a process dies, however it dies, so neither clocks nor heartbeats are needed. All users of the file are on one machine: SQLite's
/// write-ahead log asks for that anyway.
/// </summary>
internal sealed class BatchLease : IDisposable
{
    private readonly FileStream _locked;

    private BatchLease(string token, FileStream locked)
    {
        Token = token;
        _locked = locked;
    }

    /// <summary>Never used twice, so a lease that was let go cannot be taken for a new one.</summary>
    public string Token { get; }

    public static BatchLease Take(LogFile file)
    {
        var token = Guid.NewGuid().ToString("N");
        return new BatchLease(token, new FileStream(NameOf(file, token), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
    }

    /// <summary>Whether nobody holds it any more; then its file is gone too.</summary>
    public static bool IsAbandoned(LogFile file, string token)
    {
        var name = NameOf(file, token);
        if (!File.Exists(name)) return true;
        try
        {
            using var locked = new FileStream(name, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The tokens of all lease files there are, held or left behind.</summary>
    public static IEnumerable<string> Tokens(LogFile file) =>
        Directory.EnumerateFiles(file.Folder, Path.GetFileName(file.Path) + "-lease-*")
            .Select(name => name[(name.LastIndexOf('-') + 1)..]);

    public void Dispose() => _locked.Dispose();

    private static string NameOf(LogFile file, string token) => $"{file.Path}-lease-{token}";
}
