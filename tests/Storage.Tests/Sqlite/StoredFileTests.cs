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
    [InlineData("version-1.db")]
    public async Task A_file_of_an_earlier_version_says_what_it_said_and_can_be_continued(string name)
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
        changes[4].Revisions.ShouldHaveSingleItem().Kind.ShouldBe(Redaction.Kind);
        changes.Select(change => change.Header.RecordedAt).ShouldBe(Enumerable.Range(0, 5).Select(hour => new Clock().Time.AddHours(hour)));
        (await ((IPersonDirectory)log).All(default)).ShouldBe([new PersonName("ann", "Ann Åkesson", "ann@example.org")]);

        (await log.Add(Rows.Mixed(6))).Seq.ShouldBe(6);
        await log.ShouldBeWhole();
    }

    private static ObservationRow[] Import => [.. Enumerable.Range(1, 5).Select(number => Rows.Value(number, number / 3.0))];
}
