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
        var (gate, authors) = await Held(log, workspace, [.. Enumerable.Range(0, 21).Select(n => Enter(Value(n, series: $"own.{n}"), BasedOn.Nothing))]);
        workspace.Image.Seq.ShouldBe(1);
        authors[0].IsCompleted.ShouldBeFalse();
        gate.SetResult();
        var seqs = (await Task.WhenAll(authors)).Cast<ApplyOutcome.Applied>().Select(applied => applied.Header.Seq);
        seqs.ShouldBe(Enumerable.Range(2, 21).Select(seq => (long)seq));
        log.Appends.ShouldBe([1, 1, 20]);
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
        var (gate, waiting) = await Held(log, workspaces[0], [first, .. edits]);
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

    [Fact]
    public async Task Of_many_who_wait_half_are_written_while_the_others_are_flushed_and_nobody_is_told_before()
    {
        await using var file = new DataFile();
        var log = new WatchedLog(file.OpenLog());
        var workspace = await file.Open(log);
        await workspace.Apply(Organization, Ct);
        var flush = new TaskCompletionSource();
        log.Flush = flush.Task;
        // The second half builds on the first: every other author corrects what one of the first half said.
        var (first, waiting) = await WrittenInHalves(log, workspace, Enumerable.Range(1, 64).Select(n => Enter(Value(n, series: $"own.{n % 32}"), n % 32 == 0 ? new(2) : n < 32 ? BasedOn.Nothing : new(n - 32 + 2))));
        log.Appends.ShouldBe([1, 1, 32, 31]);
        (await first).ShouldBeOfType<ApplyOutcome.Applied>();
        await Task.Delay(50, Ct);
        waiting.ShouldAllBe(author => !author.IsCompleted);
        workspace.Image.Seq.ShouldBe(2);

        flush.SetResult();
        var outcomes = await Task.WhenAll(waiting);
        // The last of them knew own.0 as it was before the 32nd author said it.
        outcomes[..63].Select(outcome => outcome.ShouldBeOfType<ApplyOutcome.Applied>().Header.Seq).ShouldBe(Enumerable.Range(3, 63).Select(seq => (long)seq));
        outcomes[63].ShouldBeOfType<ApplyOutcome.Conflict>().Conflicts.ShouldHaveSingleItem().By!.Seq.ShouldBe(34);
        foreach (var outcome in outcomes[..63].Cast<ApplyOutcome.Applied>())
            outcome.Image.Seq.ShouldBeGreaterThanOrEqualTo(outcome.Header.Seq);
        workspace.Image.Seq.ShouldBe(65);
        ImageDifference.Between(workspace.Image, (await file.Open()).Image).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_flush_fails_nobody_behind_it_is_told_that_all_is_well()
    {
        await using var file = new DataFile();
        var log = new WatchedLog(file.OpenLog());
        var workspace = await file.Open(log);
        await workspace.Apply(Organization, Ct);
        var flush = new TaskCompletionSource();
        log.Flush = flush.Task;
        var (first, waiting) = await WrittenInHalves(log, workspace, Enumerable.Range(1, 64).Select(n => Enter(Value(n, series: $"own.{n}"), BasedOn.Nothing)));
        (await first).ShouldBeOfType<ApplyOutcome.Applied>();
        flush.SetException(new ChangeLogException(LogFault.Unavailable, "The disk is gone."));
        foreach (var author in waiting)
            (await Should.ThrowAsync<ChangeLogException>(author)).Message.ShouldBe("The disk is gone.");
        workspace.Image.Seq.ShouldBe(2);
        // The file has it, or seems to: whoever says it again, or asks what there is, must not be told so.
        foreach (var asked in new Func<Task>[] { () => workspace.Apply(Enter(Value(1, series: "own.1"), BasedOn.Nothing), Ct), () => workspace.Follow(Ct), () => workspace.Apply(Enter(Value(1, series: "new"), BasedOn.Nothing), Ct) })
            (await Should.ThrowAsync<ChangeLogException>(asked)).Message.ShouldBe("The disk is gone.");
        workspace.Image.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task What_others_write_and_ask_between_many_edits_takes_its_turn()
    {
        await using var file = new DataFile();
        var workspace = await file.Open();
        await workspace.Apply(Organization, Ct);
        var other = await file.Open();
        var (others, told) = (0, 0);
        var authors = Enumerable.Range(0, 64).Select(author => Task.Run(
            async () =>
            {
                for (var n = 0; n < 12; n++)
                {
                    var applied = (await workspace.Apply(Enter(Value(n, series: $"own.{author}"), BasedOn.Whatever), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
                    applied.Image.Facts.Newest(Revenue, $"own.{author}").ShouldHaveSingleItem().Value.ShouldBe(n);
                    workspace.Image.Seq.ShouldBeGreaterThanOrEqualTo(applied.Header.Seq);
                    Interlocked.Increment(ref told);
                }
            },
            Ct)).ToList();
        while (!authors.TrueForAll(author => author.IsCompleted))
        {
            (await other.Apply(Enter(Value(++others, series: "others"), BasedOn.Whatever), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
            (await workspace.Follow(Ct)).Facts.Newest(Revenue, "others").ShouldHaveSingleItem().Value.ShouldBe(others);
        }
        await Task.WhenAll(authors);
        told.ShouldBe(64 * 12);
        workspace.Image.Seq.ShouldBe(1 + told + others);
        ImageDifference.Between(workspace.Image, (await file.Open()).Image).ShouldBeEmpty();
    }

    /// <summary>The first of the edits is held at the log, and the others wait together behind it until the gate is opened.</summary>
    private static async Task<(TaskCompletionSource Gate, List<Task<ApplyOutcome>> Authors)> Held(WatchedLog log, Workspace workspace, IReadOnlyList<Edit> edits)
    {
        var (gate, arrived) = (new TaskCompletionSource(), log.Arrived);
        log.Gate = gate.Task;
        var authors = new List<Task<ApplyOutcome>> { workspace.Apply(edits[0], Ct) };
        while (log.Arrived == arrived)
            await Task.Delay(1, Ct); // The writer tells nobody that it has come to the gate.
        authors.AddRange(edits.Skip(1).Select(edit => workspace.Apply(edit, Ct)));
        return (gate, authors);
    }

    /// <summary>One edit by itself, then both halves of many are appended; nothing of them is on disk until the log's flush is.</summary>
    private static async Task<(Task<ApplyOutcome> First, List<Task<ApplyOutcome>> Waiting)> WrittenInHalves(WatchedLog log, Workspace workspace, IEnumerable<Edit> many)
    {
        var (gate, authors) = await Held(log, workspace, [Enter(Value(0, series: "own.0"), BasedOn.Nothing), .. many]);
        gate.SetResult();
        while (log.Appends.Count < 4)
            await Task.Delay(1, Ct);
        return (authors[0], authors[1..]);
    }
}
