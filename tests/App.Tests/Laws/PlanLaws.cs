using System.Globalization;
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
    /// <summary>Of one organisation. Most of the time goes to what the calculator answers for: the usual run has fewer, BINNACLE_EDITS=10000 all.</summary>
    private static readonly int Edits = int.TryParse(Environment.GetEnvironmentVariable("BINNACLE_EDITS"), NumberStyles.None, CultureInfo.InvariantCulture, out var edits) ? edits : 1000;

    /// <summary>How many of them concern the structure.</summary>
    private const int Structural = 25;

    /// <summary>How often the plan is held to one made anew.</summary>
    private const int Compared = 15;

    private static readonly Window[] Windows = [Window.Period, Window.FiscalYearToDate];

    public static TheoryData<int> Seeds => [3, 29, 1729, 4711, 65537];

    public static TheoryData<int> SomeSeeds => [3, 1729, 65537];

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

    /// <summary>Values, words, targets and statuses of any element, and now and then what holds from a day on.</summary>
    [Theory]
    [MemberData(nameof(SomeSeeds))]
    public void Edits_leave_what_a_plan_made_anew_gives(int seed)
    {
        var made = OrganizationGenerator.Make(seed);
        var edits = new RandomEdits(made);
        var world = made.World;
        world.Structures.Latest.All<Measure>().Count.ShouldBeGreaterThanOrEqualTo(200);
        var plan = PlanOf(world);
        plan.Run();
        var (moved, restructured) = (0, 0);
        for (var edit = 1; edit <= Edits; edit++)
        {
            Observation[] said = [];
            if (edit % (Edits / Structural) == 0)
            {
                world = world with { Structures = world.Structures.Add(edits.Revisions(world.Structures)) };
            }
            else
            {
                said = [edits.Observation()];
                world = world with { Facts = world.Facts.Add(said) };
            }
            if (plan.TryMoveTo(world, said))
            {
                (moved, restructured) = (moved + 1, restructured + (said.Length == 0 ? 1 : 0));
                if (edit % (Edits / Compared) == 0)
                    SameAs(PlanOf(world), plan, world, $"{made} after {edit} edits");
                continue;
            }
            plan = PlanOf(world, instead: plan);
            plan.Run();
        }
        moved.ShouldBeGreaterThan(Edits * 9 / 10);
        restructured.ShouldBeGreaterThan(Structural / 2);
        Same(plan, world, $"{made} after {Edits} edits");
    }

    private static void SameAs(ScorePlan anew, ScorePlan plan, World world, string when)
    {
        anew.Run();
        foreach (var node in Scores.NodesOf(world.Structures))
            for (var month = 1; month <= 10; month++)
                foreach (var window in Windows)
                    Bits(plan.Score(node, Month(world, month), window)).ShouldBe(Bits(anew.Score(node, Month(world, month), window)), $"{when}: node {node} in month {month}, {window}");
    }

    private static ScorePlan PlanOf(World world, ScorePlan? instead = null) => ScorePlan.Of(world, Month(world, 1), Month(world, 10), instead);

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
