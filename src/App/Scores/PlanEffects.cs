using Binnacle.App.StrategyFiles;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>What a plan would do to the scores: the same figures, read with the structure before it and after it.</summary>
public static class PlanEffects
{
    /// <param name="periods">How many periods to look back from the last one due, that one included.</param>
    public static IReadOnlyList<ScoreEffectView> Of(StrategyPlan plan, WorkspaceImage image, TimeProvider clock, int periods)
    {
        var after = image.Structure.Add(plan.Revisions(image.Seq + 1));
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var effects = new List<ScoreEffectView>();
        foreach (var card in after.Latest.All<Scorecard>().Concat(image.Structure.Latest.All<Scorecard>()).DistinctBy(card => card.Id).OrderBy(card => card.Id))
        {
            var calendar = DefaultPeriod.CalendarOf(after.Latest, card);
            var last = DefaultPeriod.LastDue(after.Latest, calendar, today);
            var world = new World(image.Structure, image.Facts, calendar.LastDay(last), today);
            var (was, willBe) = (new Calculator(world), new Calculator(world with { Structures = after }));
            foreach (var period in Back(calendar, last, periods))
                effects.AddRange(Differences(card.Id, period, calendar, was, willBe));
        }
        return effects;
    }

    private static IEnumerable<Period> Back(ReportingCalendar calendar, Period last, int periods)
    {
        for (var by = 1 - periods; by <= 0; by++)
            if (calendar.TryShift(last, by, out var period))
                yield return period;
    }

    private static IEnumerable<ScoreEffectView> Differences(ElementId card, Period period, ReportingCalendar calendar, Calculator was, Calculator willBe)
    {
        var (old, next) = (was.StructureFor(card, period), willBe.StructureFor(card, period));
        foreach (var id in Below(next, card).Concat(Below(old, card)).Distinct())
        {
            var (before, after) = (was.Node(id, period, Window.Scored), willBe.Node(id, period, Window.Scored));
            if (before is null && after is null || before is not null && after is not null && Same(before, after))
                continue;
            var known = after ?? before!;
            yield return new(
                NodeAddress.Of(after is null ? old : next, known.Node), RowBuilder.KindOf(known), known.Name, calendar.Format(period), End(before), End(after));
        }
    }

    private static IEnumerable<ElementId> Below(Structure structure, ElementId id)
    {
        if (structure.Find<Node>(id) is not { } node)
            yield break;
        yield return id;
        foreach (var child in structure.Children(node))
            foreach (var below in Below(structure, child.Id))
                yield return below;
    }

    private static bool Same(NodeResult one, NodeResult other) =>
        one.Score.Equals(other.Score) && one.Band?.Code == other.Band?.Code && one.Gap == other.Gap && one.Coverage.Equals(other.Coverage);

    private static ScoreEndView? End(NodeResult? result) => result is null ? null : new(result.Score, StatusView.Of(result.Band, result.Gap), result.Coverage);
}

/// <summary>A node whose result in a period would be another.</summary>
/// <param name="Before">Null where it does not exist in the period.</param>
/// <param name="After">Null where it would not exist any more.</param>
public sealed record ScoreEffectView(string Address, string Kind, string Name, string Period, ScoreEndView? Before, ScoreEndView? After);

public sealed record ScoreEndView(double? Score, StatusView Status, double? Coverage);
