using System.Runtime.InteropServices;
using Binnacle.Core.Elements;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>The steps of a stretch of periods with one structure, each after what it reads: measures with what they are made of, then nodes from the leaves up.</summary>
/// <param name="from">First period of the stretch.</param>
/// <param name="to">Behind the last.</param>
internal sealed class SegmentCompiler(PlanTables tables, Structure structure, int from, int to)
{
    /// <summary>A scorecard with all below it that has no more steps than this is a part that one thread runs.</summary>
    private const int StepsOfPart = 512;
    private const int NoStep = -1;

    private readonly Dictionary<ElementId, PlannedMeasure> _measures = new(structure.All<Measure>().Count);
    private readonly Dictionary<ElementId, int> _nodes = [];
    private readonly Dictionary<string, FormulaParse> _formulas = new(StringComparer.Ordinal);
    private readonly MeasureSupport _support = new(tables, structure, from);

    /// <summary>What the step at hand reads, above what those read that wait for it.</summary>
    private readonly List<int> _reads = [];
    private readonly List<PlanChild> _children = [];
    private readonly List<PlanChild> _cards = [];

    private StepList Steps => tables.Steps;

    /// <summary>Where parts begin that several threads may run.</summary>
    public HashSet<int> Cuts { get; } = [];

    public void Compile()
    {
        var (measures, nodes) = (structure.All<Measure>().Count, structure.All<Node>().Count - structure.All<Placement>().Count);
        tables.Expect(measures, nodes);
        foreach (var card in structure.All<Scorecard>().Where(card => card.Parent is not { } parent || structure.Find<Scorecard>(parent) is null))
            Step(card);
        foreach (var theme in structure.All<Theme>())
            Step(theme);
        foreach (var measure in structure.All<Measure>())
            Planned(measure);
    }

    private PlannedMeasure Planned(Measure measure)
    {
        if (_measures.TryGetValue(measure.Id, out var known))
            return known;
        var rules = structure.RulesOf(measure);
        var rows = tables.MeasureOf(measure, rules);
        var planned = new PlannedMeasure(NoStep, rows, rules.Use == MeasureUse.Input);
        // Formulas that go round are refused on the way in; one that does all the same reads what is there.
        _measures[measure.Id] = planned;
        var mark = _reads.Count;
        List<MeasureRows>? operands = rules.Formula is null ? null : [];
        var formula = operands is null ? null : Compiled(measure, rules, operands);
        var isSupported = _support.Of(measure, rules, rows) && (rules.Formula is null || formula is not null);
        Step step;
        if (isSupported)
        {
            // Of what a formula reads, for how much of it is there.
            var others = operands is null ? [] : operands.Where(operand => operand != rows).Distinct().ToArray();
            step = new(StepKind.Measure, tables.Measures.Add(new(rows, rules, tables.ShapeOf(rules.Scale), formula, others, structure.Settings.RedFlagTolerance)), from, to);
        }
        else
        {
            tables.IsCalculated(rows);
            step = new(StepKind.Other, tables.Add(new CalculatedMeasureStep(tables.Grid, tables.Calculator, measure.Id, rows)), from, to);
        }
        if (!isSupported || formula is not null)
            rows.CalculatedUntil = to;
        var at = Add(step, measure.Id, mark);
        rows.Steps = [.. rows.Steps, at];
        return _measures[measure.Id] = planned with { Step = at };
    }

    private int Add(in Step step, ElementId element, int mark)
    {
        var at = Steps.Add(step, element, CollectionsMarshal.AsSpan(_reads)[mark..]);
        CollectionsMarshal.SetCount(_reads, mark);
        return at;
    }

    private void Reads(int step)
    {
        if (step != NoStep)
            _reads.Add(step);
    }

    private RowExpression? Compiled(Measure measure, MeasureRules rules, List<MeasureRows> operands)
    {
        if (!_formulas.TryGetValue(rules.Formula!, out var parse))
            _formulas[rules.Formula!] = parse = FormulaParser.Parse(rules.Formula!, FormulaPurpose.Measure);
        if (parse.Formula is not { } formula)
            return null;
        var plain = true;
        MeasureRows? Rows(Measure? operand)
        {
            if (operand is null)
                return null;
            var planned = Planned(operand);
            Reads(planned.Step);
            operands.Add(planned.Rows);
            var other = structure.RulesOf(operand);
            plain &= other.Unit.Currency is not { } currency || rules.Unit.Currency is not { } own || own == currency;
            plain &= other.Frequency == tables.Grid.Frequency;
            return planned.Rows;
        }
        var compiled = RowExpression.Of(
            formula.Root,
            call => Rows(structure.ResolveMeasure(measure.Unit, call.Code)),
            call => [.. Children(measure, call.Code).Select(Rows)]);
        return plain && formula.References.Length <= MeasureSupport.MostReferences ? compiled : null;
    }

