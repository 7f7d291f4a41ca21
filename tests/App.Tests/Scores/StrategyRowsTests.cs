using Binnacle.App.Scores;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Scores;

public sealed class StrategyRowsTests
{
    [Fact]
    public async Task Links_say_cause_effect_and_sign_and_initiatives_stand_with_every_objective_they_serve()
    {
        await using var file = new DataFile();
        var workspace = await file.OpenWithOrganization();
        (await workspace.Apply(
            new Edit(Ann)
            {
                Elements =
                [
                    ElementEdit.New(new Objective { Id = new(-1), Code = "learn", Name = "Learn", Parent = new(6) }),
                    ElementEdit.New(new CauseEffectLink { Id = new(-2), Cause = new(-1), Effect = Grow, Negative = true, LagMonths = 3, Strength = 0.5 }),
                    ElementEdit.New(new Initiative
                    {
                        Id = new(-3), Code = "school", Name = "School", Objectives = [new(-1), Grow], State = InitiativeState.InProgress,
                        Starts = new(2026, 1, 1), Ends = new(2026, 12, 31), PercentComplete = 10, Budget = 100, Spent = 60, ForecastToComplete = 45,
                    }),
                ],
            },
            Ct)).ShouldBeOfType<ApplyOutcome.Applied>();

        var view = ViewScorecard.Run(new("card", new("2026-03", Through: "2026-03")), workspace.Image, TimeProvider.System).View.ShouldNotBeNull();

        var link = view.Links.ShouldHaveSingleItem();
        (link.Cause, link.Effect, link.Sign, link.LagMonths, link.Strength).ShouldBe(("card/learn", "card/grow", "negative", 3, 0.5));
        foreach (var objective in new[] { "grow", "learn" })
        {
            var school = view.Rows.Single(row => row.Code == objective).Initiatives.ShouldHaveSingleItem();
            (school.Code, school.State, school.Percent, school.CostAtCompletion).ShouldBe(("school", "inProgress", 10.0, 105.0));
            school.Planned.ShouldNotBeNull().ShouldBe(100 * 90 / 365.0, 1e-9);
            school.Schedule.ShouldNotBeNull().Code.ShouldBe("red");
            school.BudgetStatus.ShouldNotBeNull().Code.ShouldBe("amber");
            school.Objectives.ShouldBe(["card/learn", "card/grow"], ignoreOrder: false);
        }
        view.Rows.Where(row => row.Kind != "objective").ShouldAllBe(row => row.Initiatives.Count == 0);
    }
}
