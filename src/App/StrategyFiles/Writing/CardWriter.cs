using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles.Writing;

/// <summary>Scorecards with what is on them. A measure is described where it stands first on a card of its own unit, and mentioned elsewhere.</summary>
internal sealed class CardWriter(Structure structure, FileWriting writing)
{
    private readonly HashSet<ElementId> _described = [];
    private readonly ILookup<ElementId, Theme> _themes = structure.All<Theme>().OrderBy(theme => theme.Order).ThenBy(theme => theme.Id).ToLookup(theme => theme.Scorecard);
    private readonly ILookup<ElementId?, CauseEffectLink> _links = structure.All<CauseEffectLink>().ToLookup(link => writing.CardOf(link.Cause)?.Id);

    public IReadOnlySet<ElementId> Described => _described;

    public IEnumerable<MapEntry> Write(Scorecard card)
    {
        (writing.Card, writing.Unit) = (card.Id, card.Unit);
        var keys = ElementFormats.Scorecard.Write(card, writing).ToList();
        if (card.Unit != structure.Root?.Id && structure.Find(card.Unit) is { } unit)
            keys.Insert(keys.TakeWhile(key => key.Key.Text is "name" or "description" or "owner").Count(), FileWriting.Entry("unit", FileWriting.Text(unit.Code)));
        if (card.Order != 0)
            keys.Add(FileWriting.Entry("order", Shaped.Whole.Write(card.Order, writing)));
        if (_themes[card.Id].Any())
            keys.Add(FileWriting.Entry("themes", FileWriting.Map(_themes[card.Id].Select(theme => ElementWriting.Entry(theme.Code, ElementFormats.Theme, ElementFormats.Theme.Write(theme, writing))))));
        keys.AddRange(Children(card));
        if (_links[card.Id].Any())
            keys.Add(FileWriting.Entry("links", FileWriting.List(_links[card.Id].Select(link => FileWriting.Map(ElementFormats.Link.Write(link, writing))))));
        return keys;
    }

    private IEnumerable<MapEntry> Children(Node node)
    {
        var children = structure.Children(node).ToList();
        var sections = new List<(string Name, List<Node> Nodes)>();
        foreach (var child in children)
        {
            var name = child switch { Perspective => "perspectives", Objective => "objectives", _ => "measures" };
            if (sections.Find(section => section.Name == name).Nodes is { } nodes)
                nodes.Add(child);
            else
                sections.Add((name, [child]));
        }
        // Children of several kinds that stand mixed cannot be told from the sections alone.
        var mixed = !children.SequenceEqual(sections.SelectMany(section => section.Nodes));
        foreach (var (name, nodes) in sections)
            yield return FileWriting.Entry(name, FileWriting.Map([.. nodes.Select(child => Child(child, mixed))]));
    }

    private MapEntry Child(Node child, bool mixed)
    {
        if (child is Placement placement)
            return Placed(placement, mixed);
        var format = ElementFormats.Of(child.Kind);
        var keys = format.Write(child, writing).Concat(Order(child, mixed)).Concat(Children(child));
        return ElementWriting.Entry(child.Code, format, keys);
    }

    private MapEntry Placed(Placement placement, bool mixed)
    {
        var measure = structure.Find<Measure>(placement.Measure);
        var keys = ElementFormats.Placement.Write(placement, writing).Concat(Order(placement, mixed)).ToList();
        if (measure is null)
            return ElementWriting.Entry(placement.Measure.ToString(), ElementFormats.PlacedMeasure, keys);
        if (measure.Unit != writing.Unit)
            return ElementWriting.Entry($"{structure.Find(measure.Unit)?.Code}/{measure.Code}", ElementFormats.PlacedMeasure, keys);
        if (ElementWriting.OfMeasure(measure, writing).ToList() is { Count: > 0 } own && _described.Add(measure.Id))
            keys = [.. own.Take(1), .. keys, .. own.Skip(1)];
        return ElementWriting.Entry(measure.Code, ElementFormats.PlacedMeasure, keys);
    }

    private IEnumerable<MapEntry> Order(Node node, bool mixed) =>
        mixed ? [FileWriting.Entry("order", Shaped.Whole.Write(node.Order, writing))] : [];
}
