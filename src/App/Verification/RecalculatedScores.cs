using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Verification;

/// <summary>Follows values change by change and compares the scores with those calculated from nothing (docs/design: recalculation).</summary>
internal static class RecalculatedScores
{
    /// <param name="from">The change before the first that is followed.</param>
    public static IEnumerable<string> Differences(WorkspaceImage image, long from, TimeProvider clock)
    {
        var structure = image.Structure.Latest;
        var calendar = structure.Settings.Calendar;
        var today = image.DayOf(clock.GetUtcNow());
        var period = DefaultPeriod.LastDue(structure, calendar, today);
        var world = new World(image.Structure, image.Facts, calendar.LastDay(period), today);
        var nodes = structure.All<Node>().Select(node => node.Id).ToList();

        var followed = new Calculator(world with { Facts = image.Facts.AsKnownOn(from) });
        nodes.ForEach(node => followed.Node(node, period, Window.Scored));
        foreach (var added in Added(image, from))
            followed.MoveTo(world with { Facts = image.Facts.AsKnownOn(added.Key) }, [.. added]);
        followed.MoveTo(world, []);

        var anew = new Calculator(world);
        foreach (var node in nodes)
            if (Differ(followed.Node(node, period, Window.Scored), anew.Node(node, period, Window.Scored)))
                yield return $"The score of {NodeAddress.Of(structure, structure.Find<Node>(node)!)} in {calendar.Format(period)} differs from one calculated anew. This is a fault of the program: please report it.";
    }

    private static IEnumerable<IGrouping<long, Observation>> Added(WorkspaceImage image, long from) =>
        image.Facts.All.Where(said => said.Seq > from).GroupBy(said => said.Seq).OrderBy(change => change.Key);

    private static bool Differ(NodeResult? one, NodeResult? other) =>
        one is null || other is null ? one is not null || other is not null : !one.SameOutputs(other);
}
