using Binnacle.Storage.Sqlite;
using Binnacle.Storage.Tests.Logs;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed class KilledWriterTests
{
    private const int Lanes = 4;
    private const int FilesInLane = 5;
    private const int KillsOfFile = 17;

    /// <summary>Three hundred kills and more, at any moment: while starting, opening, sweeping, writing a chunk, committing, telling.</summary>
    [Fact]
    public async Task A_writer_killed_at_any_moment_leaves_what_was_acknowledged_and_nothing_else()
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(async () =>
        {
            var acknowledged = 0;
            var random = new Random(lane);
            for (var file = 0; file < FilesInLane; file++)
                acknowledged += await KillAgainAndAgain(lane switch { 0 => "edits", 1 => "ahead", 2 => "imports", _ => "both" }, random);
            return acknowledged;
        })));
        counts.Sum().ShouldBeGreaterThan(FilesInLane * KillsOfFile, "most kills must come while changes are written, or they show nothing");
    }

    /// <returns>How many changes were acknowledged.</returns>
    private static async Task<int> KillAgainAndAgain(string command, Random random)
    {
        using var folder = new DataFolder();
        var acknowledged = new List<Acknowledged>();
        for (var kill = 0; kill < KillsOfFile; kill++)
        {
            using var writer = WriterProcess.Start(command, folder.DataFile);
            // Now and then while it starts; mostly once it writes.
            if (random.Next(8) > 0 && await writer.ReadOne() is { } first) acknowledged.Add(first);
            await Task.Delay(random.Next(12));
            writer.Kill();
            acknowledged.AddRange(await writer.End());
            await CheckFile(folder, acknowledged);
        }

        return acknowledged.Count;
    }

    private static async Task CheckFile(DataFolder folder, List<Acknowledged> acknowledged)
    {
        await using var log = folder.Open();
        var known = acknowledged.Count == 0 ? 0 : acknowledged[^1].Seq;
        var head = await log.Head(default);
        // The one that was committed when its writer died before telling, and one that was written ahead of it.
        (head?.Seq ?? 0).ShouldBeInRange(known, known + 2);
        foreach (var untold in await log.ReadAll(after: known)) acknowledged.Add(new Acknowledged(untold.Header.Seq, untold.Header.Hash.ToString(), "untold"));
        acknowledged.Select(change => change.Seq).ShouldBe(Enumerable.Range(1, acknowledged.Count).Select(seq => (long)seq));

        var recent = await log.ReadAll(after: Math.Max(0, known - 20));
        recent.Select(change => change.Header.Hash.ToString()).ShouldBe(acknowledged.TakeLast(recent.Count).Select(change => change.Hash));
        recent.ForEach(WrittenChanges.ShouldBeWhole);
        await log.ShouldBeWhole();
        Directory.GetFiles(Path.GetDirectoryName(folder.DataFile)!, "*-lease-*").ShouldBeEmpty();
        using var connection = new SqliteConnection($"Data Source={folder.DataFile};Pooling=False");
        connection.Open();
        connection.One<long>("SELECT count(*) FROM batch").ShouldBe(0);
    }
}