    private IEnumerable<Measure?> Children(Measure measure, string code) =>
        structure.Find<OrganizationUnit>(measure.Unit) is { } unit ? structure.Subunits(unit).Select(child => structure.FindMeasure(child.Id, code)) : [];

    private int Step(Node node)
    {
        if (node is Placement placement)
            return Placed(placement) is { } measure ? measure.Step : NoStep;
        if (_nodes.TryGetValue(node.Id, out var known))
            return known;
        _nodes[node.Id] = NoStep;
        var mark = _reads.Count;
        var begin = Steps.Count;
        var children = structure.Children(node);
        foreach (var child in children)
            Reads(Step(child));
        // Child scorecards have to be calculated even where they give the parent nothing.
        var below = node is Scorecard card ? structure.ChildScorecards(card) : ArraySegment<Scorecard>.Empty;
        if (below.Count > 0)
            Below(below, begin);
        var rows = tables.NodeOf(node);
        return _nodes[node.Id] = Add(Rolled(node, rows, children, below), node.Id, mark);
    }

    private void Below(ArraySegment<Scorecard> cards, int begin)
    {
        var ends = new List<int> { Steps.Count };
        foreach (var child in cards)
        {
            Reads(Step(child));
            ends.Add(Steps.Count);
        }
        if (Steps.Count - begin > StepsOfPart)
            Cuts.UnionWith([begin, .. ends, Steps.Count + 1]);
    }

    /// <summary>A placement has its measure's rows.</summary>
    private PlannedMeasure? Placed(Placement placement) =>
        _measures.TryGetValue(placement.Measure, out var known) ? known : structure.Find<Measure>(placement.Measure) is { } measure ? Planned(measure) : null;

    private Step Rolled(Node node, NodeRows rows, ArraySegment<Node> children, ArraySegment<Scorecard> below)
    {
        var rule = structure.RollUpOf(node);
        _children.Clear();
        _cards.Clear();
        foreach (var child in children)
            if (child is Placement placement && Placed(placement) is { } measure)
            {
                if (!measure.IsInput)
                    _children.Add(new(child, rule.UseNative ? measure.Rows.Native : measure.Rows.Comparable, measure.Rows.NotApplicable));
            }
            else
                _children.Add(Child(child, rule));
        if (rule.ChildShare > 0)
            foreach (var card in below)
                _cards.Add(Child(card, rule));
        var bands = node.Bands ?? BandSet.Default;
        if (node is Objective { Assessment: not Assessment.ByMeasures } || !IsByScores(rule) || !tables.SharesCalendar(structure, node))
        {
            tables.MayBeNotApplicable(rows);
            return new(StepKind.Other, tables.Add(new CalculatedNodeStep(tables.Grid, tables.Calculator, node.Id, rows)), from, to);
        }
        var comparable = tables.ComparableOf(bands);
        var mayBeNotApplicable = _children.Exists(static child => !child.NotApplicable.IsNone);
        if (mayBeNotApplicable)
            tables.MayBeNotApplicable(rows);
        return IsPlainMean(rule) && !mayBeNotApplicable
            ? new(StepKind.Mean, tables.Means.Add(new(tables.MeanChildren, rows, rule, _children, _cards, comparable)), from, to)
            : new(StepKind.Other, tables.Add(new RuleStep(rows, rule, bands, _children, _cards, CodeOf, comparable)), from, to);
    }

    private PlanChild Child(Node child, RollUpRule rule)
    {
        var of = tables.NodeOf(child);
        return new(child, rule.UseNative ? of.Native : of.Comparable, of.NotApplicable);
    }

    /// <summary>As expressions name it: a placement by its measure.</summary>
    private string CodeOf(Node child) => child is Placement placement && structure.Find<Measure>(placement.Measure) is { } measure ? measure.Code : child.Code;

    private static bool IsPlainMean(RollUpRule rule) => rule.Method is RollUpMethod.WeightedMean or RollUpMethod.Mean && rule.Missing == MissingChildren.Respread;

    /// <summary>Rules by statuses and set statuses look at more than scores.</summary>
    private static bool IsByScores(RollUpRule rule) => !rule.RollsUpOverride && rule.Method is RollUpMethod.WeightedMean or RollUpMethod.Mean or RollUpMethod.WeightedGeometricMean
        or RollUpMethod.Sum or RollUpMethod.Min or RollUpMethod.Max or RollUpMethod.OwnMeasureOnly or RollUpMethod.Expression;

    /// <param name="Step">Its step in this stretch.</param>
    /// <param name="IsInput">It feeds formulas, and counts for nothing by itself.</param>
    private readonly record struct PlannedMeasure(int Step, MeasureRows Rows, bool IsInput);
}
