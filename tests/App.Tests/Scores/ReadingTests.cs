using Binnacle.App.Scores;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Scores;

public sealed class ReadingTests
{
    [Theory]
    // Ten working days after October's end is Friday 13 November: on that day October is not overdue yet.
    [InlineData(10, 2026, 11, 13, "2026-09")]
    [InlineData(10, 2026, 11, 14, "2026-10")]
    [InlineData(0, 2026, 11, 1, "2026-10")]
    [InlineData(0, 2026, 10, 31, "2026-09")]
    public async Task Readers_open_on_the_last_period_whose_due_date_has_passed(int dueDays, int year, int month, int day, string period)
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(
            Change<OrganizationSettings>(workspace.Image, new(1), settings => settings with { Measures = new() { DueDays = dueDays } }), Ct);
        Card(workspace.Image, new(), new StoppedClock(year, month, day)).Period.Name.ShouldBe(period);
    }

    [Fact]
    public async Task Where_every_kpi_is_coarser_than_a_month_so_is_the_period()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        foreach (var measure in new ElementId[] { Revenue, new(4) })
            await workspace.Apply(Change<Measure>(workspace.Image, measure, m => m with { Spec = m.Spec with { Frequency = Frequency.Quarter } }), Ct);
        Card(workspace.Image, new(), new StoppedClock(2026, 11, 20)).Period.Name.ShouldBe("2026-Q3");
    }

    [Fact]
    public async Task A_day_in_the_organisations_zone_decides_what_today_is()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(
            Change<OrganizationSettings>(workspace.Image, new(1), settings => settings with { TimeZone = "Pacific/Auckland", Measures = new() { DueDays = 0 } }), Ct);
        // Noon of 31 October in London is the first hour of November in Auckland.
        Card(workspace.Image, new(), new StoppedClock(2026, 10, 31, 11)).Period.Name.ShouldBe("2026-10");
    }

    [Fact]
    public async Task Every_slip_of_a_request_is_told_at_once_each_with_what_to_write()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var problems = ViewScorecard.Run(new("card", new("2026-13", "decade", null, "never", "soon")), workspace.Image, new StoppedClock(2026, 11, 20)).Problems;
        problems.Select(problem => problem.Field).ShouldBe(["through", "period", "window", "structure"]);
        problems.ShouldAllBe(problem => problem.Fault == RequestFault.Malformed);
        problems[1].Message.ShouldContain("2026-10");
        ViewScorecard.Run(new("card", new(AsKnownOn: "#99")), workspace.Image, TimeProvider.System).Problems.ShouldHaveSingleItem().Message.ShouldBe("There is no change #99: the newest is #1.");
        ViewScorecard.Run(new("crad", new()), workspace.Image, TimeProvider.System).Problems.ShouldHaveSingleItem().Message.ShouldBe("There is no scorecard crad. Did you mean card?");
    }

    [Fact]
    public async Task As_known_on_a_change_shows_what_was_known_and_says_so()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Enter(Value(5), BasedOn.Nothing), Ct);
        await workspace.Apply(Enter(Value(7), BasedOn.Whatever), Ct);
        ScorecardView At(string? known) => Card(workspace.Image, new("2026-03", AsKnownOn: known, Through: "2026-03"), TimeProvider.System);
        At(null).Rows[^1].Actual.ShouldBe(7);
        At(null).IsNewest.ShouldBeTrue();
        var then = At("#2");
        then.Rows[^1].Actual.ShouldBe(5);
        then.IsNewest.ShouldBeFalse();
        then.AsKnownOn.ShouldBe(KnownOn.Of(workspace.Image.AsKnownOn(2)));
        At("#1").Rows[^1].Actual.ShouldBeNull();
        At(workspace.Image.RecordedAt.ToString("O")).Rows[^1].Actual.ShouldBe(7);
    }

    private static ScorecardView Card(WorkspaceImage image, ReadingRequest reading, TimeProvider clock) =>
        ViewScorecard.Run(new("card", reading), image, clock).View.ShouldNotBeNull();
}
