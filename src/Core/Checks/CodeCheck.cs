using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Checks;

/// <summary>Codes are unique where they are looked up, no measure and no link stands in one place twice, initiatives and links serve something.</summary>
internal static class CodeCheck
{
    public static void Run(Structure structure, List<StructureProblem> problems)
    {
        var taken = new Dictionary<(string Space, ElementId? Scope, string Code), Element>();
        foreach (var element in structure.Elements)
        {
            if (element.Code.Length == 0)
            {
                if (element is not (Placement or CauseEffectLink or OrganizationSettings))
                    problems.Add(new(element.Id, "code", $"{MentionCheck.Called(element)} needs a code."));
                continue;
            }
            if (!element.Code.All(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-'))
                problems.Add(new(element.Id, "code", $"The code '{element.Code}' may have letters, digits, '.', '_' and '-' only."));
            if (Key(structure, element) is { } key && !taken.TryAdd(key, element))
                problems.Add(new(element.Id, "code", $"The code '{element.Code}' is taken by {MentionCheck.Called(taken[key], "the")}{Where(structure, key.Scope)}."));
        }
        foreach (var initiative in structure.All<Initiative>().Where(i => i.Objectives.IsEmpty))
            problems.Add(new(initiative.Id, "objectives", $"{MentionCheck.Called(initiative)} serves no objective: name at least one."));
        foreach (var link in structure.All<CauseEffectLink>().Where(link => link.Cause == link.Effect))
            problems.Add(new(link.Id, "effect", "An objective cannot be its own cause."));
        foreach (var twice in structure.All<Placement>().GroupBy(p => (p.Parent, p.Measure)).SelectMany(group => group.Skip(1)))
            problems.Add(new(twice.Id, "measure", $"The measure '{structure.Find(twice.Measure)?.Code}' stands under '{structure.Find(twice.Parent)?.Code}' already."));
        foreach (var twice in structure.All<CauseEffectLink>().GroupBy(link => (link.Cause, link.Effect)).SelectMany(group => group.Skip(1)))
            problems.Add(new(twice.Id, "effect", $"There is a link from '{structure.Find(twice.Cause)?.Code}' to '{structure.Find(twice.Effect)?.Code}' already."));
    }

    private static (string Space, ElementId? Scope, string Code)? Key(Structure structure, Element element) => element switch
    {
        Measure measure => ("measure", measure.Unit, measure.Code),
        // Perspectives, themes and objectives share the codes of their scorecard: people name them card/code.
        Theme theme => ("node", theme.Scorecard, theme.Code),
        Perspective perspective => ("node", perspective.Scorecard, perspective.Code),
        Objective objective => CardOf(structure, objective) is { } card ? ("node", card, objective.Code) : null,
        Placement or CauseEffectLink or OrganizationSettings => null,
        _ => (element.Kind.ToString(), null, element.Code),
    };

    private static ElementId? CardOf(Structure structure, Objective objective)
    {
        Node? at = objective;
        for (var step = 0; at is not null && step < 1000; step++)
        {
            if (at is Scorecard card)
                return card.Id;
            at = Structure.ParentOf(at) is { } parent ? structure.Find<Node>(parent) : null;
        }
        return null;
    }

    private static string Where(Structure structure, ElementId? scope) => scope is { } id && structure.Find(id) is { } holder ? $" of '{holder.Code}'" : "";
}
