using Binnacle.App.Changes;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Logs;

/// <summary>What every store of the log must do. A store's own test class opens it; each test begins with an empty log.</summary>
public abstract partial class ChangeLogContract : IAsyncLifetime
{
    protected TimeProvider Time => Clock;

    private protected Clock Clock { get; } = new();

    private protected IChangeLog Log { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Log = await Open();

    public virtual async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the test's log, as another process would.</summary>
    protected abstract Task<IChangeLog> Open();

    [Fact]
    public async Task An_empty_log_has_no_head_and_nothing_to_read_and_is_whole()
    {
        (await Log.Head(default)).ShouldBeNull();
        (await Log.ReadAll()).ShouldBeEmpty();
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task What_is_read_is_what_was_written()
    {
        var drafts = Enumerable.Range(1, 20).Select(Rows.Mixed).ToList();
        var headers = (await Log.Append(drafts, 0, default)).ShouldNotBeNull();
        headers.Select(header => header.Seq).ShouldBe(Enumerable.Range(1, 20).Select(seq => (long)seq));
        (await Log.Head(default)).ShouldBe(headers[^1]);

        await using var other = await Open();
        foreach (var log in (IChangeLog[])[Log, other])
        {
            var changes = await log.ReadAll();
            changes.Select(change => change.Header).ShouldBe(headers);
            changes.Select(change => change.Header.Author).ShouldBe(drafts.Select(draft => draft.Author));
            for (var i = 0; i < drafts.Count; i++)
            {
                changes[i].Revisions.ShouldBe(drafts[i].Revisions);
                changes[i].Observations.ShouldBe(drafts[i].Observations);
                changes[i].RedactedRows.ShouldBe(0);
            }

            await log.ShouldBeWhole();
        }
    }

    [Fact]
    public async Task Large_and_small_changes_appended_at_once_are_each_whole()
    {
        // Rows of the first are more than are hashed in one piece.
        ChangeDraft[] drafts = [Rows.Draft([.. Enumerable.Range(1, 1000).Select(measure => Rows.Value(measure, measure / 7.0))]), Rows.Mixed(1), Rows.Draft(Rows.Value(1, 2)), Rows.Mixed(2)];
        (await Log.Append(drafts, 0, default)).ShouldNotBeNull();
        await Log.ShouldBeWhole();
        (await Log.ReadAll()).Select(change => change.Observations.Count).ShouldBe([1000, 4, 1, 4]);
    }

    [Fact]
    public async Task A_row_never_has_what_the_one_before_it_said()
    {
        // The same piece of text on either side of nothing, the same number behind a word, the same bits behind none.
        var (note, word) = ("the same note", "amber");
        ObservationRow[] rows =
        [
            Rows.Value(1, 2, note), Rows.Value(1, 2), Rows.Value(1, 2, note), Rows.Value(1, 0, note),
            new(1, "actual", "M2026-02-01", null, word, "word", null, null, note), Rows.Value(1, 2, note), new(1, "actual", "M2026-03-01", null, word, "word", null, null, null),
            new(2, "actual", "M2026-03-01", null, null, "cleared", null, null, null), Rows.Value(2, 2, word),
        ];
        await Log.Append([Rows.Draft(rows), Rows.Draft(rows[^1]), Rows.Draft(rows)], 0, default);
        // A change that fails in its middle has said some of it: what follows is whole all the same.
        await Should.ThrowAsync<ArgumentException>(() => Log.Append([Rows.Draft(Rows.Value(3, 3, note), Rows.Value(3, 3, "no\0store keeps it"))], 3, default));
        await Log.Append([Rows.Draft(rows)], 3, default);
        (await Log.ReadAll()).Select(change => change.Observations).ShouldBe([rows, [rows[^1]], rows, rows], new SameRows());
        await Log.ShouldBeWhole();
    }

    private sealed class SameRows : IEqualityComparer<IReadOnlyList<ObservationRow>>
    {
        public bool Equals(IReadOnlyList<ObservationRow>? one, IReadOnlyList<ObservationRow>? other) => one!.SequenceEqual(other!);

        public int GetHashCode(IReadOnlyList<ObservationRow> rows) => rows.Count;
    }

    [Fact]
    public async Task Reading_begins_after_the_number_given()
    {
        await Log.Append([Rows.Mixed(1), Rows.Mixed(2), Rows.Mixed(3)], 0, default);
        (await Log.ReadAll(after: 2)).Select(change => change.Header.Seq).ShouldBe([3]);
        (await Log.ReadAll(after: 3)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0.1 + 0.2)]
    [InlineData(-1.0 / 3)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(9007199254740993.0)]
    [InlineData(1e15 + 0.3)]
    public async Task A_number_comes_back_to_the_bit(double value)
    {
        await Log.Add(Rows.Draft(Rows.Value(1, value)));
        BitConverter.DoubleToInt64Bits((await Log.ReadAll())[0].Observations[0].Value!.Value).ShouldBe(BitConverter.DoubleToInt64Bits(value));
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task A_zero_loses_its_sign_and_nothing_else()
    {
        await Log.Add(Rows.Draft(Rows.Value(1, -0.0)));
        BitConverter.DoubleToInt64Bits((await Log.ReadAll())[0].Observations[0].Value!.Value).ShouldBe(0);
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_head_one_appends_and_the_other_is_told()
    {
        await using var other = await Open();
        (await Log.Append([Rows.Mixed(1)], 0, default)).ShouldNotBeNull();
        (await other.Append([Rows.Mixed(2), Rows.Mixed(3)], 0, default)).ShouldBeNull();
        (await other.Append([Rows.Mixed(2), Rows.Mixed(3)], 2, default)).ShouldBeNull();
        (await other.Append([Rows.Mixed(2), Rows.Mixed(3)], 1, default)).ShouldNotBeNull();
        (await Log.ReadAll()).Select(change => change.Revisions[0].Element).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task What_is_appended_ahead_can_be_built_on_at_once_and_becomes_durable_in_order()
    {
        await using var other = await Open();
        var appended = new List<AppendedChanges>();
        for (var at = 0; at < 30; at++)
        {
            appended.Add((await Log.AppendAhead([Rows.Mixed((2 * at) + 1), Rows.Mixed((2 * at) + 2)], 2 * at, default)).ShouldNotBeNull());
            (await Log.Head(default)).ShouldBe(appended[^1].Headers[^1]);
        }
        await appended[^1].Durable;
        appended.ShouldAllBe(changes => changes.Durable.IsCompletedSuccessfully);
        (await Log.AppendAhead([Rows.Mixed(1)], 59, default)).ShouldBeNull();
        (await other.AppendAhead([Rows.Mixed(61)], 60, default)).ShouldNotBeNull();
        // Behind what was appended ahead, whatever else writes.
        (await Log.Append([Rows.Mixed(62)], 61, default)).ShouldNotBeNull();
        (await Log.ReadAll()).Select(change => change.Revisions[0].Element).ShouldBe(Enumerable.Range(1, 62));
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Many_at_once_lose_nothing_and_repeat_nothing()
    {
        await using var other = await Open();
        await Task.WhenAll(Enumerable.Range(1, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++) await (worker % 2 == 0 ? Log : other).Add(Rows.Mixed((worker * 100) + i));
        })));
        var changes = await Log.ReadAll();
        changes.Select(change => change.Header.Seq).ShouldBe(Enumerable.Range(1, 200).Select(seq => (long)seq));
        changes.Select(change => change.Revisions[0].Element).ShouldBeUnique();
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Time_does_not_run_backwards_in_the_log()
    {
        var noon = Clock.Time;
        await Log.Add(Rows.Mixed(1));
        Clock.Time = noon.AddHours(-1);
        await Log.Add(Rows.Mixed(2));
        Clock.Time = noon.AddHours(2).ToOffset(TimeSpan.FromHours(5));
        await Log.Add(Rows.Mixed(3));
        var times = (await Log.ReadAll()).Select(change => change.Header.RecordedAt).ToList();
        times.ShouldBe([noon, noon, noon.AddHours(2)]);
        times.ShouldAllBe(time => time.Offset == TimeSpan.Zero);
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Each_change_follows_from_the_one_before()
    {
        var headers = (await Log.Append([Rows.Mixed(1), Rows.Mixed(1), Rows.Mixed(1)], 0, default)).ShouldNotBeNull();
        headers.Select(header => header.Hash).ShouldBeUnique();
        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task Who_asks_learns_that_something_was_appended_by_anyone()
    {
        await using var other = await Open();
        await Log.MayHaveMoved(default);
        (await Log.MayHaveMoved(default)).ShouldBeFalse();
        await other.Add(Rows.Mixed(1));
        (await Log.MayHaveMoved(default)).ShouldBeTrue();
        (await Log.MayHaveMoved(default)).ShouldBeFalse();
        await Log.Add(Rows.Mixed(2));
        (await Log.MayHaveMoved(default)).ShouldBeTrue();
    }

    [Fact]
    public async Task Rows_that_no_store_can_keep_are_refused_before_anything_is_written()
    {
        var value = Rows.Value(1, 1);
        ObservationRow[] observations =
        [
            value with { Value = double.NaN },
            value with { Value = double.PositiveInfinity },
            value with { State = "maybe" },
            value with { Note = "a\0b" },
            value with { Note = "\ud800" },
            value with { Series = "" },
        ];
        foreach (var row in observations)
            await Should.ThrowAsync<ArgumentException>(() => Log.Append([Rows.Mixed(1), Rows.Draft(row)], 0, default));
        RevisionRow[] revisions =
        [
            Rows.Revision(0),
            Rows.Revision() with { Kind = Redaction.Kind },
            Rows.Revision() with { HoldsFrom = "1.1.2026" },
            Rows.Revision() with { Version = 0 },
        ];
        foreach (var row in revisions)
            await Should.ThrowAsync<ArgumentException>(() => Log.Append([new ChangeDraft(Rows.Ann, [row], [])], 0, default));
        await Should.ThrowAsync<ArgumentException>(() => Log.Append([Rows.Draft()], 0, default));
        (await Log.Head(default)).ShouldBeNull();
    }
}
