using Binnacle.App.Tests.Generated;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Tests.Laws;

/// <summary>Every node of a generated organisation in a few periods and windows: what the laws compare.</summary>
internal static class Scores
{
    private static readonly (Frequency Frequency, DateOnly Day, Window Window)[] Looks =
    [
        (Frequency.Month, new(2026, 3, 15), Window.Scored),
        (Frequency.Month, new(2026, 10, 15), Window.FiscalYearToDate),
        (Frequency.Quarter, new(2026, 8, 15), Window.Period),
    ];

    public static IReadOnlyDictionary<(ElementId Node, Period Period, Window Window), NodeResult> Of(Calculator calculator)
    {
        var results = new Dictionary<(ElementId, Period, Window), NodeResult>();
        var calendar = calculator.World.Structures.Latest.Settings.Calendar;
        var nodes = NodesOf(calculator.World.Structures);
        foreach (var (frequency, day, window) in Looks)
        {
            var period = calendar.PeriodOf(frequency, day);
            foreach (var node in nodes)
                if (calculator.Node(node, period, window) is { } result)
                    results[(node, period, window)] = result;
        }
        return results;
    }

    public static IReadOnlyDictionary<(ElementId Node, Period Period, Window Window), NodeResult> Of(World world) => Of(new Calculator(world));

    public static ElementId[] NodesOf(StructureHistory history) =>
    [
        .. history.Ids.Where(id => history.RevisionsOf(id).Any(revision => revision.Body is Node)),
    ];

    public static Period October(World world) => world.Structures.Latest.Settings.Calendar.PeriodOf(Frequency.Month, new(2026, 10, 15));

    public static Period March(World world) => world.Structures.Latest.Settings.Calendar.PeriodOf(Frequency.Month, new(2026, 3, 15));

    /// <summary>The world after the first so many changes, built from nothing but them.</summary>
    public static World After(GeneratedOrganization made, int changes) =>
        (made with { Changes = [.. made.Changes.Take(changes)] }).World;
}
