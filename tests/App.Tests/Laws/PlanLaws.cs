using Binnacle.App.Tests.Generated;
using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Laws;

/// <summary>A compiled plan says what the calculator says, bit for bit, whatever the organisation has and whatever is edited.</summary>
public sealed class PlanLaws
{
    private const int Edits = 12;

    private static readonly Window[] Windows = [Window.Period, Window.FiscalYearToDate];

    public static TheoryData<int> Seeds => [3, 29, 1729, 4711, 65537];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_plan_gives_every_score_of_the_calculator_to_the_last_bit(int seed)
    {
        var made = OrganizationGenerator.Make(seed);
        var world = made.World;
        var plan = PlanOf(world);
        plan.Run();
        plan.Coverage.Calculated.ShouldBeLessThan(plan.Coverage.Steps);
        Same(plan, world, $"{made}");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_edit_leaves_what_a_plan_made_anew_gives(int seed)
    {
        var made = OrganizationGenerator.Make(seed);
        var world = made.World;
        var plan = PlanOf(world);
        plan.Run();
        var random = new Random(seed);
        var figures = made.Changes.SelectMany(change => change.Observations).Where(said => said is { IsNumber: true, Series: SeriesNames.Actual }).ToArray();
        for (var edit = 0; edit < Edits; edit++)
        {
            var at = figures[random.Next(figures.Length)];
            var said = at with { Seq = 1000 + edit, State = edit % 5 == 0 ? ObservationState.Cleared : ObservationState.Value, Value = edit % 5 == 0 ? null : Math.Round(random.NextDouble() * 200, 2) };
            world = world with { Facts = world.Facts.Add([said]) };
            if (!plan.TryMoveTo(world, said))
            {
                plan = PlanOf(world);
                plan.Run();
            }
        }
        Same(plan, world, $"{made} after {Edits} edits");
    }

    private static ScorePlan PlanOf(World world) => ScorePlan.Of(world, Month(world, 1), Month(world, 10));

    private static Period Month(World world, int month) => world.Structures.Latest.Settings.Calendar.PeriodOf(Frequency.Month, new(2026, month, 15));

    private static void Same(ScorePlan plan, World world, string when)
    {
        var calculator = new Calculator(world);
        var scored = 0;
        foreach (var month in new[] { 2, 7, 10 })
            foreach (var window in Windows)
                foreach (var node in Scores.NodesOf(world.Structures))
                {
                    var expected = calculator.Node(node, Month(world, month), window)?.Score;
                    var actual = plan.Score(node, Month(world, month), window);
                    if (expected is not null)
                        scored++;
                    Bits(actual).ShouldBe(Bits(expected), $"{when}: node {node} ({world.Structures.Newest(node)?.Kind}) in month {month}, {window}, is {actual}, should be {expected}");
                }
        scored.ShouldBeGreaterThan(100, when);
    }

    private static long? Bits(double? number) => number is { } value ? BitConverter.DoubleToInt64Bits(value) : null;
}
