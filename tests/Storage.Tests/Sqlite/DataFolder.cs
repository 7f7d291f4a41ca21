using Binnacle.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>A folder of the test's own, gone with it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-");

    public string DataFile => File("strategy.binnacle");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public SqliteChangeLog Open(LogOpening opening = LogOpening.CreateIfMissing, TimeProvider? time = null) =>
        SqliteChangeLog.Open(DataFile, opening, time ?? TimeProvider.System);

    /// <summary>As another program would, which knows nothing of us.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={DataFile};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <returns>How many rows were touched.</returns>
    public int Run(string sql)
    {
        using var connection = Connect();
        return connection.Run(sql);
    }

    public long Count(string sql)
    {
        using var connection = Connect();
        return connection.One<long>(sql);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
