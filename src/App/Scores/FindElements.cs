using Binnacle.App.Workspaces;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Scores;

/// <summary>Scorecards, objectives, KPIs, initiatives by a part of their name or code, best first.</summary>
public static class FindElements
{
    public const int MostShown = 50;

    /// <param name="Words">All of them must occur, in any order, whatever the case; none: every scorecard.</param>
    /// <param name="Top">At most this many, 1 to 50.</param>
    public sealed record Request(string? Words, int Top = 20);

    public static FoundView Run(Request request, WorkspaceImage image)
    {
        var structure = image.Structure.Latest;
        var words = (request.Words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = Everything(structure, words.Length > 0).Select(element => (Element: element, Rank: RankOf(element, words))).Where(pair => pair.Rank is not null)
            .OrderBy(pair => pair.Rank).ThenBy(pair => pair.Element.Name, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.Element.Address, StringComparer.Ordinal).ToArray();
        return new(request.Words ?? "", found.Length, [.. found.Take(Math.Clamp(request.Top, 1, MostShown)).Select(pair => pair.Element)]);
    }

    private static IEnumerable<FoundElement> Everything(Structure structure, bool all)
    {
        foreach (var card in structure.All<Scorecard>())
            yield return new("scorecard", card.Code, card.Name, UnitName(structure, card.Unit), card.Code);
        if (!all)
            yield break;
        foreach (var node in structure.All<Node>().Where(node => node is Perspective or Objective or Theme))
            if (structure.CardOf(node) is { } card)
                yield return new(node.Kind.ToString().ToLowerInvariant(), NodeAddress.Of(structure, node), node.Name, card.Name, card.Code);
        foreach (var measure in structure.All<Measure>())
            yield return new(
                structure.RulesOf(measure).Use == MeasureUse.Input ? "input" : "kpi", NodeAddress.Of(structure, measure), measure.Name, UnitName(structure, measure.Unit), null);
        foreach (var initiative in structure.All<Initiative>())
            if (initiative.Objectives.Select(structure.Find<Objective>).OfType<Objective>().Select(structure.CardOf).OfType<Scorecard>().FirstOrDefault() is { } card)
                yield return new("initiative", initiative.Code, initiative.Name, card.Name, card.Code);
    }

    /// <summary>0: the name begins with the first word; 1: every word begins one of the name's; 2: somewhere inside; null: not found.</summary>
    private static int? RankOf(FoundElement element, string[] words)
    {
        if (words.Length == 0 || element.Name.StartsWith(words[0], StringComparison.OrdinalIgnoreCase) && words.All(word => Contains(element, word)))
            return 0;
        if (!words.All(word => Contains(element, word)))
            return null;
        var names = element.Name.Split(' ');
        return words.All(word => names.Any(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))) ? 1 : 2;
    }

    private static bool Contains(FoundElement element, string word) =>
        element.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || element.Address.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string UnitName(Structure structure, Core.Elements.ElementId unit) => structure.Find<OrganizationUnit>(unit)?.Name ?? "";
}

/// <param name="Total">How many there are; the list may be shorter.</param>
public sealed record FoundView(string Words, int Total, IReadOnlyList<FoundElement> Elements);

/// <param name="Kind">scorecard, perspective, objective, theme, kpi, input or initiative.</param>
/// <param name="Where">The scorecard's or the unit's name.</param>
/// <param name="Scorecard">Its code; null for measures, which have a page of their own.</param>
public sealed record FoundElement(string Kind, string Address, string Name, string Where, string? Scorecard);
