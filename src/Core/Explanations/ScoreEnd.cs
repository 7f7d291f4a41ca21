using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Explanations;

/// <summary>One end of a comparison: a world, and a period of it.</summary>
public sealed record ScoreEnd(Calculator Calculator, Period Period);

/// <summary>One end as it came out: the node's tree, every node of it by id, and the structure it was read with.</summary>
internal sealed class EndResult
{
    private readonly Dictionary<ElementId, NodeResult> _nodes = [];

    public EndResult(ScoreEnd end, ElementId node, Window window)
    {
        Calculator = end.Calculator;
        Period = end.Period;
        Root = end.Calculator.Node(node, end.Period, window);
        Structure = end.Calculator.StructureFor(node, end.Period);
        if (Root is not null)
            Collect(Root);
    }

    public Calculator Calculator { get; }

    public Period Period { get; }

    public Structure Structure { get; }

    public NodeResult? Root { get; }

    public NodeResult? Find(ElementId id) => _nodes.GetValueOrDefault(id);

    public IEnumerable<NodeResult> Leaves => _nodes.Values.Where(node => node.Parts.IsEmpty);

    private void Collect(NodeResult node)
    {
        _nodes[node.Node.Id] = node;
        foreach (var part in node.Parts)
            Collect(part.Child);
    }
}
