using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>Mentions lead to something of the right kind, parents do not go round, there is one top unit and one organisation.</summary>
internal static class MentionCheck
{
    public static void Run(Structure structure, List<StructureProblem> problems)
    {
        foreach (var element in structure.Elements)
            foreach (var (field, id, kinds) in Mentions(element))
                if (structure.Find(id) is not { } mentioned)
                    problems.Add(new(element.Id, field, $"{Called(element)} refers to the {Word(kinds[0])} {id}, which does not exist or has ended."));
                else if (!kinds.Contains(mentioned.Kind))
                    problems.Add(new(element.Id, field, $"{Called(element)} refers to {Called(mentioned, "the")}, but needs {OneOf(kinds)} there."));
        foreach (var second in structure.All<OrganizationSettings>().Skip(1))
            problems.Add(new(second.Id, "", "There is one organisation, and it has its settings already."));
        Tops(structure, problems);
        Cycles(structure.All<OrganizationUnit>(), unit => unit.Parent, structure, problems);
        Cycles(structure.All<Scorecard>(), card => card.Parent, structure, problems);
        Cycles(structure.All<Objective>(), objective => objective.Parent, structure, problems);
    }

    public static string Called(Element element, string article = "The") =>
        $"{article} {element.Kind.ToString().ToLowerInvariant()}{(element.Code.Length > 0 ? $" '{element.Code}'" : element.Name.Length > 0 ? $" '{element.Name}'" : $" {element.Id}")}";

    private static IEnumerable<(string Field, ElementId Id, ElementKind[] Kinds)> Mentions(Element element)
    {
        switch (element)
        {
            case OrganizationUnit { Parent: { } parent }:
                yield return ("parent", parent, [ElementKind.Unit]);
                break;
            case Measure measure:
                yield return ("unit", measure.Unit, [ElementKind.Unit]);
                if (measure.Definition is { } definition)
                    yield return ("definition", definition, [ElementKind.Definition]);
                break;
            case Scorecard card:
                yield return ("unit", card.Unit, [ElementKind.Unit]);
                if (card.Strategy is { } strategy)
                    yield return ("strategy", strategy, [ElementKind.Strategy]);
                if (card.Parent is { } above)
                    yield return ("parent", above, [ElementKind.Scorecard]);
                break;
            case Perspective perspective:
                yield return ("scorecard", perspective.Scorecard, [ElementKind.Scorecard]);
                break;
            case Theme theme:
                yield return ("scorecard", theme.Scorecard, [ElementKind.Scorecard]);
                break;
            case Objective objective:
                yield return ("parent", objective.Parent, [ElementKind.Perspective, ElementKind.Objective, ElementKind.Scorecard]);
                if (objective.Theme is { } crossing)
                    yield return ("theme", crossing, [ElementKind.Theme]);
                break;
            case Placement placement:
                yield return ("parent", placement.Parent, [ElementKind.Objective, ElementKind.Perspective, ElementKind.Scorecard]);
                yield return ("measure", placement.Measure, [ElementKind.Measure]);
                break;
            case CauseEffectLink link:
                yield return ("cause", link.Cause, [ElementKind.Objective]);
                yield return ("effect", link.Effect, [ElementKind.Objective]);
                break;
            case Initiative initiative:
                foreach (var served in initiative.Objectives)
                    yield return ("objectives", served, [ElementKind.Objective]);
                break;
        }
    }

    private static void Tops(Structure structure, List<StructureProblem> problems)
    {
        var tops = structure.All<OrganizationUnit>().Where(unit => unit.Parent is null).ToArray();
        foreach (var second in tops.Skip(1))
            problems.Add(new(second.Id, "parent", $"One unit stands at the top, and '{tops[0].Code}' does: put '{second.Code}' below it or below another."));
    }

    private static void Cycles<T>(IEnumerable<T> all, Func<T, ElementId?> parentOf, Structure structure, List<StructureProblem> problems)
        where T : Element
    {
        var done = new HashSet<ElementId>();
        foreach (var start in all)
        {
            var path = new List<T>();
            for (var at = start; at is not null && done.Add(at.Id); at = parentOf(at) is { } parent ? structure.Find<T>(parent) : null)
                path.Add(at);
            if (path.Count == 0 || parentOf(path[^1]) is not { } closing || path.FindIndex(element => element.Id == closing) is not (>= 0 and var from))
                continue;
            var round = path[from..].Select(element => element.Code).Append(path[from].Code);
            problems.Add(new(path[from].Id, "parent", $"These stand below one another in a circle: {string.Join(" → ", round)}."));
        }
    }

    private static string OneOf(ElementKind[] kinds)
    {
        var words = kinds.Select(Word).Order(StringComparer.Ordinal).ToArray();
        var list = words.Length == 1 ? words[0] : $"{string.Join(", ", words[..^1])} or {words[^1]}";
        return $"{("aeiou".Contains(list[0]) ? "an" : "a")} {list}";
    }

    private static string Word(ElementKind kind) => kind.ToString().ToLowerInvariant();
}
