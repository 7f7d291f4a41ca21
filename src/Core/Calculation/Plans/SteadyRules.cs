using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Whether what concerns rows is the same in all structures of a plan: mostly it is, and what changed stands elsewhere.</summary>
internal sealed class SteadyRules(IReadOnlyList<Structure> structures)
{
    /// <summary>The measure is there all the time, by one set of rules and one calendar.</summary>
    public bool Of(Measure measure)
    {
        if (structures.Count == 1)
            return true;
        var (first, calendar) = (structures[0], structures[0].CalendarOf(measure.Unit));
        var definition = DefinitionOf(first, measure);
        var scale = ScaleOf(first, measure, definition);
        foreach (var structure in structures)
            if (!ReferenceEquals(structure.Find(measure.Id), measure) || !ReferenceEquals(DefinitionOf(structure, measure), definition) || !ReferenceEquals(ScaleOf(structure, measure, definition), scale)
                || !ReferenceEquals(structure.Settings.Measures, first.Settings.Measures) || !structure.CalendarOf(measure.Unit).Equals(calendar))
                return false;
        return true;
    }

    /// <summary>Somebody gives the level a constant or a formula, at some time.</summary>
    public bool AnyLevel(Measure measure, string series)
    {
        foreach (var structure in structures)
            if (structure.Find<Measure>(measure.Id) is { } then && structure.RulesOf(then).Levels.ContainsKey(series))
                return true;
        return false;
    }

    /// <summary>All bands the node ever has are like that.</summary>
    public bool AllBands(Node node, Func<BandSet, bool> are)
    {
        foreach (var structure in structures)
            if (structure.Find<Node>(node.Id) is { } then && !are(then.Bands ?? BandSet.Default))
                return false;
        return true;
    }

    private static Definition? DefinitionOf(Structure structure, Measure measure) => measure.Definition is { } id ? structure.Find<Definition>(id) : null;

    private static NamedScale? ScaleOf(Structure structure, Measure measure, Definition? definition) =>
        (measure.Spec.ScaleCode ?? definition?.Spec.ScaleCode ?? structure.Settings.Measures.ScaleCode) is { } code ? structure.FindScale(code) : null;
}
