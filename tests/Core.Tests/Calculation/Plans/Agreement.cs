using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;

namespace Binnacle.Core.Tests.Calculation.Plans;

/// <summary>Holds a plan to the calculator: every node's score, every period, both windows, to the last bit.</summary>
internal static class Agreement
{
    public static readonly Window[] Windows = [Window.Period, Window.FiscalYearToDate];

    /// <summary>Made in the place of another, so that nothing that stands in its rows may shine through.</summary>
    public static ScorePlan Planned(World world, string lastPeriod = "2026-12", string firstPeriod = "2025-01") =>
        Made(world, Made(world, null, lastPeriod, firstPeriod), lastPeriod, firstPeriod);

    public static ScorePlan Made(World world, ScorePlan? instead, string lastPeriod = "2026-12", string firstPeriod = "2025-01")
    {
        var calendar = world.Structures.Latest.Settings.Calendar;
        calendar.TryParse(firstPeriod, out var first);
        calendar.TryParse(lastPeriod, out var last);
        var plan = ScorePlan.Of(world, first, last, instead);
        plan.Run();
        return plan;
    }

    public static void Agrees(World world, bool allInKernels, string last = "2026-12", string first = "2025-01")
    {
        var plan = Planned(world, last, first);
        (plan.Coverage.Calculated == 0).ShouldBe(allInKernels);
        Same(plan, world, last, first);
    }

    public static void Same(ScorePlan plan, World world, string lastPeriod = "2026-12", string firstPeriod = "2025-01")
    {
        var calculator = new Calculator(world);
        var calendar = world.Structures.Latest.Settings.Calendar;
        calendar.TryParse(firstPeriod, out var first);
        calendar.TryParse(lastPeriod, out var last);
        foreach (var period in calendar.Between(first, last))
            foreach (var window in Windows)
                foreach (var node in world.Structures.Latest.All<Node>())
                {
                    var (planned, expected) = (plan.Score(node.Id, period, window), calculator.Node(node.Id, period, window)?.Score);
                    Bits(planned).ShouldBe(Bits(expected), $"{node.Kind} {node.Id}, {period}, {window}: {planned}, not {expected}");
                }
    }

    /// <summary>It says, to the last bit, what a plan made anew says.</summary>
    public static void Holds(ScorePlan plan, World world, string when)
    {
        var anew = Planned(world);
        foreach (var card in world.Structures.Latest.All<Scorecard>())
            foreach (var month in new[] { 2, 8, 11 })
                Numbers(plan.Figures(card.Id, new(Frequency.Month, new(2026, month, 1)))).ShouldBe(Numbers(anew.Figures(card.Id, new(Frequency.Month, new(2026, month, 1)))), $"{when}: figures of {card.Code}");
        foreach (var node in world.Structures.Ids)
            for (var month = new DateOnly(2025, 1, 1); month.Year < 2027; month = month.AddMonths(1))
                foreach (var window in Windows)
                    Bits(plan.Score(node, new(Frequency.Month, month), window)).ShouldBe(Bits(anew.Score(node, new(Frequency.Month, month), window)), $"{when}: {world.Structures.Newest(node)?.Kind} {world.Structures.Newest(node)?.Body?.Code}, {month}, {window}");
    }

    private static List<double?> Numbers(ScorecardFigures? figures) => figures is null ? [] :
        [.. figures.Measures.SelectMany(measure => new[] { measure.Now, measure.Before }).SelectMany(of => new[] { of.Value, of.Target, of.ValueToDate, of.TargetToDate }), .. figures.Nodes.SelectMany(node => node.Trend.ToArray())];

    private static long? Bits(double? number) => number is { } value ? BitConverter.DoubleToInt64Bits(value) : null;
}
