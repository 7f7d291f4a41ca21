using System.Runtime.InteropServices;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// The steps of a plan, each after what it reads: measures with what they are made of, then nodes from the leaves up. A step goes on for as long as
/// nothing it looks at changes, whatever changes elsewhere: a structure that changes with a day costs steps where it changes, and above.
/// </summary>
internal sealed class PlanCompiler(PlanTables tables, Stretch[] stretches)
{
    /// <summary>A scorecard with all below it that has no more steps than this is a part that one thread runs.</summary>
    private const int StepsOfPart = 512;

    private readonly MeasureCompiler _measures = new(tables, stretches);

    /// <summary>By ids.</summary>
    private readonly Progress[] _nodes = new Progress[tables.Ids];
    private readonly List<int> _reads = [];
    private List<PlanChild> _children = [], _childrenBefore = [];
    private List<PlanChild> _cards = [], _cardsBefore = [];
    private bool _goesRound;

    private StepList Steps => tables.Steps;

    /// <summary>Where parts begin that several threads may run.</summary>
    public HashSet<int> Cuts { get; } = [];

    /// <summary>What one thing reads in one stretch reads it in another: there is no order for all stretches together.</summary>
    public bool GoesRound => _goesRound || _measures.GoesRound;

    public void Compile()
    {
        var first = stretches[0].Structure;
        tables.Expect(first.All<Measure>().Count, first.All<Node>().Count - first.All<Placement>().Count);
        foreach (var structure in Structures())
        {
            foreach (var card in structure.All<Scorecard>())
                if (card.Parent is not { } parent || structure.Find<Scorecard>(parent) is null)
                    Compile(card);
            foreach (var theme in structure.All<Theme>())
                Compile(theme);
            foreach (var measure in structure.All<Measure>())
                _measures.Compile(measure.Id);
        }
    }

    private IEnumerable<Structure> Structures()
    {
        Structure? before = null;
        foreach (var (structure, _, _) in stretches)
        {
            if (structure != before)
                yield return structure;
            before = structure;
        }
    }

    private void Compile(Node node)
    {
        if (node is Placement placement)
        {
            _measures.Compile(placement.Measure);
            return;
        }
        ref var progress = ref _nodes[node.Id.Value];
        if (progress != Progress.None)
        {
            _goesRound |= progress == Progress.Below;
            return;
        }
        progress = Progress.Below;
        var begin = Steps.Count;
        foreach (var structure in Structures())
            if (structure.Find<Node>(node.Id) is { } then)
            {
                foreach (var child in structure.Children(then))
                    Compile(child);
                // Child scorecards have to be calculated even where they give the parent nothing.
                if (then is Scorecard card && structure.ChildScorecards(card) is { Count: > 0 } below)
                    Below(below, begin);
            }
        Runs(node, tables.NodeOf(node));
        progress = Progress.Done;
    }

    private void Below(ArraySegment<Scorecard> cards, int begin)
    {
        var ends = new List<int> { Steps.Count };
        foreach (var child in cards)
        {
            Compile(child);
            ends.Add(Steps.Count);
        }
        if (Steps.Count - begin > StepsOfPart)
            Cuts.UnionWith([begin, .. ends, Steps.Count + 1]);
    }

    /// <summary>One step for each run of stretches in which the node is made up in one way.</summary>
    private void Runs(Node node, NodeRows rows)
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
                Close(open, rows);
                open = run;
                (_children, _childrenBefore, _cards, _cardsBefore) = (_childrenBefore, _children, _cardsBefore, _cards);
            }
            if (open is not null)
                Reads(then: stretch, isFirst: open.From == stretch.From);
        }
        Close(open, rows);
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
            Steps.Collect(child.Steps, then, isFirst, _reads);
        foreach (var child in CollectionsMarshal.AsSpan(_cardsBefore))
            Steps.Collect(child.Steps, then, isFirst, _reads);
    }

    private void Close(NodeRun? run, NodeRows rows)
    {
        if (run is null)
            return;
        rows.Steps = [.. rows.Steps, Steps.Add(Step(run, rows), run.Node.Id, CollectionsMarshal.AsSpan(_reads))];
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

    private enum Progress : byte
    {
        None,

        /// <summary>What is below it is being compiled.</summary>
        Below,
        Done,
    }

    /// <summary>A node as it is made up from a period on.</summary>
    private sealed record NodeRun(Node Node, Structure Structure, RollUpRule Rule, BandSet Bands, bool IsCalculated, int From, int To)
    {
        /// <summary>As expressions name a child: a placement by its measure.</summary>
        public string CodeOf(Node child) => child is Placement placement && Structure.Find<Measure>(placement.Measure) is { } measure ? measure.Code : child.Code;
    }
}
