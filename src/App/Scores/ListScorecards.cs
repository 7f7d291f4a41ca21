using Binnacle.App.Workspaces;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Scores;

/// <summary>Every scorecard that exists today, by organisation unit.</summary>
public static class ListScorecards
{
    public static ScorecardListView Run(WorkspaceImage image)
    {
        var structure = image.Structure.Latest;
        var units = new List<UnitCardsView>();
        if (structure.Root is { } root)
            Add(units, structure, root, 0);
        var settings = structure.Settings;
        return new(settings.Name, units, KnownOn.Of(image));
    }

    private static void Add(List<UnitCardsView> units, Structure structure, OrganizationUnit unit, int level)
    {
        var cards = structure.All<Scorecard>().Where(card => card.Unit == unit.Id).OrderBy(card => card.Order).ThenBy(card => card.Id);
        units.Add(new(unit.Id.Value, unit.Code, unit.Name, level, [.. cards.Select(card => CardOf(structure, card))]));
        foreach (var child in structure.Subunits(unit))
            Add(units, structure, child, level + 1);
    }

    private static CardView CardOf(Structure structure, Scorecard card) => new(
        card.Id.Value, card.Code, card.Name, card.Owner, card.Parent is { } id ? structure.Find<Scorecard>(id)?.Code : null,
        Count<Perspective>(structure, card), Count<Objective>(structure, card), Count<Placement>(structure, card));

    private static int Count<T>(Structure structure, Scorecard card)
        where T : Node => structure.All<T>().Count(node => structure.CardOf(node)?.Id == card.Id);
}

/// <param name="Organization">Its name.</param>
/// <param name="Units">The root first, each before those below it.</param>
public sealed record ScorecardListView(string Organization, IReadOnlyList<UnitCardsView> Units, KnownOn AsKnownOn);

/// <param name="Level">0 for the root unit.</param>
public sealed record UnitCardsView(int Id, string Code, string Name, int Level, IReadOnlyList<CardView> Scorecards);

public sealed record CardView(int Id, string Code, string Name, string? Owner, string? Parent, int Perspectives, int Objectives, int Measures);
