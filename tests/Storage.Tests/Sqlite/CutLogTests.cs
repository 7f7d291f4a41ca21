using System.Buffers.Binary;
using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

/// <summary>A power cut can leave any beginning of SQLite's write-ahead log on disk.</summary>
public sealed class CutLogTests : IDisposable
{
    private const int RandomCuts = 1_000;
    private const int WalHeader = 32;
    private const int FrameHeader = 24;

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_cut_anywhere_opens_with_a_beginning_of_whole_changes()
    {
        var written = await WriteAndDie(changes: 24);
        var wal = await File.ReadAllBytesAsync(_folder.DataFile + "-wal");
        var main = await File.ReadAllBytesAsync(_folder.DataFile);
        var frame = FrameHeader + (int)BinaryPrimitives.ReadUInt32BigEndian(wal.AsSpan(8));
        var frames = (wal.Length - WalHeader) / frame;
        frames.ShouldBeGreaterThan(100);

        var random = new Random(7);
        var cuts = Enumerable.Range(0, frames + 1).Select(count => WalHeader + (count * frame))
            .Concat([0, 1, WalHeader - 1])
            .Concat(Enumerable.Range(0, RandomCuts).Select(_ => random.Next(wal.Length)));
        var file = _folder.File("cut.binnacle");
        var seen = new HashSet<int>();
        // The first cut takes nothing away: so it tells of a change too that was committed and not acknowledged any more.
        foreach (var cut in cuts.Prepend(wal.Length))
        {
            await File.WriteAllBytesAsync(file, main);
            await File.WriteAllBytesAsync(file + "-wal", wal[..cut]);
            await using (var log = SqliteChangeLog.Open(file, cut % 2 == 0 ? LogOpening.Existing : LogOpening.ReadOnly, TimeProvider.System))
            {
                var changes = await log.ReadAll();
                if (cut == wal.Length) written.AddRange(changes.Skip(written.Count).Take(1).Select(change => new Acknowledged(change.Header.Seq, change.Header.Hash.ToString(), "untold")));
                changes.Select(change => (change.Header.Seq, change.Header.Hash.ToString()))
                    .ShouldBe(written.Take(changes.Count).Select(change => (change.Seq, change.Hash)), $"cut at {cut}");
                changes.ForEach(WrittenChanges.ShouldBeWhole);
                await log.ShouldBeWhole();
                seen.Add(changes.Count);
            }

            foreach (var left in Directory.GetFiles(Path.GetDirectoryName(file)!, "cut.binnacle*")) File.Delete(left);
        }

        // Every number of changes has been met: no two of them stand or fall together.
        seen.Order().ShouldBe(Enumerable.Range(0, written.Count + 1));
    }

    /// <summary>The process is killed, so that the log stays as it is: who closes a file in good order folds it away.</summary>
    private async Task<List<Acknowledged>> WriteAndDie(int changes)
    {
        using var writer = WriterProcess.Start("both", _folder.DataFile);
        var written = new List<Acknowledged>();
        while (written.Count < changes) written.Add((await writer.ReadOne()).ShouldNotBeNull());
        writer.Kill();
        written.AddRange(await writer.End());
        if (File.Exists(_folder.DataFile + "-shm")) File.Delete(_folder.DataFile + "-shm");
        return written;
    }
}
