using Binnacle.App.Changes;
using Binnacle.App.Verification;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
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
        var first = Enter(Value(0, series: "first"), BasedOn.Nothing);
        Edit[] edits =
        [
            Enter(Value(1), BasedOn.Nothing),
            Enter(Value(2), BasedOn.Nothing), // The one before it was faster.
            Enter(Value(1), BasedOn.Nothing), // Is so already.
            Enter(Value(3, Month(4)), BasedOn.Nothing),
            Enter(Value(4, Month(4), series: "own"), BasedOn.Nothing),
            Enter(Value(double.NaN, Month(5)), BasedOn.Nothing), // No number.
            new(Bob) { Values = [.. Enumerable.Range(1, 12).Select(month => new ValueEdit(Value(month, Month(month), series: "twelve"), BasedOn.Nothing))] },
            new(Ann)
            {
                Elements = [ElementEdit.New(new Measure { Id = new(-1), Code = "next", Name = "Next", Unit = Acme })],
                Values = [new(Value(7, Month(1), new(-1)), BasedOn.Nothing), new(Value(8, Month(2), new(-1)), BasedOn.Nothing)],
            },
            Say(ElementEdit.New(new Measure { Code = "next", Name = "Again", Unit = Acme })), // Twice the same code.
            Say(new(Revenue, new(2026, 7, 1), new Measure { Id = Revenue, Code = "rev", Name = "Revenue", Unit = Acme, Spec = new() { Frequency = Frequency.Quarter } }, BasedOn.Whatever)),
            Enter(Value(5, Month(8)), BasedOn.Nothing), // No longer by month.
            Say(new(new(1), DateOnly.MinValue, new OrganizationSettings { Id = new(1), Name = "Acme", Calendar = new() { WeekPattern = WeekPattern.FourFourFive } }, BasedOn.Whatever)), // Moves what is said.
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
        var waiting = new List<Task<ApplyOutcome>> { workspaces[0].Apply(first, Ct) };
        while (log.Arrived < 2)
            await Task.Delay(1, Ct); // The writer tells nobody that it has come to the gate.
        waiting.AddRange(edits.Select(edit => workspaces[0].Apply(edit, Ct)));
        gate.SetResult();
        var outcomes = (await Task.WhenAll(waiting)).Select(Told).ToList();
        log.Appends.ShouldBe([1, 1, 8]);

        var singly = new List<string>();
        foreach (var edit in edits.Prepend(first))
            singly.Add(Told(await workspaces[1].Apply(edit, Ct)));
        outcomes.ShouldBe(singly);
        outcomes.Select(outcome => outcome.Split(' ')[0]).Distinct().Count().ShouldBe(4);
        workspaces[0].Image.Facts.All.ShouldBe(workspaces[1].Image.Facts.All);
        workspaces[0].Image.Structure.All.ShouldBe(workspaces[1].Image.Structure.All);
        workspaces[0].Image.HighestId.ShouldBe(workspaces[1].Image.HighestId);
        ImageDifference.Between(workspaces[0].Image, (await together.Open()).Image).ShouldBeEmpty();

        static string Told(ApplyOutcome outcome) => outcome switch
        {
            ApplyOutcome.Applied applied => $"applied #{applied.Header.Seq}, {string.Join(' ', applied.Ids)}",
            ApplyOutcome.Refused refused => $"refused {string.Join(' ', refused.Problems)}",
            ApplyOutcome.Conflict conflict => $"conflict {string.Join(' ', conflict.Conflicts.Select(found => found is EditConflict.OfValue value ? $"{value.Theirs} {value.Base} {value.By?.Seq}" : $"{found}"))}",
            _ => "nothing",
        };
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
