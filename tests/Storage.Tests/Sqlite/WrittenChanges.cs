using Binnacle.App.Changes;
using Binnacle.Storage.Tests.Writer;
using Shouldly;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>Whether changes of the writer are whole: every row of each, and nothing else.</summary>
internal static class WrittenChanges
{
    public static void ShouldBeWhole(Change change)
    {
        if (change.Revisions is [var revision])
        {
            revision.Body.ShouldBe($$"""{"number":{{change.Header.Seq}}}""");
            change.Observations.ShouldBe([Writing.Row(change.Header.Seq, 0)]);
            return;
        }

        change.Revisions.ShouldBeEmpty();
        change.Observations.Count.ShouldBe(Writing.ChunksInImport * Writing.RowsInChunk);
        var number = (long)change.Observations[0].Value!.Value;
        for (var place = 0; place < change.Observations.Count; place++) change.Observations[place].ShouldBe(Writing.Row(number, place));
    }
}
