using System.Text;
using Binnacle.App.Changes;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_connection_that_writes_says_that_commits_are_flushed_and_erased_content_is_overwritten()
    {
        await using var log = _folder.Open();
        (await log.AppendAhead([Rows.Mixed(2)], 0, default)).ShouldNotBeNull();
        await log.Add(Rows.Mixed(1));
        log.Settings.ShouldBe(new LogSettings(
            JournalMode: "wal", Synchronous: 2, FullFsync: true, SecureDelete: true, BusyTimeoutMilliseconds: 30_000,
            ApplicationId: 0x42696E6E, UserVersion: 4));
    }

    [Fact]
    public async Task A_log_whose_first_append_ahead_came_to_nothing_is_written_to_as_before()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows a file that is open cannot be removed.");
        await using var log = _folder.Open();
        await log.Add(Rows.Mixed(1));
        File.Delete(_folder.DataFile + "-wal");
        (await Should.ThrowAsync<ChangeLogException>(() => log.AppendAhead([Rows.Mixed(2)], 1, default))).Message.ShouldContain("cannot be opened to be flushed");
        (await log.Append([Rows.Mixed(2)], 1, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Whoever_comes_after_the_log_was_closed_is_told()
    {
        var log = _folder.Open();
        await log.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => log.Append([Rows.Mixed(1)], 0, default));
        await log.DisposeAsync();
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_by_name()
    {
        await (_folder.Open()).DisposeAsync();
        _folder.Run("PRAGMA user_version = 5");
        var refusal = Refused(LogOpening.CreateIfMissing, LogFault.Newer);
        refusal.ShouldContain(_folder.DataFile);
        refusal.ShouldContain("newer Binnacle (format 5; this one reads up to 4)");
        Refused(LogOpening.ReadOnly, LogFault.Newer);
    }

    [Fact]
    public async Task A_file_that_a_newer_program_took_over_meanwhile_is_refused_by_who_reads_on()
    {
        await using var log = _folder.Open();
        await using var reading = _folder.Open(LogOpening.ReadOnly);
        await log.Add(Rows.Mixed(1));
        _folder.Run("PRAGMA user_version = 5");
        foreach (var open in new[] { log, reading })
        {
            foreach (var read in new Func<Task>[] { () => open.ReadAll(), () => open.Damages() })
            {
                var refusal = await Should.ThrowAsync<ChangeLogException>(read);
                refusal.Fault.ShouldBe(LogFault.Newer);
                refusal.Message.ShouldContain("install the newer one");
            }
        }
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_as_it_was()
    {
        _folder.Run("CREATE TABLE invoice (number INTEGER)");
        Refused(LogOpening.CreateIfMissing, LogFault.NotALog).ShouldContain("another program");
        _folder.Run("SELECT * FROM invoice");
    }

    [Theory]
    [InlineData(20)]
    [InlineData(511)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_was(int length)
    {
        var content = Encoding.ASCII.GetBytes(new string('x', length));
        File.WriteAllBytes(_folder.DataFile, content);
        foreach (var opening in Enum.GetValues<LogOpening>().Except([LogOpening.New])) Refused(opening, LogFault.NotALog);
        Refused(LogOpening.New, LogFault.AlreadyThere);
        File.ReadAllBytes(_folder.DataFile).ShouldBe(content);
    }

    [Fact]
    public void A_file_that_is_missing_is_told_and_not_made()
    {
        Refused(LogOpening.Existing, LogFault.NotFound).ShouldContain("binnacle init");
        Refused(LogOpening.ReadOnly, LogFault.NotFound);
        File.Exists(_folder.DataFile).ShouldBeFalse();
        Directory.CreateDirectory(_folder.DataFile);
        Refused(LogOpening.CreateIfMissing, LogFault.NotALog).ShouldContain("folder");
        Should.Throw<ChangeLogException>(() => SqliteChangeLog.Open(_folder.File("no/such/place"), LogOpening.CreateIfMissing, TimeProvider.System))
            .Fault.ShouldBe(LogFault.NotFound);
    }

    [Fact]
    public async Task An_empty_file_is_made_a_log_only_when_one_may_be_made()
    {
        File.WriteAllBytes(_folder.DataFile, []);
        Refused(LogOpening.Existing, LogFault.NotALog).ShouldContain("empty");
        await using var log = _folder.Open(LogOpening.New);
        (await log.Head(default)).ShouldBeNull();
    }

    [Fact]
    public async Task Reading_only_sees_all_and_refuses_to_write()
    {
        await using var log = _folder.Open();
        await log.Add(Rows.Mixed(1));
        await using var reading = _folder.Open(LogOpening.ReadOnly);
        (await reading.ReadAll()).Count.ShouldBe(1);
        await log.Add(Rows.Mixed(2));
        (await reading.ReadAll()).Count.ShouldBe(2);
        await reading.ShouldBeWhole();
        (await Should.ThrowAsync<ChangeLogException>(() => reading.Add(Rows.Mixed(3)))).Fault.ShouldBe(LogFault.ReadOnly);
        (await Should.ThrowAsync<ChangeLogException>(() => reading.BeginBatch(default))).Fault.ShouldBe(LogFault.ReadOnly);
    }

    [Fact]
    public async Task Many_may_make_the_same_file_at_the_same_time()
    {
        var logs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _folder.Open())));
        await Task.WhenAll(logs.Select(log => Task.Run(() => log.Add(Rows.Mixed(1)))));
        (await logs[0].ReadAll()).Count.ShouldBe(6);
        foreach (var log in logs) await log.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_the_same_under_every_name_a_link_gives_it()
    {
        await using var log = _folder.Open();
        await using var batch = await log.BeginBatch(default);
        await batch.Write([Rows.Revision()], [], default);
        var link = _folder.File("link.binnacle");
        File.CreateSymbolicLink(link, _folder.DataFile);
        await using (var other = SqliteChangeLog.Open(link, LogOpening.Existing, TimeProvider.System)) await other.Add(Rows.Mixed(1));
        (await batch.Commit(Rows.Ann, 1, default)).ShouldNotBeNull();
        await log.ShouldBeWhole();
    }

    private string Refused(LogOpening opening, LogFault fault)
    {
        var refusal = Should.Throw<ChangeLogException>(() => _folder.Open(opening));
        refusal.Fault.ShouldBe(fault);
        return refusal.Message;
    }
}
