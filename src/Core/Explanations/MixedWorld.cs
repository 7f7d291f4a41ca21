using Binnacle.Core.Calculation;
using Binnacle.Core.Strategies;

namespace Binnacle.Core.Explanations;

/// <summary>The node's tree with each cause taken from one of two ends. A leaf scored at one end only takes everything from it, and is there when presence is that end's.</summary>
internal sealed class MixedWorld
{
    private readonly EndResult _from;
    private readonly EndResult _to;
    private readonly EndResult _values;
    private readonly EndResult _targets;
    private readonly EndResult _weights;
    private readonly EndResult _members;

    public MixedWorld(EndResult from, EndResult to, EndResult values, EndResult targets, EndResult weights, EndResult members)
    {
        (_from, _to, _values, _targets, _weights, _members) = (from, to, values, targets, weights, members);
        Root = Mixed(members.Root!);
    }

    public NodeResult Root { get; }

    private NodeResult Mixed(NodeResult member)
    {
        if (member.Parts.IsEmpty || member.Rule is null)
            return Leaf(member);
        var weighted = _weights.Find(member.Node.Id);
        var node = WithWeights(member, weighted);
        var rule = weighted?.Rule ?? member.Rule;
        var parts = member.Parts.Select(part => Mixed(part.Child)).ToArray();
        var result = NodeRollUp.Of(
            node, rule, member.Period, member.Window,
            [.. parts.Where(part => part.Node is not Scorecard)],
            rule.ChildShare > 0 ? [.. parts.Where(part => part.Node is Scorecard)] : []);
        return result with { Override = member.Override };
    }

    private NodeResult Leaf(NodeResult member)
    {
        var other = _members == _from ? _to.Find(member.Node.Id) : _from.Find(member.Node.Id);
        if (member.Score is null || other?.Score is null)
            return member.Score is null ? member with { Node = WithWeights(member, _weights.Find(member.Node.Id)) } : member;
        var valued = _values.Find(member.Node.Id)!;
        var targeted = _targets.Find(member.Node.Id)!;
        var node = WithWeights(member, _weights.Find(member.Node.Id));
        if (targeted.Measure is not { } target || valued.Measure is not { } value)
            return valued with { Node = node, Override = member.Override };
        var scored = _values == _targets ? value : _values.Calculator.Rescored(value, target, _targets.Structure);
        return member with
        {
            Node = node,
            Measure = scored,
            Score = scored.Score,
            Comparable = scored.Comparable,
            Band = scored.Scored.Band,
            Gap = scored.Gap,
        };
    }

    private static Node WithWeights(NodeResult member, NodeResult? weighted) => weighted is null
        ? member.Node
        : member.Node with { Weight = weighted.Node.Weight, Critical = weighted.Node.Critical, Bands = weighted.Node.Bands };
}
