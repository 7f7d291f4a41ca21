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
    [InlineData("version-4.db", 4)]
    public async Task A_file_of_an_earlier_version_says_what_it_said_and_can_be_continued(string name, int blocks)
    {
        await Stored(name);
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

    [Theory]
    [InlineData("version-1.db", 24)]
    [InlineData("version-2.db", 72)]
    [InlineData("version-3.db", 86)]
    [InlineData("version-4.db", 86)]
    public async Task A_file_of_an_earlier_version_is_read_as_it_is_where_it_cannot_be_written(string name, int rows)
    {
        var before = await Stored(name);
        await using (var log = _folder.Open(LogOpening.ReadOnly))
        {
            (await log.ReadAll()).Sum(change => change.AllObservations.Count() + change.Revisions.Count + change.RedactedRows).ShouldBe(rows);
            await log.ShouldBeWhole();
        }

        (await File.ReadAllBytesAsync(_folder.DataFile)).ShouldBe(before);
    }

    [Theory]
    [InlineData("version-1.db")]
    [InlineData("version-2.db")]
    [InlineData("version-3.db")]
    public async Task What_an_earlier_program_left_half_written_is_swept_and_what_was_removed_from_its_file_is_found(string name)
    {
        await Stored(name);
        _folder.Run("INSERT INTO batch (workspace, batch, lease, begun_at) VALUES (1, 77, 'gone', '')");
        _folder.Run("INSERT INTO revision SELECT workspace, 77, place, kind, id, holds_from, version, body, salt, content_hash FROM revision WHERE batch = 1");
        _folder.Run("CREATE VIEW of_ann AS SELECT c.seq, r.body FROM change c JOIN revision r ON r.batch = c.batch WHERE c.seq <= 2");
        await using (var log = _folder.Open(LogOpening.Existing)) await log.ShouldBeWhole();
        _folder.Count("SELECT count(*) FROM revision WHERE batch IN (77, -77)").ShouldBe(0);
        _folder.Count("SELECT count(*) FROM of_ann").ShouldBe(4);

        await Stored(name);
        _folder.Run("DROP TRIGGER change_never_goes");
        _folder.Run("DELETE FROM change WHERE seq = 5");
        await using (var log = _folder.Open(LogOpening.Existing))
        {
            (await log.Damages()).ShouldContain(damage => damage.What.Contains("a change has been removed"));
            // What is imported later never comes to stand where that was.
            for (var at = 0; at < 8; at++)
            {
                await using var batch = await log.BeginBatch(default);
                await batch.Write([Rows.Revision(at + 1)], [], default);
                (await batch.Commit(Rows.Ann, at + 4, default)).ShouldNotBeNull();
            }

            (await log.ReadAll(after: 4)).Select(change => change.Revisions.ShouldHaveSingleItem()).ShouldBe(Enumerable.Range(1, 8).Select(number => Rows.Revision(number)));
            (await log.Damages()).ShouldContain(damage => damage.What.Contains("a change has been removed"));
        }
    }

    [Fact]
    public async Task Whoever_reads_a_file_while_it_is_made_one_of_this_version_is_told_to_open_it_again()
    {
        await Stored("version-3.db");
        _folder.Run("PRAGMA journal_mode = WAL");
        await using var reading = _folder.Open(LogOpening.ReadOnly);
        await using var changes = reading.ReadAfter(0, default).GetAsyncEnumerator();
        (await changes.MoveNextAsync()).ShouldBeTrue();
        await using (_folder.Open(LogOpening.Existing))
        {
        }

        var refusal = await Should.ThrowAsync<ChangeLogException>(async () =>
        {
            while (await changes.MoveNextAsync()) _ = changes.Current.AllObservations.Count();
        });
        refusal.Message.ShouldContain("newer format");
        (await reading.ReadAll()).Count.ShouldBe(5);
        await reading.ShouldBeWhole();
    }

    /// <returns>Its bytes.</returns>
    private async Task<byte[]> Stored(string name)
    {
        foreach (var ending in (string[])["", "-wal", "-shm"]) File.Delete(_folder.DataFile + ending);
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Stored", name), _folder.DataFile);
        return await File.ReadAllBytesAsync(_folder.DataFile);
    }

    private static ObservationBlock[] Blocks => [Rows.Block(1), Rows.Block(2, "target", after: null), Rows.Gappy(3), Rows.Uneven(4)];

    private static ObservationRow[] Import => [.. Enumerable.Range(1, 5).Select(number => Rows.Value(number, number / 3.0))];
}
