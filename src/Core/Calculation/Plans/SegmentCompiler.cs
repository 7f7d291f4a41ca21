using Binnacle.Core.Elements;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
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

    private readonly Dictionary<ElementId, Step?> _measures = [];
    private readonly Dictionary<ElementId, Step?> _nodes = [];
    private readonly Dictionary<string, FormulaParse> _formulas = new(StringComparer.Ordinal);
    private readonly MeasureSupport _support = new(tables, structure, from);

    public List<Step> Steps { get; } = [];

    /// <summary>Where parts begin that several threads may run.</summary>
    public HashSet<int> Cuts { get; } = [];

    public void Compile()
    {
        foreach (var card in structure.All<Scorecard>().Where(card => card.Parent is not { } parent || structure.Find<Scorecard>(parent) is null))
            Node(card);
        foreach (var theme in structure.All<Theme>())
            Node(theme);
        foreach (var measure in structure.All<Measure>())
            Measure(measure);
    }

    private Step? Measure(Measure measure)
    {
        if (_measures.TryGetValue(measure.Id, out var known))
            return known;
        // Formulas that go round are refused on the way in; one that does all the same reads what is there.
        _measures[measure.Id] = null;
        var rules = structure.RulesOf(measure);
        var rows = tables.MeasureOf(measure, rules);
        var operands = new List<Measure>();
        var formula = rules.Formula is null ? null : Compiled(measure, rules, operands);
        var before = operands.Select(Measure).OfType<Step>().ToList();
        var supported = _support.Of(measure, rules) && (rules.Formula is null || formula is not null);
        if (!supported)
            tables.IsCalculated(rows);
        Step step = supported
            ? new MeasureStep(tables.Measures, tables.Measures.Add(new(rows, rules, formula, Rows(operands, measure), structure.Settings.RedFlagTolerance, from, to)), tables.Grid, rows, tables.Due, from, to)
            : new CalculatedMeasureStep(tables.Grid, tables.Calculator, measure.Id, rows, from, to);
        foreach (var earlier in before)
            earlier.ReadBy(step);
        if (!supported || formula is not null)
            tables.NotAsReported(measure.Id, to);
        tables.Register(measure.Id, step);
        Steps.Add(step);
        return _measures[measure.Id] = step;
    }

    /// <summary>Of what a formula reads, for how much of it is there.</summary>
    private MeasureRows[] Rows(List<Measure> operands, Measure measure) =>
        operands.Count == 0 ? [] : [.. operands.Where(operand => operand.Id != measure.Id).Distinct().Select(operand => tables.MeasureOf(operand, structure.RulesOf(operand)))];

    private RowExpression? Compiled(Measure measure, MeasureRules rules, List<Measure> operands)
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
            operands.Add(operand);
            var other = structure.RulesOf(operand);
            plain &= other.Unit.Currency is not { } currency || rules.Unit.Currency is not { } own || own == currency;
            plain &= other.Frequency == tables.Grid.Frequency;
            return tables.MeasureOf(operand, other);
        }
        var compiled = RowExpression.Of(
            formula.Root,
            call => Rows(structure.ResolveMeasure(measure.Unit, call.Code)),
            call => [.. Children(measure, call.Code).Select(Rows)]);
        return plain && formula.References.Length <= MeasureSupport.MostReferences ? compiled : null;
    }

    private IEnumerable<Measure?> Children(Measure measure, string code) =>
        structure.Find<Organization.OrganizationUnit>(measure.Unit) is { } unit ? structure.Subunits(unit).Select(child => structure.FindMeasure(child.Id, code)) : [];

    private Step? Node(Node node)
    {
        if (_nodes.TryGetValue(node.Id, out var known))
            return known;
        _nodes[node.Id] = null;
        if (node is Placement placement)
            return _nodes[node.Id] = Placed(placement);
        var rule = structure.RollUpOf(node);
        var children = structure.Children(node).ToList();
        // Child scorecards have to be calculated even where they give the parent nothing.
        var below = node is Scorecard card ? structure.ChildScorecards(card).ToList() : [];
        var begin = Steps.Count;
        var before = children.Select(Node).OfType<Step>().ToList();
        var ends = new List<int> { Steps.Count };
        foreach (var child in below)
        {
            if (Node(child) is { } done)
                before.Add(done);
            ends.Add(Steps.Count);
        }
        if (below.Count > 0 && Steps.Count - begin > StepsOfPart)
            Cuts.UnionWith([begin, .. ends, Steps.Count + 1]);
        var cards = rule.ChildShare > 0 ? below : [];
        var rows = tables.NodeOf(node);
        var step = Rolled(node, rule, rows, [.. children.Where(child => !IsInput(child)).Select(Child)], [.. cards.Select(Child)]);
        foreach (var earlier in before)
            earlier.ReadBy(step);
        Steps.Add(step);
        return _nodes[node.Id] = step;

        PlanChild Child(Node child)
        {
            var of = tables.NodeOf(child);
            return new(CodeOf(child), rule.UseNative ? of.Native : of.Comparable, of.NotApplicable, child.Weight, child.Critical, child is Placement);
        }
    }

    /// <summary>As expressions name it: a placement by its measure.</summary>
    private string CodeOf(Node child) => child is Placement placement && structure.Find<Measure>(placement.Measure) is { } measure ? measure.Code : child.Code;

    /// <summary>A placement has its measure's rows.</summary>
    private Step? Placed(Placement placement)
    {
        if (structure.Find<Measure>(placement.Measure) is not { } measure)
            return null;
        var step = Measure(measure);
        tables.Place(placement.Id, tables.MeasureOf(measure, structure.RulesOf(measure)));
        return step;
    }

    private Step Rolled(Node node, RollUpRule rule, NodeRows rows, PlanChild[] children, PlanChild[] cards)
    {
        var bands = node.Bands ?? BandSet.Default;
        if (node is Objective { Assessment: not Assessment.ByMeasures } || !IsByScores(rule) || !tables.SharesCalendar(structure, node))
        {
            tables.MayBeNotApplicable(rows);
            return new CalculatedNodeStep(tables.Grid, tables.Calculator, node.Id, rows, from, to);
        }
        var comparable = tables.ComparableOf(bands);
        var mayBeNotApplicable = children.Any(child => !child.NotApplicable.IsNone);
        if (mayBeNotApplicable)
            tables.MayBeNotApplicable(rows);
        return IsPlainMean(rule) && !mayBeNotApplicable
            ? new MeanStep(tables.Means, tables.MeanChildren, tables.Means.Add(new(tables.MeanChildren, rows, rule, children, cards, comparable, from, to)), rows, from, to)
            : new RuleStep(rows, rule, bands, children, cards, comparable, from, to);
    }

    private bool IsInput(Node child) =>
        child is Placement placement && structure.Find<Measure>(placement.Measure) is { } measure && structure.RulesOf(measure).Use == Measures.MeasureUse.Input;

    private static bool IsPlainMean(RollUpRule rule) => rule.Method is RollUpMethod.WeightedMean or RollUpMethod.Mean && rule.Missing == MissingChildren.Respread;

    /// <summary>Rules by statuses and set statuses look at more than scores.</summary>
    private static bool IsByScores(RollUpRule rule) => !rule.RollsUpOverride && rule.Method is RollUpMethod.WeightedMean or RollUpMethod.Mean or RollUpMethod.WeightedGeometricMean
        or RollUpMethod.Sum or RollUpMethod.Min or RollUpMethod.Max or RollUpMethod.OwnMeasureOnly or RollUpMethod.Expression;
}
