using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// Follows edits of weights, roll-ups and whatever is no plan's concern: steps of the nodes they touch are found anew and put in the places of the old ones, over the
/// same rows. What would need other rows, another order or another calendar is left to a new plan.
/// </summary>
internal sealed class NewStructure(PlanTables tables)
{
    /// <summary>Elements that differ.</summary>
    private const int MostChanged = 64;

    /// <summary>Steps that were replaced leave their kernels behind: a plan made anew is tidy again.</summary>
    private const int MostReplaced = 20_000;

    private readonly SortedSet<ElementId> _touched = [];
    private readonly List<(Step Step, int[] Reads)> _found = [];
    private readonly List<(int At, Step Step)> _replaced = [];
    private int _allReplaced;

    /// <summary>Steps that have to run again, over all periods; null, and nothing is replaced, where the plan has to be made anew.</summary>
    public int[]? Take(World next)
    {
        if (tables.AsksCalculator || !tables.IsInOneOrder || _allReplaced > MostReplaced)
            return null;
        _touched.Clear();
        _replaced.Clear();
        if (!Touches(next))
            return null;
        var compiler = new NodeCompiler(tables, Stretch.Of(next, tables.Grid));
        foreach (var id in _touched)
            if (!Found(compiler, next, id))
                return null;
        foreach (var (at, step) in _replaced)
            tables.Steps.Replace(at, step);
        _allReplaced += _replaced.Count;
        return [.. _replaced.Select(replaced => replaced.At)];
    }

    private bool Touches(World next)
    {
        var last = (Before: (Structure?)null, Now: (Structure?)null);
        foreach (var period in tables.Grid.Periods)
        {
            var day = tables.Grid.Calendar.LastDay(period);
            var (before, now) = (tables.World.StructureOf(day), next.StructureOf(day));
            if (ReferenceEquals(before, now) || (ReferenceEquals(before, last.Before) && ReferenceEquals(now, last.Now)))
                continue;
            if (now.DifferencesFrom(before, MostChanged) is not { } differences)
                return false;
            foreach (var (then, element) in differences)
                if (!Touches(before, now, then, element))
                    return false;
            last = (before, now);
        }
        return true;
    }

    /// <summary>Whose steps may be others; false where that is not all.</summary>
    private bool Touches(Structure before, Structure now, Element then, Element element)
    {
        switch (then, element)
        {
            case (Placement, Placement placement):
                Touch(placement.Parent);
                return true;
            case (Scorecard one, Scorecard other) when one.Unit != other.Unit || !Equals(one.Defaults, other.Defaults):
            case (Objective first, Objective second) when first.Assessment != second.Assessment:
            case (Node former, Node node) when !Equals(former.Bands, node.Bands):
                return false;
            case (Node, Node node):
                Touch(node.Id);
                Touch(Structure.ParentOf(node));
                Touch((node as Objective)?.Theme);
                return true;
            case (Measure one, Measure other):
                return before.RulesOf(one).Equals(now.RulesOf(other));
            default:
                // What anybody may inherit from.
                return element is not (OrganizationSettings or OrganizationUnit or Definition or NamedScale);
        }
    }

    private void Touch(ElementId? node)
    {
        if (node is { } id && tables.FindNode(id) is not null)
            _touched.Add(id);
    }

    /// <summary>Each of the node's steps speaks for as many periods as before, by one kernel or by several.</summary>
    private bool Found(NodeCompiler compiler, World next, ElementId id)
    {
        var rows = tables.FindNode(id)!;
        var node = tables.Grid.Periods.Select(period => next.StructureOf(tables.Grid.Calendar.LastDay(period)).Find<Node>(id)).FirstOrDefault(then => then is not null);
        if (node is null)
            return rows.Steps.Length == 0;
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
                if (step.Kind == StepKind.Other && tables.Others[step.At].AsksCalculator)
                    return false;
                foreach (var read in reads)
                    if (tables.Steps[read] is var other && other.From < to && other.To > from && !tables.Steps.ReadersOf(read).Contains(at))
                        return false;
                parts.Add(new(step.Kind, step.At, from, to));
            }
            if (parts.Sum(part => part.To - part.From) != old.To - old.From)
                return false;
            _replaced.Add((at, parts is [var only] ? only : new(StepKind.Other, tables.Add(new PartedStep(tables, rows, [.. parts])), old.From, old.To)));
        }
        return true;
    }
}
