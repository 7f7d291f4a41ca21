using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// Follows edits of weights, roll-ups, scales and whatever is no plan's concern: steps of the nodes and measures they touch are found anew and put in the places of the
/// old ones, over the same rows. What would need other rows, another order or another calendar is left to a new plan.
/// </summary>
/// <param name="isAnsweredInPart">The calculator's answers are of its own world.</param>
internal sealed class NewStructure(PlanTables tables, bool isAnsweredInPart)
{
    /// <summary>Elements that differ.</summary>
    public const int MostChanged = 64;

    /// <summary>Measures of another scale: with more of them a plan made anew is no worse.</summary>
    private const int MostRescaled = 8192;

    /// <summary>What steps that were replaced leave behind may be this much and as much again as all there was: a plan made anew is tidy.</summary>
    private const int MostLeft = 1024;

    private readonly int _made = Kept(tables);
    private readonly SortedSet<ElementId> _touched = [];
    private readonly SortedSet<ElementId> _rescaled = [];
    private readonly List<(int At, MeasureKernel Kernel)> _kernels = [];
    private readonly List<(Step Step, int[] Reads)> _found = [];
    private readonly List<(int At, Step Step)> _replacements = [];

    /// <summary>Steps that have to run again, over all periods; null, and nothing is replaced, where the plan has to be made anew.</summary>
    public int[]? Take(World next)
    {
        // Another calendar, wherever it begins, cuts the periods otherwise.
        if (isAnsweredInPart || !tables.IsInOneOrder || Kept(tables) > (2 * _made) + MostLeft || !next.Structures.Latest.Settings.Calendar.Equals(tables.Grid.Calendar))
            return null;
        _touched.Clear();
        _rescaled.Clear();
        _kernels.Clear();
        _replacements.Clear();
        if (!TryTouchAll(next))
            return null;
        var compiler = new NodeCompiler(tables, Stretch.Of(next, tables.Grid));
        foreach (var id in _touched)
            if (!TryReplace(compiler, next, id))
                return null;
        foreach (var id in _rescaled)
            if (!TryRescale(next, tables.FindMeasure(id)!))
                return null;
        foreach (var (at, kernel) in _kernels)
            tables.Measures.Replace(at, kernel);
        foreach (var (at, step) in _replacements)
            tables.Steps.Replace(at, step);
        return [.. _replacements.Select(replaced => replaced.At)];
    }

    private static int Kept(PlanTables tables) => tables.MeanChildren.Count + tables.Others.Length + tables.Measures.Count + tables.Segments.Count;

    /// <summary>Nodes and measures whose steps may be others; false where that is not all.</summary>
    private bool TryTouchAll(World next)
    {
        var last = (Before: (Structure?)null, After: (Structure?)null);
        foreach (var period in tables.Grid.Periods)
        {
            var day = tables.Grid.Calendar.LastDay(period);
            var (before, after) = (tables.World.StructureOf(day), next.StructureOf(day));
            if (ReferenceEquals(before, after) || (ReferenceEquals(before, last.Before) && ReferenceEquals(after, last.After)))
                continue;
            if (after.DifferencesFrom(before, MostChanged) is not { } differences || !AreReadAlike(before, after) || !differences.TrueForAll(change => change.StandsWhereItStood && TryTouch(before, after, change)))
                return false;
            foreach (var heir in after.HeirsOf(differences, before))
                if (!TryTouchHeir(before, after, heir))
                    return false;
            last = (before, after);
        }
        return true;
    }

    private bool TryTouch(Structure before, Structure after, ElementChange change)
    {
        switch (change.Before, change.Now)
        {
            // A placement's bands are nobody's here: its score is its measure's.
            case (Placement one, Placement other):
                if (!CountsAs(one, other))
                    Touch(other.Parent);
                return true;
            case (Scorecard one, Scorecard other) when one.Unit != other.Unit || !Equals(one.Defaults, other.Defaults):
            case (Objective first, Objective second) when first.Assessment != second.Assessment:
            case (Node former, Node latter) when !Equals(former.Bands, latter.Bands):
                return false;
            case (Node one, Node other):
                if (!Equals(one.RollUp, other.RollUp))
                    Touch(other.Id);
                if (CountsAs(one, other))
                    return true;
                Touch(Structure.ParentOf(other));
                Touch((other as Objective)?.Theme);
                return true;
            case (Measure one, Measure other):
                return AreSame(before.RulesOf(one), after.RulesOf(other)) || TryTouch(before.RulesOf(one), after.RulesOf(other), other.Id);
            default:
                return change.SaysTheSame || !change.Concerns<OrganizationUnit>();
        }
    }

    private bool TryTouch(MeasureRules was, MeasureRules now, ElementId measure)
    {
        if (!AreSame(was with { Scale = now.Scale }, now))
            return false;
        if (tables.FindMeasure(measure) is not null)
            _rescaled.Add(measure);
        return true;
    }

    private bool TryTouchHeir(Structure before, Structure after, Measure heir) =>
        before.Find<Measure>(heir.Id) is { } was && (AreSame(before.RulesOf(was), after.RulesOf(heir)) || TryTouch(before.RulesOf(was), after.RulesOf(heir), heir.Id)) && _rescaled.Count <= MostRescaled;

