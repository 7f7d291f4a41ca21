using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Values;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Changes;

public sealed class HistoryTests
{
    [Fact]
    public async Task The_log_tells_who_did_what_newest_first()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing, Bob), Ct);
        await workspace.Apply(Enter(Value(2), new(2)), Ct);
        var list = ListChanges.Run(new(), workspace.Image);
        list.Changes.Select(change => (change.Change.Seq, change.Change.Actor, change.Elements, change.Values)).ShouldBe([(3, "ann", 0, 1), (2, "bob", 0, 1), (1, "ann", 8, 0)]);
        list.AsKnownOn.Seq.ShouldBe(3);
        list.Changes[0].Change.Hash.Length.ShouldBe(64);
        ListChanges.Run(new(Person: "bob"), workspace.Image).Changes.ShouldHaveSingleItem().Change.Reason.ShouldBe("testing too");
        ListChanges.Run(new(Top: 1, Before: 3), workspace.Image).Changes.ShouldHaveSingleItem().Change.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task An_element_s_history_tells_what_each_word_changed_and_from_when()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await EditElement.Run(
            new(Bob, workspace.Image.Structure.Latest.Find<Measure>(Revenue)! with { Name = "Turnover", Spec = new() { DueDays = 5 } }, new(2026, 4, 1), new(1)), workspace, Ct);
        var revisions = ShowHistory.Run(new("rev"), workspace.Image).View!.Revisions;
        revisions.Count.ShouldBe(2);
        revisions[0].HoldsFrom.ShouldBeNull();
        revisions[1].HoldsFrom.ShouldBe(new DateOnly(2026, 4, 1));
        revisions[1].Change.Actor.ShouldBe("bob");
        revisions[1].Differences.ShouldBe([new("name", "\"Revenue\"", "\"Turnover\""), new("spec.dueDays", null, "5")]);
        await EndElement.Run(new(Ann, new(4), new(2026, 1, 1), new(1)), workspace, Ct);
        ShowHistory.Run(new("4"), workspace.Image).View!.Revisions[^1].Ends.ShouldBeTrue();
    }

    [Fact]
    public async Task A_value_s_history_tells_every_word_on_it()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await EnterValue.Run(new(Bob, Value(1), BasedOn.Nothing), workspace, Ct);
        await EnterValue.Run(new(Ann, Value(2) with { Source = "kpis.xlsx, B7", Quality = Quality.Approved, Note = "late invoice" }, new(2)), workspace, Ct);
        var view = ShowHistory.Run(new("rev", "2026-03"), workspace.Image).View!;
        view.Values.Select(value => (value.Value, value.Source, value.Quality, value.Note))
            .ShouldBe([(1, "bob", "submitted", null), (2, "kpis.xlsx, B7", "approved", "late invoice")]);
        ShowHistory.Run(new("rev", "March"), workspace.Image).Problems.ShouldHaveSingleItem().Field.ShouldBe("period");
        ShowHistory.Run(new("revv"), workspace.Image).Problems.ShouldHaveSingleItem().Message.ShouldContain("rev");
    }

    [Fact]
    public async Task A_status_is_set_with_a_memo_and_taken_back()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        (await SetOverride.Run(new(Bob, Grow, Month(3), "green", "The strike is over.", BasedOn.Nothing), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        (await SetJudgement.Run(new(Bob, Grow, Month(3), "green", null, BasedOn.Nothing), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Refused>();
        await workspace.Apply(Change<Objective>(workspace.Image, Grow, grow => grow with { Assessment = Assessment.Judgement }), Ct);
        (await SetJudgement.Run(new(Bob, Grow, Month(3), "green", null, BasedOn.Nothing), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        (await SetOverride.Run(new(Bob, Grow, Month(3), null, null, new(2)), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        workspace.Image.Facts.Newest(Grow, SeriesNames.Override, Month(3))!.State.ShouldBe(ObservationState.Cleared);
        workspace.Image.Facts.Newest(Grow, SeriesNames.Judgement, Month(3))!.Word.ShouldBe("green");
    }

    [Fact]
    public async Task What_was_redacted_is_gone_from_every_image_and_its_number_is_never_given_again()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var other = await file.Open();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        await workspace.Apply(Enter(Value(2), new(2)), Ct);
        (await RedactRows.Run(new(Ann, 3, [Revenue]), workspace, Ct)).Rows.ShouldBe(1);
        foreach (var image in new[] { workspace.Image, await other.Follow(Ct), (await file.Open()).Image })
        {
            image.Seq.ShouldBe(4);
            image.Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value.ShouldBe(1);
            ListChanges.Run(new(), image).Changes.Select(change => change.Redacted).ShouldBe([0, 1, 0, 0]);
        }
    }
}
