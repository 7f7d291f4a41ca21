using Binnacle.Storage.Sqlite;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>A folder of the test's own, gone with it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-");

    public string DataFile => File("strategy.binnacle");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public SqliteChangeLog Open(LogOpening opening = LogOpening.CreateIfMissing, TimeProvider? time = null) =>
        SqliteChangeLog.Open(DataFile, opening, time ?? TimeProvider.System);

    public void Dispose() => _folder.Delete(recursive: true);
}
