using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.App.StrategyFiles.Writing;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles;

/// <summary>A structure to the files that say it: applied to the same workspace they change nothing.</summary>
public static class StrategyWriter
{
    public static ImmutableArray<StrategyDocument> Write(Structure structure, IReadOnlyCollection<PersonName> people)
    {
        var documents = ImmutableArray.CreateBuilder<StrategyDocument>();
        var writing = new FileWriting(structure);
        var settings = structure.All<OrganizationSettings>().FirstOrDefault() ?? new() { Code = "organization" };
        documents.Add(new("organization.yaml", FileWriting.Map(
            ElementFormats.Organization.Write(settings, writing).Concat(Section("units", Units(structure, structure.Root is { } root ? [root] : [], writing))))));
        Add(documents, "people.yaml", "people", People(structure, people));
        Add(documents, "scales.yaml", "scales", Coded<NamedScale>(structure, ElementFormats.Scale, writing));
        Add(documents, "definitions.yaml", "definitions", Coded<Definition>(structure, ElementFormats.Definition, writing));
        Strategies(documents, structure, writing);
        var cards = new CardWriter(structure, new(structure));
        documents.AddRange(Files(structure.All<Scorecard>(), "scorecards", card => cards.Write(card)));
        Measures(documents, structure, writing, cards.Described);
        Add(documents, "initiatives.yaml", "initiatives", Coded<Initiative>(structure, ElementFormats.Initiative, writing));
        return documents.ToImmutable();
    }

    private static void Add(ImmutableArray<StrategyDocument>.Builder documents, string path, string section, IReadOnlyList<MapEntry> entries)
    {
        if (entries.Count > 0)
            documents.Add(new(path, FileWriting.Map(Section(section, entries))));
    }

    private static IEnumerable<MapEntry> Section(string name, IReadOnlyCollection<MapEntry> entries) =>
        entries.Count == 0 ? [] : [FileWriting.Entry(name, FileWriting.Map(entries))];

    private static List<MapEntry> Coded<T>(Structure structure, ElementFormat format, FileWriting writing)
        where T : Element =>
        [.. structure.All<T>().Select(element => ElementWriting.Entry(element.Code, format, format.Write(element, writing)))];

    private static List<MapEntry> Units(Structure structure, IEnumerable<OrganizationUnit> units, FileWriting writing) =>
    [
        .. units.Select(unit => ElementWriting.Entry(
            unit.Code, ElementFormats.Unit, ElementFormats.Unit.Write(unit, writing).Concat(Section("units", Units(structure, structure.Subunits(unit), writing))))),
    ];

    private static List<MapEntry> People(Structure structure, IReadOnlyCollection<PersonName> people)
    {
        var names = people.ToDictionary(person => person.Id, StringComparer.Ordinal);
        return
        [
            .. structure.All<Person>().Select(person =>
            {
                var keys = new List<MapEntry>();
                if (names.GetValueOrDefault(person.Code) is { } name)
                {
                    keys.Add(FileWriting.Entry("name", FileWriting.Text(name.Name)));
                    if (name.Mail is { } mail)
                        keys.Add(FileWriting.Entry("mail", FileWriting.Text(mail)));
                }
                if (person.Description is { } description)
                    keys.Add(FileWriting.Entry("description", FileWriting.Text(description)));
                return ElementWriting.Entry(person.Code, ElementFormats.Person, keys);
            }),
        ];
    }

    private static void Strategies(ImmutableArray<StrategyDocument>.Builder documents, Structure structure, FileWriting writing)
    {
        var all = structure.All<Strategy>().ToArray();
        if (all is [{ Code: "strategy" } only])
            documents.Add(new("strategy.yaml", FileWriting.Map(ElementFormats.Strategy.Write(only, writing))));
        else
            documents.AddRange(Files(all, "strategies", strategy => ElementFormats.Strategy.Write(strategy, writing)));
    }

    /// <summary>Measures that no card of their unit describes.</summary>
    private static void Measures(ImmutableArray<StrategyDocument>.Builder documents, Structure structure, FileWriting writing, IReadOnlySet<ElementId> described)
    {
        foreach (var unit in structure.All<OrganizationUnit>())
        {
            var entries = structure.All<Measure>().Where(measure => measure.Unit == unit.Id && !described.Contains(measure.Id))
                .Select(measure => ElementWriting.Entry(measure.Code, ElementFormats.Measure, ElementWriting.OfMeasure(measure, writing))).ToList();
            if (entries.Count == 0)
                continue;
            if (unit.Id == structure.Root?.Id)
                documents.Add(new("measures.yaml", FileWriting.Map(Section("measures", entries))));
            else
                documents.Add(new($"measures/{unit.Code}.yaml", FileWriting.Map(Section("measures", entries).Prepend(FileWriting.Entry("unit", FileWriting.Text(unit.Code))))));
        }
    }

    private static IEnumerable<StrategyDocument> Files<T>(IEnumerable<T> elements, string folder, Func<T, IEnumerable<MapEntry>> write)
        where T : Element
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in elements)
        {
            var keys = write(element);
            // Some disks do not tell A from a, and no file is called ".".
            var fits = char.IsLetterOrDigit(element.Code, 0) && taken.Add(element.Code);
            yield return fits
                ? new($"{folder}/{element.Code}.yaml", FileWriting.Map(keys))
                : new($"{folder}/{element.Kind.ToString().ToLowerInvariant()}-{element.Id}.yaml", FileWriting.Map(keys.Prepend(FileWriting.Entry("code", FileWriting.Text(element.Code)))));
        }
    }
}
