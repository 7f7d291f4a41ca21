using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Scores;

/// <summary>Every scorecard that exists today, by organisation unit.</summary>
public static class ListScorecards
{
    public static ScorecardListView Run(WorkspaceImage image)
    {
        var structure = image.Structure.Latest;
        var units = new List<UnitCardsView>();
        var nodes = structure.All<Node>().Where(node => node is not Scorecard).GroupBy(node => structure.CardOf(node)?.Id)
            .Where(card => card.Key is not null).ToDictionary(card => card.Key!.Value, card => card.CountBy(node => node.Kind).ToDictionary());
        var cards = structure.All<Scorecard>().OrderBy(card => card.Order).ThenBy(card => card.Id).ToLookup(card => card.Unit);
        if (structure.Root is { } root)
            Add(root, 0);
        var settings = structure.Settings;
        return new(settings.Name, units, KnownOn.Of(image));

        void Add(OrganizationUnit unit, int level)
        {
            units.Add(new(unit.Id.Value, unit.Code, unit.Name, level, [.. cards[unit.Id].Select(CardOf)]));
            foreach (var child in structure.Subunits(unit))
                Add(child, level + 1);
        }

        CardView CardOf(Scorecard card) => new(
            card.Id.Value, card.Code, card.Name, card.Owner, card.Parent is { } id ? structure.Find<Scorecard>(id)?.Code : null,
            Count(card, ElementKind.Perspective), Count(card, ElementKind.Objective), Count(card, ElementKind.Placement));

        int Count(Scorecard card, ElementKind kind) => nodes.GetValueOrDefault(card.Id)?.GetValueOrDefault(kind) ?? 0;
    }
}

/// <param name="Organization">Its name.</param>
/// <param name="Units">The root first, each before those below it.</param>
public sealed record ScorecardListView(string Organization, IReadOnlyList<UnitCardsView> Units, KnownOn AsKnownOn);

/// <param name="Level">0 for the root unit.</param>
public sealed record UnitCardsView(int Id, string Code, string Name, int Level, IReadOnlyList<CardView> Scorecards);

public sealed record CardView(int Id, string Code, string Name, string? Owner, string? Parent, int Perspectives, int Objectives, int Measures);
