using System.Text.Json;
using Binnacle.App.Changes;
using Binnacle.App.Editions;
using Binnacle.App.Scores;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Tests.Scores;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Editions;

public sealed class EditionTests : IAsyncDisposable
{
    private static readonly Author Office = new("mara", "cli", "");
    private static readonly StoppedClock InApril = new(2026, 4, 20);
    private static readonly StoppedClock InNovember = new(2026, 11, 20);

    private readonly DataFile _file = new();

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task A_published_period_is_what_readers_open_on_and_reads_for_ever_as_it_did_that_day()
    {
        var workspace = await WithFigures();
        Card(workspace, new(), InNovember).Period.Name.ShouldBe("2026-10");
        Card(workspace, new(), InApril).Period.Name.ShouldBe("2026-03");
        var given = Card(workspace, new("2026-03"), InApril);
        await Published(workspace, new(Office, "2026-03", Name: "Spring report", SignedBy: "pia"));
        var known = workspace.Image.Seq - 1;

        await Applied(workspace, Enter(Value(70), BasedOn.Whatever));
        await Applied(workspace, Change<Perspective>(workspace.Image, new(6), perspective => perspective with { Name = "Money" }));
        Card(workspace, new(), InNovember).Period.Name.ShouldBe("2026-03");
        var then = Card(workspace, new(AsKnownOn: "edition:2026-03"), InNovember);
        Json(then with { IsNewest = true, Edition = null }).ShouldBe(Json(given));
        var edition = then.Edition.ShouldNotBeNull();
        (edition.Code, edition.Name, edition.Period, edition.SignedBy, edition.Known, edition.ReadOn, edition.InForce).ShouldBe(("2026-03", "Spring report", "2026-03", "pia", known, new DateOnly(2026, 4, 20), true));
        edition.Hash.ShouldBe(workspace.Image.Changes.Find(known)!.Header.Hash.ToString());
        edition.SignedAt.ShouldBe(workspace.Image.Changes.Find(known + 1)!.Header.RecordedAt);
    }

    [Fact]
    public async Task What_comes_out_as_it_was_published_is_not_restated()
    {
        var workspace = await WithFigures();
        await Published(workspace, new(Office, "2026-03"));
        await Applied(workspace, Enter(Value(12, Month(4)), BasedOn.Nothing));
        await Applied(workspace, Change<Scorecard>(workspace.Image, DataFile.Card, card => card with { Description = "Ours." }));
        var now = Card(workspace, new("2026-03"), InApril);
        now.Published!.Restated.ShouldBe(0);
        now.Rows.ShouldAllBe(row => row.Restated == null);
        Card(workspace, new("2026-04"), InNovember).Published.ShouldBeNull();
    }

    [Fact]
    public async Task A_corrected_value_restates_its_row_and_all_above_with_its_reason()
    {
        var workspace = await WithFigures();
        await Published(workspace, new(Office, "2026-03"));
        await Applied(workspace, Enter(Value(99, Month(2)), BasedOn.Whatever, Bob));
        await Applied(workspace, Enter(Value(70) with { Note = "Two invoices were missing." }, BasedOn.Whatever, Bob));
        var now = Card(workspace, new("2026-03"), InApril);
        now.Published!.Restated.ShouldBe(4);
        var kpi = now.Rows[^1];
        (kpi.Actual, kpi.Restated!.Actual, kpi.Restated.IsNew).ShouldBe((70, 90, false));
        // February's correction is no reason for March.
        var reason = kpi.Restated.Because.ShouldHaveSingleItem();
        (reason.Seq, reason.By, reason.Reason, reason.What).ShouldBe((workspace.Image.Seq, "bob", "Two invoices were missing.", "actual of measure acme/rev in 2026-03: 90 → 70"));
        now.Rows.ShouldAllBe(row => row.Restated!.Because.Count == 1);
        ViewMeasure.Run(new("rev", new("2026-03")), workspace.Image, InApril).View!.Restated!.Score.ShouldBe(kpi.Restated.Score);

        var why = ExplainNode.Run(new("card", new("2026-03"), Since: "edition:2026-03"), workspace.Image, InApril).View!;
        why.Change!.Causes.Single(cause => cause.Points != 0).Cause.ShouldBe("values");
        why.Change.Difference!.Value.ShouldBe(now.Rows[0].Score!.Value - now.Rows[0].Restated!.Score!.Value, 1e-9);
        why.Restated!.Score.ShouldBe(now.Rows[0].Restated!.Score);
    }

