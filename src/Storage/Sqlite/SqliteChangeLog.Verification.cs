using System.Runtime.CompilerServices;
using Binnacle.App.Changes;

namespace Binnacle.Storage.Sqlite;

public sealed partial class SqliteChangeLog
{
    public async IAsyncEnumerable<LogDamage> Verify([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        using var connection = Faults.Translated(Path, _file.Connect);
        foreach (var damage in LogWalk.Damages(_file, connection, _workspace))
        {
            ct.ThrowIfCancellationRequested();
            yield return damage;
        }
    }
}
