using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Elements;

internal static class ElementReferences
{
    /// <summary>The same element with other ids, its own and those it mentions.</summary>
    public static Element Renumber(this Element element, Func<ElementId, ElementId> to)
    {
        ElementId? Optional(ElementId? id) => id is { } known ? to(known) : null;
        Element renumbered = element switch
        {
            OrganizationUnit unit => unit with { Parent = Optional(unit.Parent) },
            Measure measure => measure with { Unit = to(measure.Unit), Definition = Optional(measure.Definition) },
            Scorecard card => card with { Unit = to(card.Unit), Strategy = Optional(card.Strategy), Parent = Optional(card.Parent) },
            Perspective perspective => perspective with { Scorecard = to(perspective.Scorecard) },
            Theme theme => theme with { Scorecard = to(theme.Scorecard) },
            Objective objective => objective with { Parent = to(objective.Parent), Theme = Optional(objective.Theme) },
            Placement placement => placement with { Parent = to(placement.Parent), Measure = to(placement.Measure) },
            CauseEffectLink link => link with { Cause = to(link.Cause), Effect = to(link.Effect) },
            Initiative initiative => initiative with { Objectives = [.. initiative.Objectives.Select(to)] },
            _ => element,
        };
        return renumbered with { Id = to(element.Id) };
    }
}
