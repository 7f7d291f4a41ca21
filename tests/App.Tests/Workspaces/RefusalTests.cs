using System.Collections.Immutable;
using Binnacle.App.Workspaces;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Workspaces;

public sealed class RefusalTests
{
    private static readonly Period Year = new(Frequency.Year, new(2026, 1, 1));
    private static readonly Period Quarter = new(Frequency.Quarter, new(2026, 1, 1));

    public static TheoryData<string, Observation> BadValues => new()
    {
        { "There is no element 99.", Value(1, measure: new(99)) },
        { "It is reported by month, not by quarter.", Value(1, Quarter) },
        { "It is reported by year or coarser, not by month.", Value(1, Month(3), new(4), SeriesNames.Target) },
        { "No month starts on 2026-03-02 in this calendar; 2026-03 starts on 2026-03-01.", Value(1, new(Frequency.Month, new(2026, 3, 2))) },
        { "The day 1850-01-01 is outside the calendar.", Value(1, new(Frequency.Month, new(1850, 1, 1))) },
        { "The day 9999-12-31 is outside the calendar.", Value(1, new(Frequency.Day, DateOnly.MaxValue)) },
        { "Give a number.", Value(double.NaN) },
        { "Give a number.", Value(double.PositiveInfinity) },
        { "Give a word.", Value(0) with { State = ObservationState.Word, Value = null } },
        { "Say why it is not applicable.", Value(0) with { State = ObservationState.NotApplicable, Value = null } },
        { "Name the series.", Value(1, series: " ") },
        { "Only measures have a series 'actual'.", Value(1, measure: Grow) },
        { "Only an objective assessed by judgement takes a judgement.", Status(SeriesNames.Judgement) },
        { "Say in a memo why the status differs from the computed one.", Status(SeriesNames.Override) },
    };

