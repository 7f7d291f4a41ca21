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

    /// <summary>Whatever thread does it: the page with the change's hash was written to the write-ahead log, then a flush of that began and ended, and only then the change was told.</summary>
    [Theory]
    [InlineData("edits")]
    [InlineData("ahead")]
    public async Task Every_change_is_flushed_to_disk_before_it_is_acknowledged(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is missing: install the package strace.");
        const int edits = 25;
        var trace = _folder.File("trace");
        using var writer = WriterProcess.StartTraced(trace, command, _folder.DataFile, edits);
        var told = await writer.End();
        told.Count.ShouldBe(edits);

        var acknowledged = 0;
        var (written, onDisk) = (new List<string>(), new List<string>());
        // By thread: a page whose writing, and what a flush found written, before it ended.
        var (writing, flushing) = (new Dictionary<string, string>(), new Dictionary<string, string[]>());
        foreach (var call in await File.ReadAllLinesAsync(trace))
        {
            var thread = call.Split(' ')[0];
            if (Page().IsMatch(call)) writing[thread] = call.Replace("\\x", "", StringComparison.Ordinal);
            if (Flush().IsMatch(call)) flushing[thread] = [.. written];
            if (Acknowledgement().Match(call) is { Success: true } match)
            {
                onDisk.ShouldContain(page => page.Contains(match.Groups[1].Value, StringComparison.Ordinal), $"no flush of its page before: {call}");
                acknowledged++;
            }
            if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal)) continue;
            if (writing.Remove(thread, out var page)) written.Add(page);
            if (flushing.Remove(thread, out var flushed)) onDisk = [.. onDisk.Union(flushed)];
        }

        acknowledged.ShouldBe(edits);
    }

    [Theory]
    [InlineData("edits")]
    [InlineData("ahead")]
    public async Task Where_a_flush_fails_nothing_behind_it_is_acknowledged(string command)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/strace"), "strace is missing: install the package strace.");
        using var writer = WriterProcess.StartOnBrokenDisk(_folder.File("trace"), from: 40, command, _folder.DataFile, count: 1000);
        var told = await writer.End();
        var (code, errors) = await writer.Outcome();
        code.ShouldNotBe(0);
        errors.ShouldContain("ChangeLogException");
        errors.ShouldContain(_folder.DataFile);
        told.Count.ShouldBeInRange(10, 100);

        // A new process finds at least what was acknowledged, and goes on.
        await using var log = _folder.Open(Storage.Sqlite.LogOpening.Existing);
        var changes = await log.ReadAll();
        changes.Take(told.Count).Select(change => (change.Header.Seq, change.Header.Hash.ToString())).ShouldBe(told.Select(change => (change.Seq, change.Hash)));
        changes.ForEach(WrittenChanges.ShouldBeWhole);
        await log.ShouldBeWhole();
        await log.Add(Rows.Mixed(1));
    }

    /// <summary>A file that may not grow beyond a megabyte stands for a disk that is full.</summary>
    [Theory]
    [InlineData("edits")]
    [InlineData("ahead")]
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

    [GeneratedRegex(@"\bpwrite64\(\d+<[^>]*strategy\.binnacle-wal>")]
    private static partial Regex Page();

    [GeneratedRegex(@"\b(fsync|fdatasync)\(\d+<[^>]*strategy\.binnacle-wal>")]
    private static partial Regex Flush();

    [GeneratedRegex("""\bwrite\(\d+<pipe:[^>]*>, "\d+ ([0-9a-f]{64}) edit""")]
    private static partial Regex Acknowledgement();
}
