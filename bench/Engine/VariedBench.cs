using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;

namespace Binnacle.Bench.Engine;

/// <summary>The varied organisation: how long a full run takes of it, by turns with the plain one, and whether a plan made anew, edits and the calculator agree on it to the last bit.</summary>
internal static class VariedBench
{
    private const int Compared = 200;
    private const int Edits = 1000;

    public static async Task<bool> Run(RefData data, string work, Watch watch, CancellationToken ct)
    {
        var loading = new Watch();
        ScorePlan plain;
        await using (var first = await RefWorkspace.Load(data, new(), Path.Combine(work, "plain"), Path.Combine(work, "plain.binnacle"), loading, ct))
            plain = PlanOf(RefData.WorldOf(first.Workspace.Image));
        await using var loaded = await RefWorkspace.Load(data, new VariedTraits(data), Path.Combine(work, "varied"), Path.Combine(work, "varied.binnacle"), loading, ct);
        var world = RefData.WorldOf(loaded.Workspace.Image);
        var plan = watch.Time("varied: compile", () => PlanOf(world));
        Console.WriteLine($"varied: {plan.Coverage.Calculated} of {plan.Coverage.Steps} steps by the calculator");
        watch.InTurns("full, one thread: plain and varied", "varied_full", () => plain.Run(), () => plan.Run());
        watch.InTurns("full, two threads: plain and varied", "varied_full_2t", () => plain.Run(threads: 2), () => plan.Run(threads: 2));
        var agrees = AgreesWithCalculator(plan, world);
        var (edited, then) = Edited(plan, world, data, watch);
        agrees &= AgreesWithAnother(edited, then);
        Console.WriteLine($"varied: a plan, edits and the calculator {(agrees ? "agree" : "do NOT agree")}");
        return agrees;
    }

    private static ScorePlan PlanOf(World world) => ScorePlan.Of(world, RefData.Months[0], RefData.Months[^1]);

    private static bool AgreesWithCalculator(ScorePlan plan, World world)
    {
        var calculator = new Calculator(world);
        // What is below cards: a card asks for all of those below it, which takes the calculator minutes where they are thousands.
        var nodes = world.Structures.Latest.All<Node>().Where(node => node is not Scorecard).ToArray();
        return Enumerable.Range(0, Compared).All(at => Same(nodes[at * nodes.Length / Compared].Id, (node, month, window) => (plan.Score(node, month, window), calculator.Node(node, month, window)?.Score)));
    }

    private static (ScorePlan Plan, World World) Edited(ScorePlan plan, World world, RefData data, Watch watch)
    {
        var nodes = new RefNodes(data, world.Structures.Latest);
        var steps = data.Edits().Take(Edits).Select((edit, at) =>
        {
            var said = new Observation(nodes.Measure[edit.Measure], SeriesNames.Actual, RefData.Months[edit.Period], 10 + at, edit.Value is null ? ObservationState.Cleared : ObservationState.Value, edit.Value);
            world = world with { Facts = world.Facts.Add([said]) };
            return (World: world, Said: said);
        }).ToArray();
        if (!watch.Each("varied: edit", "varied_edit", steps, step => plan.TryMoveTo(step.World, step.Said)))
            throw new InvalidOperationException("An edit asks for a new plan.");
        return (plan, world);
    }

    private static bool AgreesWithAnother(ScorePlan edited, World world)
    {
        var anew = PlanOf(world);
        anew.Run();
        return world.Structures.Latest.All<Node>().All(node => Same(node.Id, (id, month, window) => (edited.Score(id, month, window), anew.Score(id, month, window))));
    }

    private static bool Same(ElementId node, Func<ElementId, Core.Time.Period, Window, (double? One, double? Other)> of)
    {
        foreach (var month in RefData.Months)
            foreach (var window in new[] { Window.Period, Window.FiscalYearToDate })
                if (of(node, month, window) is var (one, other) && one != other)
                {
                    Console.WriteLine($"varied: {node} in {month}, {window}: {one:R}, not {other:R}");
                    return false;
                }
        return true;
    }
}