    [Fact]
    public async Task Targets_weights_formulas_and_what_comes_and_goes_restate_too_each_told_as_it_is()
    {
        var workspace = await WithFigures();
        await Applied(workspace, new(Ann)
        {
            Elements =
            [
                ElementEdit.New(new Measure { Id = new(-1), Code = "half", Name = "Half of revenue", Unit = Acme, Spec = new() { Formula = "[rev] / 2" } }),
                ElementEdit.New(new Placement { Id = new(-2), Parent = Grow, Measure = new(-1), Weight = 2 }),
                ElementEdit.New(new Objective { Id = new(-3), Code = "gone", Name = "To go", Parent = new(6) }),
            ],
        });
        await Published(workspace, new(Office, "2026-03"));
        await Applied(workspace, Enter(Value(200, series: SeriesNames.Target), BasedOn.Whatever, Bob));
        await Applied(workspace, Change<Measure>(workspace.Image, new(9), half => half with { Spec = half.Spec with { Formula = "[rev] / 3" } }, author: Bob));
        await Applied(workspace, Change<Placement>(workspace.Image, new(8), placed => placed with { Weight = 5 }, author: Bob));
        await Applied(workspace, Say(ElementEdit.End(new(11), DateOnly.MinValue, BasedOn.Whatever), Bob));
        await Applied(workspace, Say(ElementEdit.New(new Objective { Code = "new", Name = "Is new", Parent = new(6) }), Bob));
        var now = Card(workspace, new("2026-03"), InApril);
        string[] Reasons(string code) => [.. now.Rows.Single(row => row.Code == code).Restated!.Because.Select(reason => reason.What)];
        Reasons("rev").ShouldBe(["placement 8: weight – → 5", "target of measure acme/rev in 2026-03: 100 → 200"]);
        Reasons("half").ShouldBe(["measure acme/half: spec.formula \"[rev] / 2\" → \"[rev] / 3\"", "target of measure acme/rev in 2026-03: 100 → 200"]);
        now.Rows.Single(row => row.Code == "new").Restated!.IsNew.ShouldBeTrue();
        now.Published!.Gone.ShouldBe(["To go"]);
        Reasons("fin").ShouldContain("objective gone: ended");
        Reasons("fin").ShouldContain("objective new: is new");
    }

