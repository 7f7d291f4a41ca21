using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Workspaces;

public sealed class WritingTogetherTests
{
    private const int Writers = 50;
    private const int Edits = 8;

    [Fact]
    public async Task Fifty_writers_in_two_processes_lose_nothing()
    {
        await using var file = new DataFile();
        Workspace[] workspaces = [await file.OpenWithOrganization(), await file.Open()];
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var edit = 0; edit < Edits; edit++)
            {
                var said = Value((writer * 100) + edit, Month(1 + (edit % 12)), series: $"own.{writer}");
                (await workspaces[writer % 2].Apply(Enter(said, BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
            }
        })));
        foreach (var image in new[] { await workspaces[0].Follow(Ct), await workspaces[1].Follow(Ct), (await file.Open()).Image })
        {
            image.Seq.ShouldBe(1 + (Writers * Edits));
            image.Changes.Count.ShouldBe(1 + (Writers * Edits));
            image.Changes.NewestFirst().Select(change => change.Header.Seq).ShouldBe(Enumerable.Range(1, 1 + (Writers * Edits)).Reverse().Select(seq => (long)seq));
            for (var writer = 0; writer < Writers; writer++)
                for (var edit = 0; edit < Edits; edit++)
                    image.Facts.Newest(Revenue, $"own.{writer}", Month(1 + edit))!.Value.ShouldBe((writer * 100) + edit);
        }
    }

    [Fact]
    public async Task Of_those_who_change_one_value_at_once_one_wins_and_each_other_is_told()
    {
        await using var file = new DataFile();
        Workspace[] workspaces = [await file.OpenWithOrganization(), await file.Open()];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer =>
            workspaces[writer % 2].Apply(Enter(Value(writer), BasedOn.Nothing), Ct)));
        outcomes.OfType<ApplyOutcome.Applied>().Count().ShouldBe(1);
        var won = (await workspaces[0].Follow(Ct)).Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value;
        foreach (var conflict in outcomes.OfType<ApplyOutcome.Conflict>())
            conflict.Conflicts.ShouldHaveSingleItem().ShouldBeOfType<EditConflict.OfValue>().Theirs.Value.ShouldBe(won);
        outcomes.OfType<ApplyOutcome.Conflict>().Count().ShouldBe(Writers - 1);
    }

    [Fact]
    public async Task An_edit_may_build_on_one_that_waits_before_it()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var made = workspace.Apply(Say(ElementEdit.New(new Measure { Code = "next", Name = "Next", Unit = Acme })), Ct);
        var taken = workspace.Apply(Say(ElementEdit.New(new Measure { Code = "next", Name = "Taken", Unit = Acme })), Ct);
        var used = workspace.Apply(Enter(Value(1, measure: new(9)), BasedOn.Nothing), Ct);
        (await made).ShouldBeOfType<ApplyOutcome.Applied>().Ids.ShouldBe([new(9)]);
        (await taken).ShouldBeOfType<ApplyOutcome.Refused>();
        (await used).ShouldBeOfType<ApplyOutcome.Applied>();
    }

    [Fact]
    public async Task What_others_write_is_taken_in_when_asked_and_without_asking_by_who_follows()
    {
        await using var file = new DataFile();
        var writer = await file.OpenWithOrganization();
        var idle = await file.Open();
        var follower = await file.Open(TimeProvider.System);
        await writer.Apply(Enter(Value(5), BasedOn.Nothing), Ct);
        idle.Image.Seq.ShouldBe(1);
        (await idle.Follow(Ct)).Seq.ShouldBe(2);
        for (var wait = 0; follower.Image.Seq < 2 && wait < 100; wait++)
            await Task.Delay(50, Ct);
        follower.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(3))!.Value.ShouldBe(5);
    }

    [Theory]
    [InlineData("dashboard", 1)]
    [InlineData("measure", 99)]
    public async Task What_a_newer_program_wrote_keeps_writers_out_and_readers_where_they_are(string kind, int version)
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var follower = await file.Open(TimeProvider.System);
        await using (var log = file.OpenLog())
            await log.Append([new(Bob, [new(kind, 50, "", version, "{}")], [])], 1, Ct);
        (await Should.ThrowAsync<UnreadableBodyException>(workspace.Apply(Enter(Value(5), BasedOn.Nothing), Ct))).Message.ShouldContain(kind);
        await Task.Delay(500, Ct);
        await Should.ThrowAsync<UnreadableBodyException>(follower.Follow(Ct));
        follower.Image.Seq.ShouldBe(1);
        await follower.DisposeAsync();
    }

    [Fact]
    public async Task An_import_becomes_one_change_at_its_end_while_edits_go_on()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var other = await file.Open();
        await workspace.Apply(Enter(Value(1, Month(1, 2000)), BasedOn.Nothing), Ct);
        await using var import = await workspace.BeginImport(new Author("ann", "import", "history"), Ct);
        for (var year = 2000; year < 2020; year++)
        {
            (await import.Write([.. Enumerable.Range(1, 12).Select(month => Value(year == 2000 && month == 1 ? 1 : (year * 100) + month, Month(month, year)))], Ct)).ShouldBeEmpty();
            (await other.Apply(Enter(Value(year, Month(1, year), series: "own"), BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
            workspace.Image.Facts.Newest(Revenue, SeriesNames.Actual, Month(2, year)).ShouldBeNull();
        }
        import.Rows.ShouldBe(239);
        var applied = (await import.Commit(Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        applied.Header.Seq.ShouldBe(23);
        foreach (var image in new[] { applied.Image, (await file.Open()).Image })
        {
            image.Facts.Newest(Revenue, SeriesNames.Actual).Count().ShouldBe(240);
            image.Facts.Newest(Revenue, SeriesNames.Actual, Month(12, 2019))!.Seq.ShouldBe(23);
            image.Facts.Newest(Revenue, "own", Month(1, 2019))!.Value.ShouldBe(2019);
        }
    }

    [Fact]
    public async Task An_import_tells_its_bad_values_and_one_without_news_writes_nothing()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await using var import = await workspace.BeginImport(Ann, Ct);
        (await import.Write([Value(double.NaN), Value(1, measure: new(99))], Ct)).Length.ShouldBe(2);
        (await import.Commit(Ct)).ShouldBeOfType<ApplyOutcome.Nothing>();
    }

    [Fact]
    public async Task An_import_whose_measure_ended_meanwhile_is_refused()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await using var import = await workspace.BeginImport(Ann, Ct);
        await import.Write([Value(1, new(Core.Time.Frequency.Year, new(2026, 1, 1)), new(4))], Ct);
        await (await file.Open()).Apply(Say(ElementEdit.End(new(4), DateOnly.MinValue, new(1))), Ct);
        (await import.Commit(Ct)).ShouldBeOfType<ApplyOutcome.Refused>().Problems.ShouldHaveSingleItem();
        (await workspace.Follow(Ct)).Seq.ShouldBe(2);
    }
}