    [Theory]
    [MemberData(nameof(BadValues), DisableDiscoveryEnumeration = true)]
    public async Task A_value_that_cannot_be_right_is_refused(string because, Observation said)
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        (await workspace.Apply(Enter(said, BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Refused>().Problems.ShouldContain(problem => problem.Message == because);
        workspace.Image.Seq.ShouldBe(1);
    }

    [Fact]
    public async Task A_target_may_be_coarser_than_its_measure()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        (await workspace.Apply(Enter(Value(1, Year, series: SeriesNames.Target), BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
    }

    [Fact]
    public async Task All_problems_are_told_at_once_and_with_their_place()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var edit = new Edit(Ann)
        {
            Elements = [ElementEdit.New(new Measure { Code = "rev", Name = "Again", Unit = Acme }), ElementEdit.New(new Perspective { Code = "p", Scorecard = new(77) })],
            Values = [new(Value(double.NaN), BasedOn.Nothing), new(Value(2, Month(4)), BasedOn.Nothing), new(Value(3, Month(4)), BasedOn.Nothing)],
        };
        Told(await workspace.Apply(edit, Ct)).ShouldBe(
            [
                "actual M2026-04-01: Given twice.",
                "measure acme/rev actual 2026-03: Give a number.",
                "measure acme/rev, code: The code 'rev' is taken by the measure 'rev' of 'acme'.",
                "perspective p, scorecard: The perspective 'p' refers to the scorecard 77, which does not exist or has ended.",
            ],
            ignoreOrder: true);
        workspace.Image.Seq.ShouldBe(1);
        (await file.Open()).Image.Seq.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_still_referred_to_cannot_end()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        Told(await workspace.Apply(Say(ElementEdit.End(Revenue, new(2027, 1, 1), new(1))), Ct))
            .ShouldBe(["placement 8, measure: The placement 8 refers to the measure 3, which does not exist or has ended."]);
        var both = new Edit(Ann) { Elements = [ElementEdit.End(Revenue, new(2027, 1, 1), new(1)), ElementEdit.End(new(8), new(2026, 7, 1), new(1))] };
        (await workspace.Apply(both, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
    }

    [Fact]
    public async Task A_value_for_after_an_element_s_end_is_refused_and_one_for_before_its_start_is_kept()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(Say(ElementEdit.New(new Measure { Code = "m", Name = "M", Unit = Acme }, new(2026, 1, 1))), Ct);
        await workspace.Apply(Say(ElementEdit.End(new(9), new(2026, 7, 1), new(2))), Ct);
        (await workspace.Apply(Enter(Value(1, Month(6), new(9)), BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        (await workspace.Apply(Enter(Value(1, Month(6, 2025), new(9)), BasedOn.Nothing), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        Told(await workspace.Apply(Enter(Value(1, Month(7), new(9)), BasedOn.Nothing), Ct)).ShouldBe(["actual M2026-07-01: The element 9 has ended before this period."]);
    }

    [Fact]
    public async Task A_calendar_that_would_move_stored_periods_is_refused_naming_the_first()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await workspace.Apply(
            new Edit(Ann)
            {
                Values = [new(Value(1, Year, new(4)), BasedOn.Nothing), new(Value(1, new(Frequency.Year, new(2024, 1, 1)), new(4)), BasedOn.Nothing)],
            },
            Ct);
        var toApril = new ReportingCalendar { FiscalYearStartMonth = 4 };
        Told(await workspace.Apply(Change<OrganizationSettings>(workspace.Image, new(1), settings => settings with { Calendar = toApril }), Ct))
            .ShouldBe(["measure acme/hits: The new calendar would move 2024, for which values are stored. Let it begin after them."]);
        Told(await workspace.Apply(Change<OrganizationUnit>(workspace.Image, Acme, unit => unit with { Calendar = toApril }, new(2025, 1, 1)), Ct))
            .ShouldBe(["measure acme/hits: The new calendar would move 2026, for which values are stored. Let it begin after them."]);
        (await workspace.Apply(Change<OrganizationSettings>(workspace.Image, new(1), settings => settings with { Calendar = toApril }, new(2027, 1, 1)), Ct))
            .ShouldBeOfType<ApplyOutcome.Applied>();
    }

    [Fact]
    public async Task A_calendar_with_a_fault_of_its_own_is_refused()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        var edit = Change<OrganizationSettings>(workspace.Image, new(1), settings => settings with { Calendar = new() { FiscalYearStartMonth = 13 }, TimeZone = "Mars/Olympus" });
        var told = Told(await workspace.Apply(edit, Ct));
        told.Length.ShouldBe(2);
        told.ShouldContain(problem => problem.Contains("fiscal year"));
        told.ShouldContain(problem => problem.Contains("Mars/Olympus"));
    }

    [Fact]
    public async Task What_was_wrong_before_is_not_held_against_an_edit()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        await using (var log = file.OpenLog())
            await log.Append([new(Bob, [new("perspective", 50, "", 1, """{"code":"lost","scorecard":77}""")], [])], 1, Ct);
        await workspace.Follow(Ct);
        (await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Name = "Turnover" }), Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        (await workspace.Apply(Say(ElementEdit.New(new Measure { Code = "n", Unit = Acme })), Ct)).ShouldBeOfType<ApplyOutcome.Applied>().Ids.ShouldBe([new(78)]);
    }

    [Fact]
    public async Task An_element_stays_what_kind_it_is()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        Told(await workspace.Apply(Say(new(Revenue, default, new Person(), new(1))), Ct)).ShouldHaveSingleItem().ShouldStartWith("measure 3: An element never becomes");
        Told(await workspace.Apply(Say(new(new(99), default, new Person(), BasedOn.Nothing)), Ct)).ShouldBe(["element 99: There is no such element."]);
    }

    private static ImmutableArray<string> Told(ApplyOutcome outcome) =>
        [.. outcome.ShouldBeOfType<ApplyOutcome.Refused>().Problems.Select(problem => problem.ToString())];

    private static Observation Status(string series) => new(Grow, series, Month(3), 0, ObservationState.Word, Word: "green");
}