    /// <summary>The organisation's settings say the same but for rules of measures, and what is none of a plan's concern.</summary>
    public static bool AreReadAlike(Structure before, Structure now)
    {
        var (one, other) = (before.Settings, now.Settings);
        return ReferenceEquals(one, other) || other.Equals(one with { Id = other.Id, Name = other.Name, Description = other.Description, Owner = other.Owner, Measures = other.Measures, Scores = other.Scores });
    }

    /// <summary>The same to its parent.</summary>
    private static bool CountsAs(Node one, Node other) => one.Weight.Equals(other.Weight) && one.Critical == other.Critical;

    /// <summary>Collections by what is in them: rules that were read from somewhere have their own.</summary>
    public static bool AreSame(MeasureRules one, MeasureRules other) =>
        (one with { Levels = other.Levels, Breaks = other.Breaks }).Equals(other) && one.Levels.SequenceEqual(other.Levels) && one.Breaks.AsSpan().SequenceEqual(other.Breaks.AsSpan());

    private void Touch(ElementId? node)
    {
        if (node is { } id && tables.FindNode(id) is not null)
            _touched.Add(id);
    }

    /// <summary>Each of the node's steps is to speak for as many periods as before, by one kernel or by several.</summary>
    private bool TryReplace(NodeCompiler compiler, World next, ElementId id)
    {
        var rows = tables.FindNode(id)!;
        var node = tables.Grid.Periods.Select(period => next.StructureOf(tables.Grid.Calendar.LastDay(period)).Find<Node>(id)).FirstOrDefault(then => then is not null);
        if (node is null)
            return rows.Steps.Length == 0;
        if (compiler.AsksCalculator(node))
            return false;
        _found.Clear();
        compiler.Compile(node, rows, (in Step step, Node _, NodeRows _, ReadOnlySpan<int> reads) => _found.Add((step, reads.ToArray())));
        foreach (var at in rows.Steps)
        {
            var old = tables.Steps[at];
            var parts = new List<Step>();
            foreach (var (step, reads) in _found)
            {
                var (from, to) = (Math.Max(step.From, old.From), Math.Min(step.To, old.To));
                if (from >= to)
                    continue;
                foreach (var read in reads)
                    if (tables.Steps[read] is var other && other.From < to && other.To > from && !tables.Steps.ReadersOf(read).Contains(at))
                        return false;
                parts.Add(new(step.Kind, step.At, from, to));
            }
            if (parts.Sum(part => part.To - part.From) != old.To - old.From)
                return false;
            _replacements.Add((at, parts is [var only] ? only
                : new(StepKind.Other, tables.Add(new PartedStep(tables, NodeRows.Written(rows, toDate: false), NodeRows.Written(rows, toDate: true), [.. parts])), old.From, old.To)));
        }
        return true;
    }

    /// <summary>Its figures and levels stay; it is scored by another kernel, or by several one behind the other.</summary>
    private bool TryRescale(World next, MeasureRows rows)
    {
        foreach (var at in rows.Steps)
        {
            var old = tables.Steps[at];
            var basis = old.Kind == StepKind.Other && tables.Others[old.At] is PartedStep parted ? parted.First : old;
            if (basis.Kind != StepKind.Measure || Rescaled(next, rows, tables.Measures[basis.At], old) is not { } kernels)
                return false;
            var inPlace = kernels.Count == 1 && old.Kind == StepKind.Measure;
            if (inPlace)
                _kernels.Add((old.At, kernels[0].Kernel));
            _replacements.Add((at, inPlace ? old : Step(kernels, old)));
        }
        return true;
    }

    /// <summary>A step that does what all of them do.</summary>
    private Step Step(List<(int From, MeasureKernel Kernel)> kernels, Step old)
    {
        Step[] parts = [.. kernels.Select((part, place) => new Step(StepKind.Measure, tables.Measures.Add(part.Kernel), part.From, place + 1 < kernels.Count ? kernels[place + 1].From : old.To))];
        return parts is [var only] ? only
            : new(StepKind.Other, tables.Add(new PartedStep(tables, kernels[0].Kernel.Written(toDate: false), kernels[0].Kernel.Written(toDate: true), parts)), old.From, old.To);
    }

    /// <returns>For each scale its kernel and the first period it speaks for; null where kernels cannot.</returns>
    private List<(int From, MeasureKernel Kernel)>? Rescaled(World next, MeasureRows rows, MeasureKernel basis, Step old)
    {
        var kernels = new List<(int, MeasureKernel)>();
        Scale? open = null;
        Structure? last = null;
        for (var at = old.From; at < old.To; at++)
        {
            var structure = next.StructureOf(tables.Grid.Calendar.LastDay(tables.Grid.Periods[at]));
            if (ReferenceEquals(structure, last))
                continue;
            last = structure;
            if (structure.Find<Measure>(rows.Id) is not { } measure)
                return null;
            var rules = structure.RulesOf(measure);
            if (rules.Scale.Equals(open))
                continue;
            open = rules.Scale;
            var shape = tables.ShapeOf(open);
            if (!MeasureSupport.HasPlainScale(rules, shape) || (!shape.IsItself && rows.Comparable.IsSameAs(rows.Native)))
                return null;
            kernels.Add((at, basis.ScoredBy(tables.Segments, rows, rules, shape, structure.Settings.RedFlagTolerance, shape.AnswersWithoutValue ? tables.OwedBy(rules) : default)));
        }
        return kernels;
    }
}
