using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>From which measures a measure's figure and targets come, by whatever way.</summary>
public sealed class MeasureSources
{
    private readonly Structure _structure;
    private readonly FigureParts _parts;

    public MeasureSources(Structure structure)
    {
        _structure = structure;
        _parts = new(structure, new(structure));
    }

    /// <summary>The measure itself first, then those its formulas mention, nearest first.</summary>
    public IReadOnlyList<Measure> Of(Measure measure)
    {
        var found = new List<Measure>();
        var seen = new HashSet<(ElementId, string)>();
        var open = new Queue<(Measure Measure, string Series)>(_structure.RulesOf(measure).Levels.Keys.Prepend(SeriesNames.Actual).Select(series => (measure, series)));
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add((next.Measure.Id, next.Series)))
                continue;
            if (!found.Contains(next.Measure))
                found.Add(next.Measure);
            foreach (var part in _parts.Of(next.Measure, next.Series))
                open.Enqueue(part);
        }
        return found;
    }
}
