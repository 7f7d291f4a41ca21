using Binnacle.App.Changes;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed class SqliteContractTests : ChangeLogContract
{
    private readonly DataFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_same_rows_again_do_not_show_in_the_file_that_they_are_the_same()
    {
        await Log.Append([Rows.Mixed(1), Rows.Mixed(1), Rows.Mixed(1)], 0, default);
        using var connection = new SqliteConnection($"Data Source={_folder.DataFile};Pooling=False");
        connection.Open();
        connection.One<long>("SELECT count(DISTINCT digest) FROM change").ShouldBe(3);
        connection.One<long>("SELECT count(DISTINCT content_hash) FROM observation").ShouldBe(connection.One<long>("SELECT count(*) FROM observation"));
    }

    protected override Task<IChangeLog> Open() => Task.FromResult<IChangeLog>(_folder.Open(time: Time));
}
