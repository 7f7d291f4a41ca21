using Binnacle.App.Changes;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>A file of every schema version there has been, as the program of its time wrote it, is opened for ever.</summary>
public sealed class StoredFileTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("version-1.db", 0)]
    [InlineData("version-2.db", 2)]
    [InlineData("version-3.db", 4)]
    public async Task A_file_of_an_earlier_version_says_what_it_said_and_can_be_continued(string name, int blocks)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Stored", name), _folder.DataFile);
        await using var log = _folder.Open(LogOpening.Existing);
        await log.ShouldBeWhole();
        // Made with three drafts, an import of two chunks, a redaction of the third, an hour between each, and a person.
        var changes = await log.ReadAll();
        changes.Count.ShouldBe(5);
        foreach (var number in (int[])[1, 2])
        {
            changes[number - 1].Header.Author.ShouldBe(Rows.Mixed(number).Author);
            changes[number - 1].Revisions.ShouldBe(Rows.Mixed(number).Revisions);
            changes[number - 1].Observations.ShouldBe(Rows.Mixed(number).Observations);
        }

        changes[2].RedactedRows.ShouldBe(6);
        changes[3].Observations.ShouldBe(Import);
        changes[3].Blocks.SelectMany(block => block.Observations()).ShouldBe(Blocks.Take(blocks).SelectMany(block => block.Observations()));
        changes[4].Revisions.ShouldHaveSingleItem().Kind.ShouldBe(Redaction.Kind);
        changes.Select(change => change.Header.RecordedAt).ShouldBe(Enumerable.Range(0, 5).Select(hour => new Clock().Time.AddHours(hour)));
        (await ((IPersonDirectory)log).All(default)).ShouldBe([new PersonName("ann", "Ann Åkesson", "ann@example.org")]);

        (await log.Add(Rows.Mixed(6))).Seq.ShouldBe(6);
        // What formats have since is there from the first opening for writing on.
        await using (var batch = await log.BeginBatch(default))
        {
            await batch.Write([Rows.Block(1)], default);
            await batch.Commit(Rows.Ann, 6, default);
        }

        (await log.ReadAll())[6].Blocks.ShouldHaveSingleItem();
        await log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_file_of_the_first_format_is_read_as_it_is_where_it_cannot_be_written()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Stored", "version-1.db"), _folder.DataFile);
        var before = await File.ReadAllBytesAsync(_folder.DataFile);
        await using (var log = _folder.Open(LogOpening.ReadOnly))
        {
            (await log.ReadAll()).Count.ShouldBe(5);
            await log.ShouldBeWhole();
        }

        (await File.ReadAllBytesAsync(_folder.DataFile)).ShouldBe(before);
    }

    private static ObservationBlock[] Blocks => [Rows.Block(1), Rows.Block(2, "target", after: null), Rows.Gappy(3), Rows.Uneven(4)];

    private static ObservationRow[] Import => [.. Enumerable.Range(1, 5).Select(number => Rows.Value(number, number / 3.0))];
}
