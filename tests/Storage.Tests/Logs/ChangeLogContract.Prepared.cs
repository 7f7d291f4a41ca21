using Binnacle.App.Changes;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Logs;

public abstract partial class ChangeLogContract
{
    [Fact]
    public async Task What_was_prepared_by_many_at_once_says_what_it_said()
    {
        ChangeDraft[] drafts = [.. Enumerable.Range(1, 40).Select(number => number % 3 == 0 ? Rows.Draft([.. Enumerable.Range(1, 900).Select(measure => Rows.Value(measure, number))]) : Rows.Mixed(number))];
        var prepared = await Task.WhenAll(drafts.Select(draft => Task.Run(() => Log.Prepare(draft))));
        (await Log.Append(prepared, 7, default)).ShouldBeNull("nobody has written seven");
        (await Log.Append(prepared[..20], 0, default)).ShouldNotBeNull();
        var appended = (await Log.AppendAhead([.. prepared[20..]], 20, default)).ShouldNotBeNull();
        await appended.Durable;
        var changes = await Log.ReadAll();
        changes.Count.ShouldBe(40);
        foreach (var (change, draft) in changes.Zip(drafts))
        {
            change.Header.Author.ShouldBe(draft.Author);
            change.Revisions.ShouldBe(draft.Revisions);
            change.Observations.ShouldBe(draft.Observations);
        }

        await Log.ShouldBeWhole();
    }

    [Fact]
    public async Task What_says_something_else_since_it_was_prepared_says_that()
    {
        var prepared = Log.Prepare(Rows.Draft(Rows.Value(1, 1)));
        var (other, author) = (prepared with { Observations = [Rows.Value(2, 2)] }, prepared with { Author = Rows.Ann with { Reason = "Another" } });
        (await Log.Append([other, author, prepared], 0, default)).ShouldNotBeNull();
        var changes = await Log.ReadAll();
        changes.Select(change => change.Observations[0]).ShouldBe([Rows.Value(2, 2), Rows.Value(1, 1), Rows.Value(1, 1)]);
        changes[1].Header.Author.Reason.ShouldBe("Another");
        await Log.ShouldBeWhole();
    }

    [Fact]
    public void What_cannot_be_kept_cannot_be_prepared() => Should.Throw<ArgumentException>(() => Log.Prepare(Rows.Draft(Rows.Value(1, double.NaN))));
}
