using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Where the rows of a scorecard are, as it is made up in periods of one structure.</summary>
internal sealed class CardRows
{
    private readonly (ElementId Id, RowPair Native)[] _nodes;
    private readonly (ElementId Id, MeasureRows Rows, RowPair Targets)[] _measures;

    public CardRows(Structure structure, Scorecard card, PlanTables tables)
    {
        var nodes = new List<(ElementId, RowPair)>();
        var measures = new List<(ElementId, MeasureRows, RowPair)>();
        Add(card);
        (_nodes, _measures) = ([.. nodes], [.. measures]);

        void Add(Node node)
        {
            var rows = node is Placement placed && structure.Find<Measure>(placed.Measure) is { } measure ? tables.FindMeasure(measure.Id) : null;
            if (rows is not null)
                measures.Add((((Placement)node).Measure, rows, rows.Targets));
            if ((rows is not null ? rows.Native : tables.FindNode(node.Id)?.Native) is { IsNone: false } native)
                nodes.Add((node.Id, native));
            foreach (var child in structure.Children(node))
                Add(child);
        }
    }

    public ScorecardFigures Read(Period period, int at, int trend)
    {
        var measures = ImmutableArray.CreateBuilder<MeasureFigures>(_measures.Length);
        foreach (ref readonly var measure in _measures.AsSpan())
            measures.Add(new(measure.Id, Figures(measure.Rows, measure.Targets, at), Figures(measure.Rows, measure.Targets, at - 1)));
        var nodes = ImmutableArray.CreateBuilder<NodeFigures>(_nodes.Length);
        var trends = new double?[_nodes.Length * trend];
        for (var node = 0; node < _nodes.Length; node++)
        {
            var (id, native) = _nodes[node];
            for (var back = 0; back < trend; back++)
                trends[(node * trend) + trend - 1 - back] = At(native.Period, at - back);
            nodes.Add(new(id, At(native.Period, at), At(native.ToDate, at), At(native.Period, at - 1), At(native.ToDate, at - 1), trends.AsMemory(node * trend, trend)));
        }
        return new(period, measures.MoveToImmutable(), nodes.MoveToImmutable());
    }

    private static PeriodFigures Figures(MeasureRows rows, in RowPair targets, int at) => new(
        At(rows.Values.Period, at), At(rows.ShownTarget.Period, at) ?? At(targets.Period, at), At(rows.Values.ToDate, at), At(rows.ShownTarget.ToDate, at) ?? At(targets.ToDate, at));

    private static double? At(Row row, int at) => !row.IsNone && at >= 0 && row[at] is var number && !double.IsNaN(number) ? number : null;
}
