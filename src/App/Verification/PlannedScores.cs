using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Verification;

/// <summary>Holds the two ways of calculating to each other: every score of the last period due by the compiled plan and by the calculator, to the last bit.</summary>
internal static class PlannedScores
{
    private static readonly Window[] Windows = [Window.Period, Window.FiscalYearToDate];

    public static IEnumerable<string> Differences(WorkspaceImage image, TimeProvider clock)
    {
        var structure = image.Structure.Latest;
        var calendar = structure.Settings.Calendar;
        var today = image.DayOf(clock.GetUtcNow());
        var period = DefaultPeriod.LastDue(structure, calendar, today);
        var world = new World(image.Structure, image.Facts, calendar.LastDay(period), today);
        var calculator = new Calculator(world);
        var plan = ScorePlan.Of(world, period, period);
        plan.Run();
        foreach (var window in Windows)
            foreach (var node in structure.All<Node>())
                if (Bits(plan.Score(node.Id, period, window)) != Bits(calculator.Node(node.Id, period, window)?.Score))
                    yield return $"The score of {NodeAddress.Of(structure, node)} in {calendar.Format(period)} ({window}) comes out differently by the compiled plan. This is a fault of the program: please report it.";
    }

    private static long? Bits(double? number) => number is { } value ? BitConverter.DoubleToInt64Bits(value) : null;
}
