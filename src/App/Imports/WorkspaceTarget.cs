using Binnacle.App.Workspaces;
using Binnacle.App.Workspaces.Checks;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;

namespace Binnacle.App.Imports;

/// <summary>A workspace as imports see it: which measure a code means, what is known of it, what it would refuse.</summary>
internal static class WorkspaceTarget
{
    public static ImportTarget Of(WorkspaceImage image, DuplicatePolicy duplicates)
    {
        var structure = image.Structure.Latest;
        var known = new Dictionary<(string?, string), KnownMeasure?>();
        KnownMeasure? Find(string? unit, string code)
        {
            if (!known.TryGetValue((unit, code), out var measure))
                known[(unit, code)] = measure = Known(structure, unit, code);
            return measure;
        }
        return new(Find, key => image.Facts.Newest(key.Measure, key.Series, key.Period), structure.Settings.Calendar)
        {
            Duplicates = duplicates,
            Refuses = said => Refusal(structure, said.Element, said.Series) ?? ValueProblems.Of(image.Structure, said).FirstOrDefault()?.Message,
            RefusesSeries = (element, series) => Refusal(structure, element, series),
        };
    }

    /// <summary>By the unit's code, or its name where that is how the file calls it.</summary>
    private static KnownMeasure? Known(Structure structure, string? unit, string code)
    {
        var owner = unit is null ? structure.Root : structure.FindUnit(unit) ?? structure.All<OrganizationUnit>().FirstOrDefault(u => u.Name.Equals(unit, StringComparison.OrdinalIgnoreCase));
        if (owner is null)
            return null;
        var measure = unit is null ? structure.ResolveMeasure(owner.Id, code) : structure.FindMeasure(owner.Id, code);
        if (measure is null)
            return null;
        var rules = structure.RulesOf(measure);
        return new(measure.Id, measure.Code, rules.Frequency) { TakesCoarserActuals = rules.Aggregation == Aggregation.Imported, Words = WordsOf(rules.Scale) };
    }

    private static string[] WordsOf(Scale scale) => scale.Curve switch
    {
        WordCurve words => [.. words.Words.Select(word => word.Word)],
        YesNoCurve => ["yes", "no"],
        _ => [],
    };

    private static string? Refusal(Structure structure, ElementId element, string series) =>
        series == SeriesNames.Actual && structure.Find<Measure>(element) is { } measure
            && structure.RulesOf(measure) is { Formula: { } formula } rules && rules.Aggregation != Aggregation.Imported
            ? $"\"{measure.Code}\" is calculated as {formula}: give the figures it is calculated from." : null;
}
