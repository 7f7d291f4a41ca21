using Binnacle.App.Changes;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed class BackupTests : IDisposable
{
    private readonly DataFolder _folder = new();

    private string Copy => _folder.File("copy.backup");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_made_while_another_process_writes_is_whole_and_one_file()
    {
        using var writer = WriterProcess.Start("both", _folder.DataFile);
        for (var copy = 0; copy < 5; copy++)
        {
            Acknowledged told = null!;
            for (var i = 0; i < 6; i++) told = (await writer.ReadOne()).ShouldNotBeNull();
            Backups.Backup(_folder.DataFile, Copy, overwrite: copy > 0);
            await using var log = SqliteChangeLog.Open(Copy, LogOpening.ReadOnly, TimeProvider.System);
            var changes = await log.ReadAll();
            changes[(int)told.Seq - 1].Header.Hash.ToString().ShouldBe(told.Hash);
            changes.ForEach(WrittenChanges.ShouldBeWhole);
            await log.ShouldBeWhole();
        }

        writer.Kill();
        await writer.End();
        Directory.GetFiles(Path.GetDirectoryName(Copy)!, "copy*").ShouldBe([Copy]);
    }

    [Fact]
    public async Task A_restored_copy_is_the_log_as_it_was_and_can_be_written()
    {
        await Write(3);
        Backups.Backup(_folder.DataFile, Copy);
        await Write(2);
        await Backups.Restore(Copy, _folder.File("second.binnacle"), TimeProvider.System, overwrite: false, default);
        await Backups.Restore(Copy, _folder.DataFile, TimeProvider.System, overwrite: true, default);
        await using var log = _folder.Open(LogOpening.Existing);
        (await log.ReadAll()).Count.ShouldBe(3);
        log.Settings.JournalMode.ShouldBe("wal");
        await log.Add(Rows.Mixed(4));
        await log.ShouldBeWhole();
    }

    [Fact]
    public async Task Nothing_is_overwritten_unless_it_is_said()
    {
        await Write(1);
        Backups.Backup(_folder.DataFile, Copy);
        Should.Throw<ChangeLogException>(() => Backups.Backup(_folder.DataFile, Copy)).Fault.ShouldBe(LogFault.AlreadyThere);
        (await Should.ThrowAsync<ChangeLogException>(() => Backups.Restore(Copy, _folder.DataFile, TimeProvider.System, false, default)))
            .Fault.ShouldBe(LogFault.AlreadyThere);
        Should.Throw<ChangeLogException>(() => Backups.Backup(_folder.DataFile, _folder.DataFile, overwrite: true)).Fault.ShouldBe(LogFault.AlreadyThere);
        Should.Throw<ChangeLogException>(() => Backups.Backup(_folder.DataFile, _folder.File("none/copy"))).Fault.ShouldBe(LogFault.NotFound);
        Should.Throw<ChangeLogException>(() => Backups.Backup(_folder.File("none"), _folder.File("copy2"))).Fault.ShouldBe(LogFault.NotFound);
    }

    [Fact]
    public async Task A_file_in_use_is_not_replaced()
    {
        await Write(1);
        Backups.Backup(_folder.DataFile, Copy);
        await using var log = _folder.Open();
        await log.Add(Rows.Mixed(2));
        var refusal = await Should.ThrowAsync<ChangeLogException>(() => Backups.Restore(Copy, _folder.DataFile, TimeProvider.System, true, default));
        refusal.Fault.ShouldBe(LogFault.Busy);
        Should.Throw<ChangeLogException>(() => Backups.Backup(Copy, _folder.DataFile, overwrite: true)).Fault.ShouldBe(LogFault.Busy);
        (await log.ReadAll()).Count.ShouldBe(2);
        await log.Add(Rows.Mixed(3));
        await log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_damaged_copy_is_not_restored()
    {
        await Write(3);
        Backups.Backup(_folder.DataFile, Copy);
        using (var connection = new SqliteConnection($"Data Source={Copy};Pooling=False"))
        {
            connection.Open();
            connection.Run("DROP TRIGGER observation_never_differs");
            connection.Run("UPDATE observation SET value = 99 WHERE batch = 2 AND place = 0");
        }

        var refusal = await Should.ThrowAsync<ChangeLogException>(() => Backups.Restore(Copy, _folder.DataFile, TimeProvider.System, true, default));
        refusal.Fault.ShouldBe(LogFault.Damaged);
        await using var log = _folder.Open();
        (await log.ReadAll()).Count.ShouldBe(3);
        await log.ShouldBeWhole();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_ruined_or_lost_file_is_replaced_with_what_stands_beside_it(bool lost)
    {
        using (var writer = WriterProcess.Start("edits", _folder.DataFile))
        {
            for (var i = 0; i < 20; i++) await writer.ReadOne();
            writer.Kill();
            await writer.End();
        }

        var leftover = _folder.File("leftover");
        File.Move(_folder.DataFile + "-wal", leftover);
        File.Delete(_folder.DataFile);
        await Write(3);
        Backups.Backup(_folder.DataFile, Copy);
        if (lost) File.Delete(_folder.DataFile);
        else File.WriteAllText(_folder.DataFile, "ruined");
        File.Move(leftover, _folder.DataFile + "-wal", overwrite: true);
        await Backups.Restore(Copy, _folder.DataFile, TimeProvider.System, overwrite: true, default);
        await using var log = _folder.Open(LogOpening.Existing);
        (await log.ReadAll()).Count.ShouldBe(3);
        await log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_copy_made_during_an_import_does_not_have_it_and_loses_its_rows_when_it_is_written()
    {
        await using var log = _folder.Open();
        await log.Add(Rows.Mixed(1));
        await using var batch = await log.BeginBatch(default);
        await batch.Write([Rows.Revision()], [], default);
        Backups.Backup(_folder.DataFile, Copy);
        await using var copied = SqliteChangeLog.Open(Copy, LogOpening.Existing, TimeProvider.System);
        (await copied.ReadAll()).Count.ShouldBe(1);
        await copied.ShouldBeWhole();
        using var connection = new SqliteConnection($"Data Source={Copy};Pooling=False");
        connection.Open();
        connection.One<long>("SELECT count(*) FROM revision").ShouldBe(2);
        (await batch.Commit(Rows.Ann, 1, default)).ShouldNotBeNull();
    }

    private async Task Write(int changes)
    {
        await using var log = _folder.Open();
        for (var i = 1; i <= changes; i++) await log.Add(Rows.Mixed(i));
    }
}
