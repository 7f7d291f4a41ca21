using Binnacle.App.Changes;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Workspaces;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Edits_that_wait_together_are_made_durable_together()
    {
        await using var file = new DataFile();
        var log = new WatchedLog(file.OpenLog());
        var workspace = await file.Open(log);
        await workspace.Apply(Organization, Ct);
        var gate = new TaskCompletionSource();
        log.Gate = gate.Task;
        var first = workspace.Apply(Enter(Value(0, series: "own.0"), BasedOn.Nothing), Ct);
        while (log.Appends.Count == 0)
            await Task.Delay(1, Ct);
        await Task.Delay(50, Ct);
        var waiting = Enumerable.Range(1, 40).Select(n => workspace.Apply(Enter(Value(n, series: $"own.{n}"), BasedOn.Nothing), Ct)).ToList();
        workspace.Image.Seq.ShouldBe(1);
        first.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        var seqs = (await Task.WhenAll(waiting.Prepend(first))).Cast<ApplyOutcome.Applied>().Select(applied => applied.Header.Seq);
        seqs.ShouldBe(Enumerable.Range(2, 41).Select(seq => (long)seq));
        log.Appends.ShouldBe([1, 1, 40]);
    }

    [Fact]
    public async Task A_failed_commit_discards_the_batch_and_tells_each_author()
    {
        await using var file = new DataFile();
        var log = new WatchedLog(file.OpenLog());
        var workspace = await file.Open(log);
        await workspace.Apply(Organization, Ct);
        log.DiskIsFull = true;
        var authors = Enumerable.Range(1, 10).Select(n => workspace.Apply(Enter(Value(n, series: $"own.{n}"), BasedOn.Nothing), Ct)).ToList();
        foreach (var author in authors)
            (await Should.ThrowAsync<ChangeLogException>(author)).Message.ShouldBe("The disk is full.");
        workspace.Image.Seq.ShouldBe(1);
        log.DiskIsFull = false;
        (await workspace.Apply(Enter(Value(5), BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Applied>().Header.Seq.ShouldBe(2);
        (await file.Open()).Image.Facts.Newest(Revenue, SeriesNames.Actual).ShouldHaveSingleItem().Value.ShouldBe(5);
    }
}
