using Binnacle.Storage.Tests.Logs;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Sqlite;

public sealed class SweepTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Opening_sweeps_what_a_killed_import_left_and_nothing_of_one_that_lives()
    {
        await using var log = _folder.Open();
        await using var living = await log.BeginBatch(default);
        await living.Write([Rows.Revision()], [], default);

        using (var dead = WriterProcess.Start("imports", _folder.DataFile))
        {
            // Until it has rows in the file: every batch of its own follows the living one.
            while (_folder.Count("SELECT count(*) FROM observation") == 0) await Task.Delay(1);
            dead.Kill();
            await dead.End();
        }

        await using (_folder.Open()) _folder.Count("SELECT count(*) FROM batch").ShouldBe(1);
        _folder.Count("SELECT count(*) FROM observation WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.batch = observation.batch)").ShouldBe(0);
        Leases().ShouldBe(1);
        var head = (await log.Head(default))?.Seq ?? 0;
        (await living.Commit(Rows.Ann, head, default)).ShouldNotBeNull();
        _folder.Count("SELECT count(*) FROM batch").ShouldBe(0);
        await living.DisposeAsync();
        Leases().ShouldBe(0);
        await log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_batch_swept_because_its_lease_was_removed_by_hand_is_told_and_not_committed_half()
    {
        await using var log = _folder.Open();
        await using var batch = await log.BeginBatch(default);
        await batch.Write([Rows.Revision()], [], default);
        foreach (var lease in Directory.GetFiles(Path.GetDirectoryName(_folder.DataFile)!, "*-lease-*")) File.Delete(lease);
        await using (_folder.Open()) _folder.Count("SELECT count(*) FROM revision").ShouldBe(0);
        (await Should.ThrowAsync<App.Changes.ChangeLogException>(() => batch.Commit(Rows.Ann, 0, default))).Message.ShouldContain("import again");
        (await log.Head(default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_large_change_is_read_in_constant_memory()
    {
        const int rows = 300_000, chunk = 20_000;
        await using var log = _folder.Open();
        await using (var batch = await log.BeginBatch(default))
        {
            for (var first = 0; first < rows; first += chunk)
                await batch.Write([], [.. Enumerable.Range(first, chunk).Select(number => Rows.Value(number + 1, number))], default);
            await batch.Commit(Rows.Ann, 0, default);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0, count = 0;
        await foreach (var change in log.ReadAfter(0, default))
            foreach (var row in change.Observations)
                if (++count % 50_000 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        count.ShouldBe(rows);
        (most - before).ShouldBeLessThan(16_000_000);
    }

    private int Leases() => Directory.GetFiles(Path.GetDirectoryName(_folder.DataFile)!, "*-lease-*").Length;
}
