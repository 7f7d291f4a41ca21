using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Workspaces;

public sealed class ConflictTests
{
    [Fact]
    public async Task Two_who_change_the_same_value_conflict_and_the_second_sees_both_versions()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        await workspace.Apply(Enter(Value(2), new(2), Bob), Ct);
        var conflict = (await workspace.Apply(Enter(Value(3), new(2)), Ct)).ShouldBeOfType<ApplyOutcome.Conflict>()
            .Conflicts.ShouldHaveSingleItem().ShouldBeOfType<EditConflict.OfValue>();
        conflict.Yours.Says.Value.ShouldBe(3);
        conflict.Theirs.Value.ShouldBe(2);
        conflict.Base!.Value.ShouldBe(1);
        conflict.By!.Author.ShouldBe(Bob);
        conflict.By.RecordedAt.ShouldBe(workspace.Image.RecordedAt);
        workspace.Image.Seq.ShouldBe(3);
    }

    [Fact]
    public async Task Two_who_change_the_same_element_conflict_and_the_second_sees_both_versions()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var seen = workspace.Image;
        await workspace.Apply(Change<Measure>(seen, Revenue, measure => measure with { Name = "Turnover" }, author: Bob), Ct);
        var conflict = (await workspace.Apply(Change<Measure>(seen, Revenue, measure => measure with { Name = "Sales" }), Ct)).ShouldBeOfType<ApplyOutcome.Conflict>()
            .Conflicts.ShouldHaveSingleItem().ShouldBeOfType<EditConflict.OfElement>();
        conflict.Yours.Body!.Name.ShouldBe("Sales");
        conflict.Theirs.Body!.Name.ShouldBe("Turnover");
        conflict.Base!.Body!.Name.ShouldBe("Revenue");
        conflict.By!.Author.ShouldBe(Bob);
    }

    [Fact]
    public async Task A_conflict_in_one_part_keeps_the_whole_edit_out()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        var edit = new Edit(Bob) { Values = [new(Value(2), BasedOn.Nothing), new(Value(7, Month(4)), BasedOn.Nothing)] };
        (await workspace.Apply(edit, Ct)).ShouldBeOfType<ApplyOutcome.Conflict>().Conflicts.Length.ShouldBe(1);
        workspace.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(4)).ShouldBeNull();
    }

    [Fact]
    public async Task Two_who_say_the_same_do_not_conflict()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var seen = workspace.Image;
        await workspace.Apply(Change<Measure>(seen, Revenue, measure => measure with { Name = "Turnover" }, author: Bob), Ct);
        (await workspace.Apply(Change<Measure>(seen, Revenue, measure => measure with { Name = "Turnover" }), Ct)).ShouldBeOfType<ApplyOutcome.Nothing>();
    }

    [Fact]
    public async Task An_import_replaces_whatever_is_there()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        (await workspace.Apply(Enter(Value(2), BasedOn.Whatever), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
    }

    [Fact]
    public async Task The_loser_of_a_number_takes_in_the_winner_s_change_and_tries_again()
    {
        await using var file = new DataFile();
        var ann = await file.OpenWithOrganization();
        var bob = await file.Open();
        await ann.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        var applied = (await bob.Apply(Enter(Value(2, Month(4)), BasedOn.Nothing, Bob), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        applied.Header.Seq.ShouldBe(3);
        bob.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value.ShouldBe(1);
        (await bob.Apply(Enter(Value(9), BasedOn.Nothing, Bob), Ct)).ShouldBeOfType<ApplyOutcome.Conflict>();
    }

    [Fact]
    public async Task A_conflict_with_another_process_is_found_before_it_is_written()
    {
        await using var file = new DataFile();
        var ann = await file.OpenWithOrganization();
        var bob = await file.Open();
        await ann.Apply(Change<Measure>(ann.Image, Revenue, measure => measure with { Name = "Turnover" }), Ct);
        (await bob.Apply(Change<Measure>(bob.Image, Revenue, measure => measure with { Name = "Sales" }, author: Bob), Ct)).ShouldBeOfType<ApplyOutcome.Conflict>();
        bob.Image.Structure.Latest.Find(Revenue)!.Name.ShouldBe("Turnover");
    }

    [Fact]
    public async Task Nothing_is_said_to_be_unchanged_because_another_process_changed_it_unseen()
    {
        await using var file = new DataFile();
        var ann = await file.OpenWithOrganization();
        await ann.Apply(Enter(Value(1), BasedOn.Nothing), Ct);
        var bob = await file.Open();
        await ann.Apply(Enter(Value(2), new(2)), Ct);
        (await bob.Apply(Enter(Value(1), new(2), Bob), Ct)).ShouldBeOfType<ApplyOutcome.Conflict>();
    }
}
