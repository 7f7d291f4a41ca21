using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Strategies;

public sealed class InitiativeProgressTests
{
    private static readonly Initiative Training = new()
    {
        Code = "training",
        State = InitiativeState.InProgress,
        Starts = new(2026, 1, 1),
        Ends = new(2026, 12, 31),
        Budget = 100,
    };

    [Fact]
    public void Percent_complete_is_typed_or_the_weight_of_milestones_reached()
    {
        var day = new DateOnly(2026, 7, 1);
        InitiativeProgress.On(Training with { PercentComplete = 40 }, day).Percent.ShouldBe(40);
        var staged = Training with
        {
            Milestones = [new("concept", new(2026, 3, 31), 1, new(2026, 3, 1)), new("pilot", new(2026, 6, 30), 2), new("all plants", new(2026, 12, 31), 1)],
        };
        var progress = InitiativeProgress.On(staged, day);
        progress.Percent.ShouldBe(25);
        progress.Planned.ShouldBe(75);
        progress.Pace!.Value.ShouldBe(1.0 / 3, 1e-12);
        progress.Schedule.ShouldBe(Status.Red);
    }

    [Theory]
    [InlineData(49, Status.Green)]
    [InlineData(45, Status.Amber)]
    [InlineData(40, Status.Red)]
    public void Without_milestones_the_plan_follows_the_days(double percent, Status expected)
    {
        var progress = InitiativeProgress.On(Training with { PercentComplete = percent }, new(2026, 7, 1));
        progress.Planned!.Value.ShouldBe(182.0 / 365 * 100, 1e-9);
        progress.Schedule.ShouldBe(expected);
    }

    [Theory]
    [InlineData(60, 40, Status.Green)]
    [InlineData(60, 50, Status.Amber)]
    [InlineData(60, 51, Status.Red)]
    public void The_budget_compares_with_spent_and_forecast_at_completion(double spent, double toCome, Status expected) =>
        InitiativeProgress.On(Training with { Spent = spent, ForecastToComplete = toCome }, new(2026, 7, 1)).BudgetStatus.ShouldBe(expected);

    [Fact]
    public void What_is_on_hold_or_cancelled_has_no_schedule_and_what_is_completed_is_done()
    {
        var day = new DateOnly(2026, 7, 1);
        InitiativeProgress.On(Training with { State = InitiativeState.OnHold, PercentComplete = 1 }, day).Schedule.ShouldBeNull();
        InitiativeProgress.On(Training with { State = InitiativeState.Cancelled }, day).Schedule.ShouldBeNull();
        var done = InitiativeProgress.On(Training with { State = InitiativeState.Completed }, day);
        done.Percent.ShouldBe(100);
        done.Schedule.ShouldBe(Status.Green);
    }

    [Fact]
    public void Before_it_begins_nothing_is_planned_and_nothing_is_late()
    {
        var progress = InitiativeProgress.On(Training with { State = InitiativeState.NotStarted }, new(2025, 12, 1));
        progress.Planned.ShouldBe(0);
        progress.Pace.ShouldBeNull();
        progress.Schedule.ShouldBeNull();
        InitiativeProgress.On(Training with { ScopeStatus = "amber" }, new(2026, 7, 1)).Scope.ShouldBe(Status.Amber);
    }
}
