using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;

namespace Binnacle.Core.Explanations;

/// <summary>
/// Attributes a change of score to causes and leaves. Each of the 16 mixed worlds takes some causes from the later end and the others
/// from the earlier one; a leaf's effect through a cause is the mean, over all orders in which causes can be switched, of what switching
/// that cause does to the leaf's contribution (docs/design/explanations.md).
/// </summary>
public sealed class ChangeExplainer
{
    private const int Causes = 4;

    private readonly EndResult _from;
    private readonly EndResult _to;

    private ChangeExplainer(EndResult from, EndResult to) => (_from, _to) = (from, to);

    public static ChangeExplanation Explain(ElementId node, Window window, ScoreEnd from, ScoreEnd to)
    {
        var (start, end) = (new EndResult(from, node, window), new EndResult(to, node, window));
        if (start.Root?.Score is not { } before || end.Root?.Score is not { } after)
            return new() { From = start.Root?.Score, To = end.Root?.Score, FromGap = start.Root?.Gap, ToGap = end.Root?.Gap };
        return new() { From = before, To = after, Movements = [.. new ChangeExplainer(start, end).Movements()] };
    }

    private IEnumerable<Movement> Movements()
    {
        var worlds = Enumerable.Range(0, 1 << Causes).Select(Contributions).ToArray();
        var leaves = worlds.SelectMany(world => world.Keys).Distinct().Order().ToArray();
        var movements = new List<Movement>();
        foreach (var leaf in leaves)
        {
            var known = _to.Find(leaf) ?? _from.Find(leaf);
            for (var cause = 0; cause < Causes; cause++)
            {
                double points = 0;
                for (var others = 0; others < 1 << Causes; others++)
                    if ((others & (1 << cause)) == 0)
                        points += ShareOfOrders(others) * (Of(worlds[others | (1 << cause)], leaf) - Of(worlds[others], leaf));
                if (points != 0)
                    movements.Add(new(leaf, known?.Code ?? "", known?.Name ?? "", (Cause)cause, points));
            }
        }
        return movements.OrderByDescending(movement => Math.Abs(movement.Points)).ThenBy(movement => movement.Leaf).ThenBy(movement => movement.Cause);
    }

    private static double Of(Dictionary<ElementId, double> world, ElementId leaf) => world.GetValueOrDefault(leaf);

    /// <summary>Of all orders of the causes, the share in which exactly these come before the one looked at: |T|!(3−|T|)!/4!.</summary>
    private static double ShareOfOrders(int others) => System.Numerics.BitOperations.PopCount((uint)others) switch
    {
        0 or 3 => 6.0 / 24,
        _ => 2.0 / 24,
    };

    /// <summary>What each leaf gives to the score in the world that takes these causes from the later end.</summary>
    private Dictionary<ElementId, double> Contributions(int causes)
    {
        EndResult End(Cause cause) => (causes & (1 << (int)cause)) != 0 ? _to : _from;
        var world = new MixedWorld(
            _from, _to, End(Cause.Values), End(Cause.TargetsScaleFormula), End(Cause.WeightsRollUpShare), End(Cause.MembershipPresenceOverride));
        var contributions = new Dictionary<ElementId, double>();
        Spread(world.Root, 1, contributions);
        return contributions;
    }

    /// <summary>Passes a node's points on to its leaves; what its parts leave over (an expression is one part) is the node's own.</summary>
    private static void Spread(NodeResult node, double factor, Dictionary<ElementId, double> contributions)
    {
        if (node.Score is not { } score)
            return;
        double passed = 0;
        foreach (var part in node.Parts)
        {
            passed += part.Points;
            if (part.Points != 0 && part.Child.Score is { } child && child != 0)
                Spread(part.Child, factor * part.Points / child, contributions);
            else if (part.Points != 0)
                Add(contributions, part.Child.Node.Id, factor * part.Points);
        }
        var own = score - passed;
        if (node.Parts.IsEmpty || Math.Abs(own) > 1e-12 * Math.Max(1, Math.Abs(score)))
            Add(contributions, node.Node.Id, factor * own);
    }

    private static void Add(Dictionary<ElementId, double> contributions, ElementId leaf, double points) =>
        contributions[leaf] = contributions.GetValueOrDefault(leaf) + points;
}
