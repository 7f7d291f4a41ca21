using Binnacle.App.Changes;
using Binnacle.App.Verification;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
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
    public async Task What_is_written_together_comes_to_the_same_as_what_is_written_one_by_one()
    {
        Edit[] edits =
        [
            Enter(Value(1), BasedOn.Nothing),
            Enter(Value(2), BasedOn.Nothing), // The one before it was faster.
            Enter(Value(1), BasedOn.Nothing), // Is so already.
            Enter(Value(3, Month(4)), BasedOn.Nothing),
            Enter(Value(4, Month(4), series: "own"), BasedOn.Nothing),
            Enter(Value(double.NaN, Month(5)), BasedOn.Nothing), // No number.
            Say(ElementEdit.New(new Measure { Code = "next", Name = "Next", Unit = Acme })),
            Say(ElementEdit.New(new Measure { Code = "next", Name = "Again", Unit = Acme })), // Twice the same code.
            Enter(Value(5, Month(4)), BasedOn.Whatever),
            Enter(Value(6, Month(6)), BasedOn.Nothing),
        ];
        await using DataFile together = new(), alone = new();
        var log = new WatchedLog(together.OpenLog());
        Workspace[] workspaces = [await together.Open(log), await alone.Open()];
        foreach (var workspace in workspaces)
            await workspace.Apply(Organization, Ct);
        var gate = new TaskCompletionSource();
        log.Gate = gate.Task;
        var outcomes = new List<Task<ApplyOutcome>> { workspaces[0].Apply(Enter(Value(0, series: "first"), BasedOn.Nothing), Ct) };
        outcomes.AddRange(edits.Select(edit => workspaces[0].Apply(edit, Ct)));
        gate.SetResult();
        var kinds = (await Task.WhenAll(outcomes)).Select(outcome => outcome.GetType().Name).ToList();
        log.Appends[^1].ShouldBeGreaterThanOrEqualTo(6);

        await workspaces[1].Apply(Enter(Value(0, series: "first"), BasedOn.Nothing), Ct);
        var singly = new List<string> { nameof(ApplyOutcome.Applied) };
        foreach (var edit in edits)
            singly.Add((await workspaces[1].Apply(edit, Ct)).GetType().Name);
        kinds.ShouldBe(singly);
        kinds.Distinct().Count().ShouldBe(4);
        workspaces[0].Image.Facts.All.ShouldBe(workspaces[1].Image.Facts.All);
        workspaces[0].Image.Structure.All.ShouldBe(workspaces[1].Image.Structure.All);
        workspaces[0].Image.HighestId.ShouldBe(workspaces[1].Image.HighestId);
        ImageDifference.Between(workspaces[0].Image, (await together.Open()).Image).ShouldBeEmpty();
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
