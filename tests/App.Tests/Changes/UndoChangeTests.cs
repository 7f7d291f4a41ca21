using Binnacle.App.Changes;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Changes;

public sealed class UndoChangeTests
{
    private static readonly Author Undoer = new("cleo", "cli", "a mistake");

    [Fact]
    public async Task An_undone_value_is_what_it_was_and_a_new_one_is_cleared()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        await workspace.Apply(new Edit(Bob) { Values = [new(Value(2), new(2)), new(Value(9, Month(4)), BasedOn.Nothing)] }, Ct);
        (await Undo(workspace, 3)).Author.ShouldBe(Undoer);
        workspace.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value.ShouldBe(1);
        workspace.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(4))!.State.ShouldBe(ObservationState.Cleared);
        workspace.Image.Seq.ShouldBe(4);
        await Undo(workspace, 4);
        workspace.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value.ShouldBe(2);
        workspace.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(4))!.Value.ShouldBe(9);
    }

    [Fact]
    public async Task An_undone_revision_gives_every_day_back_what_held_then()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        async Task Rename(string name, int month) =>
            await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Name = name }, new(2026, month, 1)), Ct);
        await Rename("From July", 7);
        await Rename("From April", 4);
        await Undo(workspace, 3);
        string NameIn(int month) => workspace.Image.Structure.At(new(2026, month, 15)).Find(Revenue)!.Name;
        new[] { 3, 4, 6, 7, 12 }.Select(NameIn).ShouldBe(["Revenue", "Revenue", "Revenue", "From July", "From July"]);
        await Undo(workspace, 4);
        new[] { 3, 4, 6, 7, 12 }.Select(NameIn).ShouldBe(["Revenue", "From April", "From April", "From April", "From April"]);
    }

    [Fact]
    public async Task Undoing_what_made_an_element_takes_it_away_and_undoing_that_brings_it_back()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Say(ElementEdit.New(new Measure { Code = "m", Name = "M", Unit = Acme }, new(2026, 1, 1))), Ct);
        await Undo(workspace, 2);
        workspace.Image.Structure.Latest.Find(new(9)).ShouldBeNull();
        await Undo(workspace, 3);
        workspace.Image.Structure.Latest.Find(new(9))!.Name.ShouldBe("M");
        workspace.Image.Structure.At(new(2025, 12, 31)).Find(new(9)).ShouldBeNull();
    }

    [Fact]
    public async Task What_others_changed_since_is_a_conflict_and_stays()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        await workspace.Apply(Enter(Value(2), new(2), Bob), Ct);
        var outcome = await UndoChange.Run(new(Undoer, 2), workspace, Ct);
        outcome.ShouldBeOfType<ApplyOutcome.Conflict>().Conflicts.ShouldHaveSingleItem().By!.Author.ShouldBe(Bob);
        workspace.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value.ShouldBe(2);
    }

    [Fact]
    public async Task What_something_was_built_on_cannot_be_undone_before_it()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Say(ElementEdit.New(new Measure { Code = "m", Name = "M", Unit = Acme })), Ct);
        await workspace.Apply(Say(ElementEdit.New(new Core.Strategies.Placement { Parent = Grow, Measure = new(9) })), Ct);
        (await UndoChange.Run(new(Undoer, 2), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Refused>();
    }

    [Fact]
    public async Task A_change_that_is_not_there_or_was_redacted_cannot_be_undone()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        await RedactRows.Run(new(Undoer, 2, []), workspace, Ct);
        foreach (var (seq, because) in new[] { (99, "newest is #3"), (0, "no such change"), (2, "redacted"), (3, "for good") })
            (await UndoChange.Run(new(Undoer, seq), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Refused>().Problems.ShouldHaveSingleItem().Message.ShouldContain(because);
    }

    private static async Task<ChangeHeader> Undo(Workspace workspace, long seq) =>
        (await UndoChange.Run(new(Undoer, seq), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Applied>().Header;
}
