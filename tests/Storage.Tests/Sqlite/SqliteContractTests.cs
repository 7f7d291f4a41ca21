using Binnacle.App.Changes;
using Binnacle.Storage.Tests.Logs;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed class SqliteContractTests : ChangeLogContract
{
    private readonly DataFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    protected override Task<IChangeLog> Open() => Task.FromResult<IChangeLog>(_folder.Open(time: Time));
}
