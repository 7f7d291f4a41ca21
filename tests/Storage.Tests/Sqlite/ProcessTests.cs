using System.Text.RegularExpressions;
using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed partial class ProcessTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_processes_write_the_same_file_and_lose_and_repeat_nothing()
    {
        const int each = 60;
        using var first = WriterProcess.Start("both", _folder.DataFile, each);
        using var second = WriterProcess.Start("both", _folder.DataFile, each);
        var told = await Task.WhenAll(first.End(), second.End());
        (await first.Outcome()).ShouldBe((0, ""));
        (await second.Outcome()).ShouldBe((0, ""));

        await using var log = _folder.Open();
        var changes = await log.ReadAll();
        changes.Select(change => (change.Header.Seq, change.Header.Hash.ToString()))
            .ShouldBe(told.SelectMany(part => part).OrderBy(change => change.Seq).Select(change => (change.Seq, change.Hash)));
        changes.Select(change => change.Header.Seq).ShouldBe(Enumerable.Range(1, 2 * each).Select(seq => (long)seq));
        changes.ForEach(WrittenChanges.ShouldBeWhole);
        await log.ShouldBeWhole();
    }

    [Fact]
    public async Task Every_change_is_flushed_to_disk_before_it_is_acknowledged()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is missing: install the package strace.");
        const int edits = 25;
        var trace = _folder.File("trace");
        using var writer = WriterProcess.StartTraced(trace, "edits", _folder.DataFile, edits);
        (await writer.End()).Count.ShouldBe(edits);

        var flushed = false;
        var acknowledged = 0;
        foreach (var call in await File.ReadAllLinesAsync(trace))
        {
            if (Flush().IsMatch(call)) flushed = true;
            if (!Acknowledgement().IsMatch(call)) continue;
            flushed.ShouldBeTrue($"no flush of the data file before: {call}");
            flushed = false;
            acknowledged++;
        }

        acknowledged.ShouldBe(edits);
    }

    /// <summary>A file that may not grow beyond a megabyte stands for a disk that is full.</summary>
    [Theory]
    [InlineData("edits")]
    [InlineData("imports")]
    public async Task A_full_disk_is_told_and_loses_nothing_acknowledged(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no limit on the size of a process's files.");
        using var writer = WriterProcess.StartLimited(kilobytes: 1024, command, _folder.DataFile);
        var told = await writer.End();
        var (code, errors) = await writer.Outcome();
        code.ShouldNotBe(0);
        errors.ShouldContain("ChangeLogException");
        errors.ShouldContain(_folder.DataFile);

        await using var log = _folder.Open(Storage.Sqlite.LogOpening.Existing);
        var changes = await log.ReadAll();
        changes.Select(change => (change.Header.Seq, change.Header.Hash.ToString())).ShouldBe(told.Select(change => (change.Seq, change.Hash)));
        changes.ForEach(WrittenChanges.ShouldBeWhole);
        await log.ShouldBeWhole();
        await log.Add(Rows.Mixed(1));
    }

    [GeneratedRegex(@"\b(fsync|fdatasync)\(\d+<[^>]*strategy\.binnacle[^>]*>")]
    private static partial Regex Flush();

    [GeneratedRegex("""\bwrite\(\d+<pipe:[^>]*>, "\d+ [0-9a-f]{64} edit""")]
    private static partial Regex Acknowledgement();
}
