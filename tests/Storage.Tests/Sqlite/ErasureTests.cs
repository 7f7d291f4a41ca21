using System.Text;
using Binnacle.App.Changes;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>What is erased or redacted is out of the bytes on disk, not only out of sight.</summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private readonly DataFolder _folder = new();
    private SqliteChangeLog _log = null!;

    private IPersonDirectory Persons => _log;

    private IAttachments Attachments => _log;

    public ValueTask InitializeAsync()
    {
        _log = _folder.Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_person_is_saved_renamed_listed_and_erased_and_the_log_knows_the_id_only()
    {
        await Persons.Save([new PersonName("p2", "Bo Ek", null), new PersonName("p1", "Ann Zzyzx", "ann@zzyzx.example")], default);
        await Persons.Save([new PersonName("p2", "Bo Eklund", "bo@example.org")], default);
        (await Persons.All(default)).ShouldBe([new PersonName("p1", "Ann Zzyzx", "ann@zzyzx.example"), new PersonName("p2", "Bo Eklund", "bo@example.org")]);
        await _log.Add(Rows.Draft(Rows.Value(1, 1)) with { Author = Rows.Ann with { Actor = "p1" } });
        OnDisk("zzyzx").ShouldBeTrue();

        (await Persons.Erase("p1", default)).ShouldBeTrue();
        (await Persons.Erase("p1", default)).ShouldBeFalse();
        (await Persons.All(default)).Select(person => person.Id).ShouldBe(["p2"]);
        OnDisk("zzyzx").ShouldBeFalse();
        (await _log.ReadAll())[0].Header.Author.Actor.ShouldBe("p1");
        await _log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_person_takes_the_attachments_along()
    {
        await Persons.Save([new PersonName("p1", "Ann", null)], default);
        var letter = new Attachment("letter.txt", "text/plain", "p1", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Qwqwq ", 5_000))));
        var minutes = new Attachment("minutes.txt", "text/plain", null, "Minutes"u8.ToArray());
        var hash = await Attachments.Save(letter, default);
        (await Attachments.Save(letter with { Name = "same.txt" }, default)).ShouldBe(hash);
        var other = await Attachments.Save(minutes, default);
        var found = (await Attachments.Find(hash, default)).ShouldNotBeNull();
        (found.Name, found.MediaType, found.Owner).ShouldBe(("letter.txt", "text/plain", "p1"));
        found.Content.ShouldBe(letter.Content);

        await Persons.Erase("p1", default);
        (await Attachments.Find(hash, default)).ShouldBeNull();
        OnDisk("Qwqwq").ShouldBeFalse();
        (await Attachments.Erase(other, default)).ShouldBeTrue();
        (await Attachments.Erase(other, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Redacted_content_is_out_of_the_file_and_its_log()
    {
        var secret = Rows.Value(1, 1, note: "Xyzzy was here");
        await _log.Add(new ChangeDraft(
            Rows.Ann with { Reason = "Xyzzy said so" },
            [Rows.Revision(1, body: $$"""{"description":"{{string.Concat(Enumerable.Repeat("Xyzzy ", 3_000))}}"}""")],
            [secret, secret with { Word = "Xyzzy", State = "word", Source = "Xyzzy" }]));
        await _log.Add(Rows.Mixed(2));
        OnDisk("Xyzzy").ShouldBeTrue();
        await _log.Redact(1);
        OnDisk("Xyzzy").ShouldBeFalse();
        await _log.ShouldBeWhole();
    }

    [Fact]
    public async Task Content_held_by_a_reader_leaves_the_disk_at_the_next_opening()
    {
        await _log.Add(Rows.Draft(Rows.Value(1, 1, note: "Xyzzy was here")));
        await using (var reader = _log.ReadAfter(0, default).GetAsyncEnumerator())
        {
            await reader.MoveNextAsync();
            await _log.Redact(1);
        }

        await using (_folder.Open()) OnDisk("Xyzzy").ShouldBeFalse();
    }

    private bool OnDisk(string text) =>
        Directory.GetFiles(Path.GetDirectoryName(_folder.DataFile)!).Any(file =>
        {
            // In place of File.ReadAllBytes: closing a handle of ours would drop SQLite's locks.
            using var copy = System.Diagnostics.Process.Start("cp", [file, _folder.File("copied")]);
            copy.WaitForExit();
            var found = File.ReadAllBytes(_folder.File("copied")).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
            File.Delete(_folder.File("copied"));
            return found;
        });
}
