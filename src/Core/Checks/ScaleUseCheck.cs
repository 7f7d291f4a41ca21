using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>Scales, each with the directions it is used for, reported where the scale is said; and at a measure, what is wrong with its use there.</summary>
internal static class ScaleUseCheck
{
    public static void Run(Structure structure, List<StructureProblem> problems)
    {
        var used = new HashSet<ElementId>();
        var seen = new HashSet<(ElementId, Direction)>();
        foreach (var measure in structure.All<Measure>())
        {
            var rules = structure.RulesOf(measure);
            // The default scale fits everywhere.
            if (Owner(structure, measure) is not var (owner, field))
                continue;
            used.Add(owner);
            if (seen.Add((owner, rules.Direction)))
                Add(owner, field, ScaleCheck.Problems(rules.Scale, rules.Direction), problems);
            if (rules.Levels.GetValueOrDefault(SeriesNames.Target)?.Value is <= 0)
                foreach (var problem in ScaleCheck.Problems(rules.Scale, rules.Direction, targetMayBeZeroOrLess: true).Except(ScaleCheck.Problems(rules.Scale, rules.Direction)))
                    problems.Add(new(measure.Id, "spec.scale", problem.Message));
        }
        foreach (var scale in structure.All<NamedScale>().Where(scale => !used.Contains(scale.Id)))
            Add(scale.Id, "scale", ScaleCheck.Problems(scale.Scale, Direction.Higher), problems);
        foreach (var definition in structure.All<Definition>())
            if (definition.Spec.Scale is { } scale && !used.Contains(definition.Id))
                Add(definition.Id, "spec.scale", ScaleCheck.Problems(scale, definition.Spec.Direction ?? Direction.Higher), problems);
    }

    /// <summary>Who says the scale that the measure is scored by.</summary>
    private static (ElementId Owner, string Field)? Owner(Structure structure, Measure measure)
    {
        var definition = measure.Definition is { } id ? structure.Find<Definition>(id) : null;
        foreach (var (element, field, spec) in new (ElementId?, string, MeasureSpec?)[] { (measure.Id, "spec.scale", measure.Spec), (definition?.Id, "spec.scale", definition?.Spec), (structure.Settings.Id, "measures.scale", structure.Settings.Measures) })
            if (spec?.Scale is not null)
                return (element!.Value, field);
            else if (spec?.ScaleCode is { } code)
                return structure.FindScale(code) is { } named ? (named.Id, "scale") : (element!.Value, field);
        return null;
    }

    private static void Add(ElementId owner, string field, IEnumerable<ScoringProblem> found, List<StructureProblem> problems) =>
        problems.AddRange(found.Select(problem => new StructureProblem(owner, $"{field}.{problem.Place}", problem.Message)));
}
