using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>No figure may be made of itself, by whatever way: values, targets and weights, also in an earlier period.</summary>
internal sealed class FormulaCycles
{
    private readonly FigureParts _parts;
    private readonly Names _names;
    private readonly HashSet<(ElementId, string)> _done = [];

    private FormulaCycles(Structure structure, Names names) => (_parts, _names) = (new(structure, names), names);

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
        open.Push(_parts.Of(measure, series).GetEnumerator());
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
            open.Push(_parts.Of(next.Measure, next.Series).GetEnumerator());
        }
        return null;
    }
}