    [Fact]
    public async Task Time_alone_restates_a_figure_that_never_came()
    {
        var workspace = await _file.OpenWithOrganization();
        await Published(workspace, new(Office, "2026-03"), new StoppedClock(2026, 4, 2));
        var kpi = Card(workspace, new("2026-03"), InNovember).Rows[^1];
        (kpi.Gap!.Code, kpi.Restated!.Gap!.Code).ShouldBe(("noData", "notDueYet"));
        kpi.Restated.Because.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_period_is_published_again_with_a_reason_and_the_newest_edition_is_in_force()
    {
        var workspace = await WithFigures();
        await Published(workspace, new(Office, "2026-03"));
        await Applied(workspace, Enter(Value(70), BasedOn.Whatever));
        (await Publish(workspace, new(Office, "2026-03"))).ShouldBeOfType<ApplyOutcome.Refused>().Problems[0].Message.ShouldBe("2026-03 is published already, as edition 2026-03: say why it is published again.");
        await Published(workspace, new(Office with { Reason = "Invoices came in" }, "2026-03"));
        ListEditions.Run(workspace.Image).Editions.Select(edition => (edition.Code, edition.InForce, edition.Reason)).ShouldBe([("2026-03.2", true, "Invoices came in"), ("2026-03", false, null)]);
        Card(workspace, new("2026-03"), InApril).Published!.Restated.ShouldBe(0);
        Card(workspace, new(AsKnownOn: "edition:2026-03"), InApril).Rows[^1].Actual.ShouldBe(90);
        // Taking the second back puts the first in force again.
        (await UndoChange.Run(new(Bob, workspace.Image.Seq), workspace, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        Card(workspace, new("2026-03"), InApril).Published!.Restated.ShouldBe(4);
    }

    [Fact]
    public async Task What_was_known_on_an_earlier_day_can_be_signed_later()
    {
        var workspace = await WithFigures();
        var known = workspace.Image.Seq;
        await Applied(workspace, Enter(Value(70), BasedOn.Whatever));
        await Published(workspace, new(Office, "2026-03", AsKnownOn: $"#{known}"), InNovember);
        Card(workspace, new(AsKnownOn: "edition:2026-03"), InNovember).Rows[^1].Actual.ShouldBe(90);
        Card(workspace, new("2026-03"), InNovember).Published!.Restated.ShouldBe(4);
    }

    [Fact]
    public async Task What_cannot_be_signed_is_refused_and_what_is_signed_never_changes()
    {
        var empty = await _file.Open();
        (await Publish(empty, new(Office, "2026-03"))).ShouldBeOfType<ApplyOutcome.Refused>().Problems[0].Message.ShouldBe("Nothing is known yet: there is nothing to publish.");
        var workspace = await WithFigures();
        async Task Refused(PublishPeriod.Request request, string because) => (await Publish(workspace, request)).ShouldBeOfType<ApplyOutcome.Refused>().Problems[0].Message.ShouldBe(because);
        await Refused(new(Office, "2026-04"), "2026-04 has not ended on 2026-04-20: publish it when it is over.");
        await Refused(new(Office, "2026-04", AsKnownOn: "2099-05-02"), "2099-05-02 has not come yet: nobody knows what will be known then.");
        await Refused(new(Office, "2026-13"), "\"2026-13\" is no period of this calendar: write it like 2026-03, 2026-Q1 or 2026.");
        await Refused(new(Office, "2026-03", AsKnownOn: "#99"), $"There is no change #99: the newest is #{workspace.Image.Seq}.");
        (await workspace.Apply(Say(ElementEdit.New(new Edition { Code = "x", Period = Month(4), Known = 1, ReadOn = new(2026, 4, 30) })), Ct)).ShouldBeOfType<ApplyOutcome.Refused>()
            .Problems[0].Message.ShouldBe("2026-04 has not ended on 2026-04-30, the day it is read on.");
        (await workspace.Apply(Say(ElementEdit.New(new Edition { Code = "x", Period = Month(3), Known = 99, ReadOn = new(2026, 4, 1) })), Ct)).ShouldBeOfType<ApplyOutcome.Refused>()
            .Problems[0].Message.ShouldBe($"It is to know everything up to change 99, which does not exist: the newest is {workspace.Image.Seq}.");

        await Published(workspace, new(Office, "2026-03"));
        var signed = workspace.Image.Structure.Latest.All<Edition>()[0];
        (await workspace.Apply(Change<Edition>(workspace.Image, signed.Id, edition => edition with { Known = 1 }), Ct)).ShouldBeOfType<ApplyOutcome.Refused>()
            .Problems[0].Message.ShouldBe("It is signed and stays as it is: publish the period again instead.");
        ViewScorecard.Run(new("card", new(AsKnownOn: "edition:2026-02")), workspace.Image, InApril).Problems[0].Message.ShouldBe("There is no edition 2026-02. Published are 2026-03.");
    }

    [Fact]
    public async Task A_calendar_that_would_move_a_published_period_is_refused()
    {
        var workspace = await _file.OpenWithOrganization();
        await Published(workspace, new(Office, "2026-Q1"));
        (await workspace.Apply(Change<OrganizationSettings>(workspace.Image, new(1), settings => settings with { Calendar = new ReportingCalendar { FiscalYearStartMonth = 2 } }), Ct)).ShouldBeOfType<ApplyOutcome.Refused>()
            .Problems.ShouldContain(problem => problem.Message == "The new calendar would move 2026-Q1, which is published. Let it begin after it.");
    }

    [Fact]
    public async Task Files_never_speak_of_editions_and_end_none()
    {
        var workspace = await WithFigures();
        await Published(workspace, new(Office, "2026-03"));
        var written = StrategyWriter.Write(workspace.Image.Structure.Latest, []);
        var plan = StrategyPlan.Of(StrategyReader.Read(written, workspace.Image.Structure), workspace.Image.Structure);
        plan.Problems.ShouldBeEmpty();
        plan.Changes.ShouldBeEmpty();
    }

    private async Task<Workspace> WithFigures()
    {
        var workspace = await _file.OpenWithOrganization();
        await Applied(workspace, new(Ann)
        {
            Values = [new(Value(90), BasedOn.Nothing), new(Value(100, series: SeriesNames.Target), BasedOn.Nothing), new(Value(80, Month(2)), BasedOn.Nothing), new(Value(100, Month(2), series: SeriesNames.Target), BasedOn.Nothing)],
        });
        return workspace;
    }

    private static async Task Applied(Workspace workspace, Edit edit) => (await workspace.Apply(edit, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();

    private static Task<ApplyOutcome> Publish(Workspace workspace, PublishPeriod.Request request, TimeProvider? clock = null) => PublishPeriod.Run(request, workspace, clock ?? InApril, Ct);

    private static async Task Published(Workspace workspace, PublishPeriod.Request request, TimeProvider? clock = null) => (await Publish(workspace, request, clock)).ShouldBeOfType<ApplyOutcome.Applied>();

    private static ScorecardView Card(Workspace workspace, ReadingRequest reading, TimeProvider clock) => ViewScorecard.Run(new("card", reading, Explain: true, History: 3), workspace.Image, clock).View.ShouldNotBeNull();

    private static string Json(ScorecardView view) => JsonSerializer.Serialize(view, ViewJson.Indented);
}
