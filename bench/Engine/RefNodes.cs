using System.Globalization;
using Binnacle.Core.Elements;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Bench.Engine;

/// <summary>Which element is which of the workload's measures, objectives, perspectives and cards: in the order of the expected file.</summary>
internal sealed class RefNodes
{
    public RefNodes(RefData data, Structure structure)
    {
        var cards = structure.All<Scorecard>().ToDictionary(card => card.Code, StringComparer.Ordinal);
        var perspectives = structure.All<Perspective>().ToDictionary(one => (one.Scorecard, one.Code));
        var objectives = structure.All<Objective>().ToDictionary(one => (one.Parent, one.Code));
        Card = [.. data.Cards.Select(card => cards[string.Create(CultureInfo.InvariantCulture, $"s{card.Id}")].Id)];
        Perspective = [.. data.Cards.SelectMany(card => Enumerable.Range(0, 4).Select(p => perspectives[(Card[card.Id], $"p{p}")].Id))];
        Objective = [.. data.Cards.SelectMany(card => Enumerable.Range(0, 12).Select(o => objectives[(Perspective[(card.Id * 4) + (o / 3)], $"o{o}")].Id))];
        Measure = [.. data.Measures.Select(measure => structure.FindMeasure(structure.Find<Scorecard>(Card[measure.Card])!.Unit, RefFiles.Code(measure))!.Id)];
        Placement = [.. Measure.Select(measure => structure.PlacementsOf(measure).Single().Id)];
    }

    public ElementId[] Measure { get; }

    public ElementId[] Placement { get; }

    public ElementId[] Objective { get; }

    public ElementId[] Perspective { get; }

    public ElementId[] Card { get; }

    /// <summary>Sections of the expected file.</summary>
    public IEnumerable<ElementId[]> Sections => [Placement, Objective, Perspective, Card];
}
