using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Workspaces;

public sealed class WorkspaceTests
{
    [Fact]
    public async Task What_was_applied_is_there_when_the_file_is_opened_again()
    {
        await using var file = new DataFile();
        await using (var first = await file.OpenWithOrganization())
            await first.Apply(Enter(Value(5), BasedOn.Nothing), Ct);
        var image = (await file.Open()).Image;
        image.Seq.ShouldBe(2);
        image.Structure.Latest.FindMeasure(Acme, "rev")!.Name.ShouldBe("Revenue");
        image.Structure.Latest.Find<Placement>(new(8))!.Measure.ShouldBe(Revenue);
        image.Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value.ShouldBe(5);
        image.Changes.Last!.Header.Author.ShouldBe(Ann);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_writes_nothing()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(5), BasedOn.Nothing), Ct);
        (await workspace.Apply(Enter(Value(5), BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Nothing>();
        (await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Name = "Revenue" }), Ct)).ShouldBeOfType<ApplyOutcome.Nothing>();
        (await workspace.Apply(Enter(Value(0, Month(4)) with { State = ObservationState.Cleared, Value = null }, BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Nothing>();
        (await workspace.Apply(new Edit(Ann), Ct)).ShouldBeOfType<ApplyOutcome.Nothing>();
        workspace.Image.Seq.ShouldBe(2);
    }

    [Fact]
    public async Task A_reader_s_image_never_moves()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var before = workspace.Image;
        await workspace.Apply(Enter(Value(5), BasedOn.Nothing), Ct);
        await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Name = "Turnover" }), Ct);
        before.Seq.ShouldBe(1);
        before.Facts.Newest(Revenue, SeriesNames.Actual, Month(3)).ShouldBeNull();
        before.Structure.Latest.Find(Revenue)!.Name.ShouldBe("Revenue");
        workspace.Image.Structure.Latest.Find(Revenue)!.Name.ShouldBe("Turnover");
    }

    [Fact]
    public async Task A_revision_holds_from_its_day_and_leaves_the_days_before_alone()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Name = "Turnover" }, new(2026, 4, 1)), Ct);
        workspace.Image.Structure.At(new(2026, 3, 31)).Find(Revenue)!.Name.ShouldBe("Revenue");
        workspace.Image.Structure.At(new(2026, 4, 1)).Find(Revenue)!.Name.ShouldBe("Turnover");
    }

    [Fact]
    public async Task Ids_are_given_when_an_edit_is_applied_and_never_again()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var made = (ApplyOutcome.Applied)await workspace.Apply(Say(ElementEdit.New(new Measure { Code = "new", Name = "New", Unit = Acme })), Ct);
        made.Ids.ShouldBe([new(9)]);
        await workspace.Apply(Say(ElementEdit.End(new(9), DateOnly.MinValue, new(made.Header.Seq))), Ct);
        workspace.Image.Structure.Latest.Find(new(9)).ShouldBeNull();
        made = (ApplyOutcome.Applied)await workspace.Apply(Say(ElementEdit.New(new Measure { Code = "new", Name = "New", Unit = Acme })), Ct);
        made.Ids.ShouldBe([new(10)]);
    }

    [Fact]
    public async Task An_author_who_went_away_before_the_turn_came_is_not_written_for()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await Should.ThrowAsync<OperationCanceledException>(workspace.Apply(Enter(Value(5), BasedOn.Nothing), new(canceled: true)));
        workspace.Image.Seq.ShouldBe(1);
    }

    [Fact]
    public async Task A_closed_workspace_takes_no_edits()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.DisposeAsync();
        await Should.ThrowAsync<ObjectDisposedException>(() => workspace.Apply(new Edit(Ann), Ct));
    }
}
