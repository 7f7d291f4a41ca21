using Binnacle.App.Changes;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Logs;

public abstract partial class ChangeLogContract
{
    [Fact]
    public async Task A_batch_is_invisible_until_it_is_one_change_and_holds_nobody_up()
    {
        await using var other = await Open();
        await using var batch = await Log.BeginBatch(default);
        await batch.Write([Rows.Revision(7)], Values(0, 1000), default);
        (await other.Head(default)).ShouldBeNull();
        await other.Add(Rows.Mixed(1));
        await batch.Write([Rows.Revision(8)], Values(1000, 500), default);
        (await other.ReadAll()).Count.ShouldBe(1);

        (await batch.Commit(Rows.Ann, 0, default)).ShouldBeNull();
        var header = (await batch.Commit(Rows.Ann, 1, default)).ShouldNotBeNull();
        header.Seq.ShouldBe(2);
        var change = (await other.ReadAll(after: 1)).ShouldHaveSingleItem();
        change.Header.ShouldBe(header);
        change.Revisions.Select(row => row.Element).ShouldBe([7, 8]);
        change.Observations.ShouldBe(Values(0, 1500));
        await other.ShouldBeWhole();
    }

    [Fact]
    public async Task A_change_of_any_size_can_be_counted_enumerated_twice_and_reached_by_index()
    {
        const int rows = 60_000;
        await using var batch = await Log.BeginBatch(default);
        for (var from = 0; from < rows; from += 20_000) await batch.Write([], Values(from, 20_000), default);
        await batch.Commit(Rows.Ann, 0, default);
        var observations = (await Log.ReadAll())[0].Observations;
        observations.Count.ShouldBe(rows);
        observations.Select(row => row.Measure).ShouldBe(Enumerable.Range(1, rows));
        observations.Select(row => row.Measure).ShouldBe(Enumerable.Range(1, rows));
        for (var i = 0; i < rows; i += 7) observations[i].Measure.ShouldBe(i + 1);
        observations[3].Measure.ShouldBe(4);
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_batch_given_up_leaves_nothing_and_its_place_is_free()
    {
        await using (var batch = await Log.BeginBatch(default)) await batch.Write([], Values(0, 100), default);
        await Log.Add(Rows.Mixed(1));
        (await Log.ReadAll()).ShouldHaveSingleItem().Observations.ShouldBe(Rows.Mixed(1).Observations);
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Opening_the_log_leaves_a_batch_alone_that_is_being_written()
    {
        await using var batch = await Log.BeginBatch(default);
        await batch.Write([], Values(0, 100), default);
        await using (await Open())
        {
            await batch.Write([], Values(100, 100), default);
            (await batch.Commit(Rows.Ann, 0, default)).ShouldNotBeNull();
        }

        (await Log.ReadAll())[0].Observations.ShouldBe(Values(0, 200));
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Two_batches_at_once_become_two_changes_in_the_order_they_were_committed()
    {
        await using var first = await Log.BeginBatch(default);
        await using var second = await Log.BeginBatch(default);
        await first.Write([], Values(0, 10), default);
        await second.Write([], Values(10, 10), default);
        await first.Write([], Values(20, 10), default);
        (await second.Commit(Rows.Ann, 0, default)).ShouldNotBeNull();
        (await first.Commit(Rows.Ann, 1, default)).ShouldNotBeNull();
        var changes = await Log.ReadAll();
        changes[0].Observations.ShouldBe(Values(10, 10));
        changes[1].Observations.ShouldBe([.. Values(0, 10), .. Values(20, 10)]);
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_batch_is_committed_once_and_never_without_rows()
    {
        await using var batch = await Log.BeginBatch(default);
        await Should.ThrowAsync<InvalidOperationException>(() => batch.Commit(Rows.Ann, 0, default));
        await batch.Write([], Values(0, 1), default);
        await batch.Commit(Rows.Ann, 0, default);
        await Should.ThrowAsync<InvalidOperationException>(() => batch.Commit(Rows.Ann, 1, default));
        await Should.ThrowAsync<InvalidOperationException>(() => batch.Write([], Values(0, 1), default));
    }

    private static ObservationRow[] Values(int from, int count) =>
        [.. Enumerable.Range(from, count).Select(number => Rows.Value(number + 1, number / 7.0))];
}
