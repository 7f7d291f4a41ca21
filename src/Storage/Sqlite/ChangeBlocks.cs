using Binnacle.App.Changes;
using Binnacle.Storage.Blocks;

namespace Binnacle.Storage.Sqlite;

/// <summary>The blocks of a change, read from the file each time they are enumerated.</summary>
internal sealed class ChangeBlocks(LogFile file, StoredRows<StoredBlock> rows) : IEnumerable<ObservationBlock>
{
    public IEnumerator<ObservationBlock> GetEnumerator()
    {
        var text = new BlockText();
        foreach (var row in rows)
            yield return Faults.Reading(file.Path, () => text.Read(row));
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
