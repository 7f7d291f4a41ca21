using System.Runtime.InteropServices;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A step of a node.</summary>
/// <param name="reads">Steps it reads.</param>
internal delegate void NodeStep(in Step step, Node node, NodeRows rows, ReadOnlySpan<int> reads);

/// <summary>The steps of a node whose children have theirs already.</summary>
internal sealed class NodeCompiler(PlanTables tables, Stretch[] stretches)
{
    private readonly List<int> _reads = [];
    private List<PlanChild> _children = [], _childrenBefore = [];
    private List<PlanChild> _cards = [], _cardsBefore = [];

    /// <summary>Whether the calculator would answer for it in some stretch.</summary>
    public bool AsksCalculator(Node node) => Array.Exists(stretches, stretch => stretch.Structure.Find<Node>(node.Id) is { } then && Run(then, stretch).IsCalculated);

    /// <summary>One step for each run of stretches in which the node is made up in one way.</summary>
    /// <param name="found">Told each, in the order of their stretches.</param>
    public void Compile(Node node, NodeRows rows, NodeStep found)
    {
        _reads.Clear();
        NodeRun? open = null;
        foreach (var stretch in stretches)
        {
            var run = stretch.Structure.Find<Node>(node.Id) is { } then ? Run(then, stretch) : null;
            if (open is not null && run is not null && IsAs(open, run))
                open = open with { To = stretch.To };
            else
            {
                Close(open, rows, found);
                open = run;
                (_children, _childrenBefore, _cards, _cardsBefore) = (_childrenBefore, _children, _cardsBefore, _cards);
            }
            if (open is not null)
                Reads(then: stretch, isFirst: open.From == stretch.From);
        }
        Close(open, rows, found);
    }

    /// <summary>How the node is made up in the stretch; its children are told apart.</summary>
    private NodeRun Run(Node node, Stretch stretch)
    {
        var structure = stretch.Structure;
        var rule = structure.RollUpOf(node);
        _children.Clear();
        _cards.Clear();
        foreach (var child in structure.Children(node))
            if (child is Placement placement && structure.Find<Measure>(placement.Measure) is { } measure && tables.FindMeasure(measure.Id) is { } of)
            {
                if (structure.RulesOf(measure).Use != MeasureUse.Input)
                    _children.Add(new(child, rule.UseNative ? of.Native : of.Comparable, of.NotApplicable, of.Steps));
            }
            else
                _children.Add(Child(child, rule));
        if (rule.ChildShare > 0 && node is Scorecard card)
            foreach (var below in structure.ChildScorecards(card))
                _cards.Add(Child(below, rule));
        var isCalculated = node is Objective { Assessment: not Assessment.ByMeasures } || !IsByScores(rule) || !tables.SharesCalendar(structure, node);
        return new(node, structure, rule, node.Bands ?? BandSet.Default, isCalculated, stretch.From, stretch.To);
    }

    private PlanChild Child(Node child, RollUpRule rule)
    {
        var of = tables.NodeOf(child);
        return new(child, rule.UseNative ? of.Native : of.Comparable, of.NotApplicable, of.Steps);
    }

    private bool IsAs(NodeRun open, NodeRun run)
    {
        if (open.Structure == run.Structure || (open.IsCalculated && run.IsCalculated))
            return true;
        return open.IsCalculated == run.IsCalculated && open.Rule.Equals(run.Rule) && open.Bands.Equals(run.Bands)
            && AreAs(_childrenBefore, _children) && AreAs(_cardsBefore, _cards)
            && (run.Rule.Method != RollUpMethod.Expression || _children.TrueForAll(child => open.CodeOf(child.Node) == run.CodeOf(child.Node)));
    }

    private static bool AreAs(List<PlanChild> before, List<PlanChild> now)
    {
        if (before.Count != now.Count)
            return false;
        for (var at = 0; at < now.Count; at++)
            if (!now[at].IsAs(before[at]))
                return false;
        return true;
    }

    /// <summary>Of the children's steps those that speak for the stretch; for a later one of a run those that begin with it.</summary>
    private void Reads(Stretch then, bool isFirst)
    {
        foreach (var child in CollectionsMarshal.AsSpan(_childrenBefore))
            tables.Steps.Collect(child.Steps, then, isFirst, _reads);
        foreach (var child in CollectionsMarshal.AsSpan(_cardsBefore))
            tables.Steps.Collect(child.Steps, then, isFirst, _reads);
    }

    private void Close(NodeRun? run, NodeRows rows, NodeStep found)
    {
        if (run is null)
            return;
        found(Step(run, rows), run.Node, rows, CollectionsMarshal.AsSpan(_reads));
        _reads.Clear();
    }

    private Step Step(NodeRun run, NodeRows rows)
    {
        var (rule, from, to) = (run.Rule, run.From, run.To);
        if (run.IsCalculated)
        {
            tables.MayBeNotApplicable(rows);
            return new(StepKind.Other, tables.Add(new CalculatedNodeStep(tables.Grid, tables.Calculator, run.Node.Id, rows)), from, to);
        }
        var comparable = tables.ComparableOf(run.Bands);
        var mayBeNotApplicable = _childrenBefore.Exists(static child => !child.NotApplicable.IsNone);
        if (mayBeNotApplicable)
            tables.MayBeNotApplicable(rows);
        return IsPlainMean(rule) && !mayBeNotApplicable
            ? new(StepKind.Mean, tables.Means.Add(new(tables.MeanChildren, rows, rule, _childrenBefore, _cardsBefore, comparable)), from, to)
            : new(StepKind.Other, tables.Add(new RuleStep(rows, rule, run.Bands, _childrenBefore, _cardsBefore, run.CodeOf, comparable)), from, to);
    }

    private static bool IsPlainMean(RollUpRule rule) => rule.Method is RollUpMethod.WeightedMean or RollUpMethod.Mean && rule.Missing == MissingChildren.Respread;

    /// <summary>Rules by statuses and set statuses look at more than scores.</summary>
    private static bool IsByScores(RollUpRule rule) => !rule.RollsUpOverride && rule.Method is RollUpMethod.WeightedMean or RollUpMethod.Mean or RollUpMethod.WeightedGeometricMean
        or RollUpMethod.Sum or RollUpMethod.Min or RollUpMethod.Max or RollUpMethod.OwnMeasureOnly or RollUpMethod.Expression;

    /// <summary>A node as it is made up from a period on.</summary>
    private sealed record NodeRun(Node Node, Structure Structure, RollUpRule Rule, BandSet Bands, bool IsCalculated, int From, int To)
    {
        /// <summary>As expressions name a child: a placement by its measure.</summary>
        public string CodeOf(Node child) => child is Placement placement && Structure.Find<Measure>(placement.Measure) is { } measure ? measure.Code : child.Code;
    }
}
