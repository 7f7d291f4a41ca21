using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>No figure may be made of itself, by whatever way: values, targets and weights, also in an earlier period.</summary>
internal sealed class FormulaCycles
{
    private readonly Structure _structure;
    private readonly Names _names;
    private readonly HashSet<(ElementId, string)> _done = [];

    private FormulaCycles(Structure structure, Names names) => (_structure, _names) = (structure, names);

    public static void Run(Structure structure, Names names, List<StructureProblem> problems)
    {
        var search = new FormulaCycles(structure, names);
        foreach (var measure in structure.All<Measure>())
        {
            var rules = structure.RulesOf(measure);
            foreach (var series in rules.Levels.Keys.Prepend(SeriesNames.Actual))
                if (search.From(measure, series) is { } round)
                    problems.Add(new(round[0].Measure.Id, Field(round[0].Series), $"This is calculated from itself: {string.Join(" → ", round.Append(round[0]).Select(search.Text))}."));
        }
    }

    private static string Field(string series) => series == SeriesNames.Actual ? "spec.formula" : $"spec.levels.{series}";

    private string Text((Measure Measure, string Series) step) =>
        step.Series == SeriesNames.Actual ? _names.NameOf(step.Measure) : $"{step.Series} of {_names.NameOf(step.Measure)}";

    /// <summary>The first circle reachable from here that was not seen before. Walks with a stack of its own: chains may be long.</summary>
    private List<(Measure Measure, string Series)>? From(Measure measure, string series)
    {
        if (!_done.Add((measure.Id, series)))
            return null;
        var path = new List<(Measure Measure, string Series)> { (measure, series) };
        var open = new Stack<IEnumerator<(Measure Measure, string Series)>>();
        var onPath = new HashSet<(ElementId, string)> { (measure.Id, series) };
        open.Push(Parts(measure, series).GetEnumerator());
        while (open.Count > 0)
        {
            if (!open.Peek().MoveNext())
            {
                open.Pop();
                onPath.Remove((path[^1].Measure.Id, path[^1].Series));
                path.RemoveAt(path.Count - 1);
                continue;
            }
            var next = open.Peek().Current;
            var key = (next.Measure.Id, next.Series);
            if (onPath.Contains(key))
                return path[path.FindIndex(step => (step.Measure.Id, step.Series) == key)..];
            if (!_done.Add(key))
                continue;
            path.Add(next);
            onPath.Add(key);
            open.Push(Parts(next.Measure, next.Series).GetEnumerator());
        }
        return null;
    }

    private IEnumerable<(Measure Measure, string Series)> Parts(Measure measure, string series)
    {
        var rules = _structure.RulesOf(measure);
        if (series == SeriesNames.Actual)
        {
            if (rules is { Aggregation: Aggregation.WeightedAverage, WeightedBy: { } by } && _names.Resolve(measure.Unit, by) is { } weight)
                yield return (weight, SeriesNames.Actual);
            if (rules.Formula is { } formula && _names.Parse(formula, FormulaPurpose.Measure).Formula is { } parsed)
                foreach (var part in References(measure, parsed))
                    yield return part;
        }
        else if (rules.Levels.GetValueOrDefault(series)?.Formula is { } text && _names.Parse(text, FormulaPurpose.Target).Formula is { } parsed)
        {
            foreach (var name in parsed.Names.Where(name => rules.Levels.ContainsKey(name)))
                yield return (measure, name);
            foreach (var part in References(measure, parsed))
                yield return part;
        }
    }

    private IEnumerable<(Measure Measure, string Series)> References(Measure measure, Formula formula)
    {
        foreach (var reference in formula.References)
        {
            var found = reference.OfChildren
                ? _names.OfChildren(measure.Unit, reference.Call.Code)
                : _names.Resolve(measure.Unit, reference.Call.Code) is { } one ? [one] : [];
            foreach (var operand in found)
            {
                if (reference.Call.Function != ReferenceFunction.Target)
                    yield return (operand, SeriesNames.Actual);
                if (reference.Call.Function == ReferenceFunction.Target)
                    yield return (operand, SeriesNames.Target);
                if (reference.Call.Function == ReferenceFunction.Score)
                    foreach (var level in _structure.RulesOf(operand).Levels.Keys)
                        yield return (operand, level);
            }
        }
    }
}
