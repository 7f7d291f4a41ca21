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
        for (var at = 1; at < structures.Count; at++)
            if (!AreSame(structures[0], structures[at], measure))
                return false;
        return structures.Count == 1 || ReferenceEquals(structures[0].Find(measure.Id), measure);
    }

    /// <summary>The measure is in both structures, by one set of rules and one calendar.</summary>
    public static bool AreSame(Structure one, Structure other, Measure measure)
    {
        return ReferenceEquals(one.Find(measure.Id), measure) && ReferenceEquals(other.Find(measure.Id), measure) && one.Settings.Measures.SaysAs(other.Settings.Measures)
            && ReferenceEquals(DefinitionOf(other, measure), DefinitionOf(one, measure)) && ReferenceEquals(ScaleOf(other, measure), ScaleOf(one, measure))
            && one.CalendarOf(measure.Unit).Equals(other.CalendarOf(measure.Unit));
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

    private static NamedScale? ScaleOf(Structure structure, Measure measure) => structure.ScaleCodeOf(measure) is { } code ? structure.FindScale(code) : null;
}
