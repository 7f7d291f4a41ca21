using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Organization;

namespace Binnacle.App.StrategyFiles.Reading;

// Scorecards and the measures on them.
internal sealed partial class ReadingRun
{
    private readonly List<PlacementToBe> _placements = [];

    /// <summary>A measure mentioned on a card, before all measures are known.</summary>
    private sealed record PlacementToBe(StrategyDocument Document, Declaration Parent, ElementId Card, ElementId Unit, string Code, MapNode Map, Place Place, ElementId? Declared);

    private IEnumerable<MapNode> Expanded(StrategyDocument document)
    {
        var root = (MapNode)document.Root;
        if (root[UnitExpansion.Key] is not { } said || said is ScalarNode { Text: null })
            return [root];
        if (document.Kind is not (StrategyFileKind.Scorecard or StrategyFileKind.Measures))
            return [root];
        if (root["unit"] is { } unit)
            Reading.Report(unit.Place, "Say either 'unit' or 'each-unit', not both.");
        return [.. EachUnit(said).Select(words => UnitExpansion.For(root, words, document.Kind == StrategyFileKind.Scorecard ? document.Name : null))];
    }

    private IEnumerable<UnitWords> EachUnit(DocumentNode said)
    {
        if (said is ScalarNode parent)
        {
            if (FindUnit(parent) is not { } above)
                return [];
            var below = Units().Where(unit => unit.Parent == above.Code).ToList();
            if (below.Count == 0)
                Reading.Report(said.Place, $"There is no unit below '{parent.Text}'. 'each-unit' names a unit with units below it, or a list of units.");
            return below.Select(unit => new UnitWords(unit.Code, unit.Name, above.Code));
        }
        if (said is ListNode list)
            return list.Items.OfType<ScalarNode>().Select(FindUnit).OfType<UnitBrief>().Select(unit => new UnitWords(unit.Code, unit.Name, unit.Parent ?? ""));
        Reading.Report(said.Place, $"Write a unit's code or a list of codes here, not {FileReading.Describe(said)}.");
        return [];
    }

    private sealed record UnitBrief(string Code, string Name, string? Parent);

    private UnitBrief? FindUnit(ScalarNode code)
    {
        if (Units().FirstOrDefault(unit => unit.Code == code.Text) is { } found)
            return found;
        if (!missesFiles)
            Reading.Report(code.Place, $"There is no unit '{code.Text}'.{Suggestion.For(code.Text ?? "", Reading.Codes.Codes(ElementKind.Unit, null))}");
        return null;
    }

    /// <summary>All units, those of the files first.</summary>
    private IEnumerable<UnitBrief> Units()
    {
        var declared = _declared.Where(d => d.Kind == ElementKind.Unit).ToList();
        var ids = declared.Select(d => d.Id).ToHashSet();
        var fromFiles = declared.Select(d => new UnitBrief(d.Code, d.Map["name"] is ScalarNode { Text: { } name } ? name : d.Code, d.Parent?.Code));
        return IsComplete
            ? fromFiles
            : fromFiles.Concat(Current.All<OrganizationUnit>().Where(u => !ids.Contains(u.Id)).OrderBy(u => u.Order).ThenBy(u => u.Id)
                .Select(u => new UnitBrief(u.Code, u.Name, u.Parent is { } parent ? Current.Find(parent)?.Code : null)));
    }

    /// <summary>The unit a file is about; null after a problem was reported.</summary>
    private ElementId? UnitOf(MapNode root)
    {
        if (root["unit"] is ScalarNode { Text: { } code } said)
        {
            if (Reading.Codes.Find(ElementKind.Unit, null, code) is { } unit)
                return unit;
            if (!missesFiles)
                Reading.Report(said.Place, $"There is no unit '{code}'.{Suggestion.For(code, Reading.Codes.Codes(ElementKind.Unit, null))}");
            return null;
        }
        if ((_root?.Id ?? Current.Root?.Id) is { } top)
            return top;
        if (!missesFiles)
            Reading.Report(root.Place, "There is no unit yet: say the units in organization.yaml.");
        return null;
    }

    private void DeclareCard(StrategyDocument document, MapNode root)
    {
        if (UnitOf(root) is not { } unit || Add(document, ElementFormats.Scorecard, CodeOf(root, document.Name), root, root.Place, unit: unit) is not { } card)
            return;
        foreach (var (code, map, place) in Entries(root, ElementFormats.Scorecard.Sections[0]))
            Add(document, ElementFormats.Theme, code, map, place, card, card.Id, card.Id, unit, "themes");
        DeclareChildren(document, card, card.Id, unit);
    }

    private void DeclareChildren(StrategyDocument document, Declaration parent, ElementId card, ElementId unit)
    {
        // In the order in which the sections stand: that is the order of the children.
        foreach (var key in parent.Map.Entries.Select(entry => entry.Key.Text))
            switch (parent.Format.Sections.FirstOrDefault(section => section.Name == key))
            {
                case { Name: "measures" } measures:
                    foreach (var (code, map, place) in Entries(parent.Map, measures))
                        DeclarePlacement(document, parent, card, unit, code, map, place);
                    break;
                case { Name: "perspectives" or "objectives" } nodes:
                    foreach (var (code, map, place) in Entries(parent.Map, nodes))
                        if (Add(document, nodes.Of(), code, map, place, parent, card, card, unit, nodes.Name) is { } node)
                            DeclareChildren(document, node, card, unit);
                    break;
            }
    }

    private void DeclarePlacement(StrategyDocument document, Declaration parent, ElementId card, ElementId unit, string code, MapNode map, Place place)
    {
        UnknownKeys.Report(map, ElementFormats.PlacedMeasure.Known, Reading);
        var describes = map.Entries.Any(entry => ElementFormats.Measure.Known.Contains(entry.Key.Text ?? ""));
        var declared = describes ? DeclareMeasure(document, code, map, place, unit) : null;
        if (!describes || declared is not null)
            _placements.Add(new(document, parent, card, unit, code, map, place, declared));
    }

    /// <param name="unit">Where the code names no unit.</param>
    private ElementId? DeclareMeasure(StrategyDocument document, string code, MapNode map, Place place, ElementId unit)
    {
        var slash = code.LastIndexOf('/');
        if (slash > 0)
        {
            if (Reading.Codes.Find(ElementKind.Unit, null, code[..slash]) is not { } named)
            {
                if (!missesFiles)
                    Reading.Report(place, $"There is no unit '{code[..slash]}'.{Suggestion.For(code[..slash], Reading.Codes.Codes(ElementKind.Unit, null))}");
                return null;
            }
            (unit, code) = (named, code[(slash + 1)..]);
        }
        if (document.Kind == StrategyFileKind.Measures)
            UnknownKeys.Report(map, ElementFormats.Measure.Known, Reading);
        return Add(document, ElementFormats.Measure, code, map, place, scope: unit, unit: unit)?.Id;
    }

    private void ResolvePlacements()
    {
        if (!IsComplete)
            foreach (var measure in Current.All<Core.Measures.Measure>())
                Reading.Codes.TryAdd(ElementKind.Measure, measure.Unit, measure.Code, measure.Id);
        var placed = new Dictionary<(ElementId, ElementId), Place>();
        foreach (var place in _placements)
        {
            if ((place.Declared ?? FindMeasure(place.Unit, place.Code)) is not { } measure)
            {
                if (!missesFiles)
                    Reading.Report(place.Place, $"There is no measure '{place.Code}'.{Suggestion.For(place.Code, Reading.Codes.Codes(ElementKind.Measure, place.Unit))} To describe a new one here, give it at least a name.");
                continue;
            }
            if (!placed.TryAdd((place.Parent.Id, measure), place.Place))
            {
                Reading.Report(place.Place, $"The measure '{place.Code}' stands under '{place.Parent.Code}' twice; the other is at {placed[(place.Parent.Id, measure)]}.");
                continue;
            }
            _declared.Add(new()
            {
                Format = ElementFormats.Placement,
                Id = _identities.OfPlacement(place.Parent.Id, measure),
                Code = "",
                Map = place.Map,
                Place = place.Place,
                Document = place.Document,
                Parent = place.Parent,
                Card = place.Card,
                Unit = place.Unit,
                Measure = measure,
                Section = "measures",
            });
        }
    }

    /// <summary>As in a formula: the unit's own measure, else the top unit's, unless the code names a unit.</summary>
    private ElementId? FindMeasure(ElementId unit, string code)
    {
        var slash = code.LastIndexOf('/');
        if (slash > 0)
            return Reading.Codes.Find(ElementKind.Unit, null, code[..slash]) is { } named ? Reading.Codes.Find(ElementKind.Measure, named, code[(slash + 1)..]) : null;
        return Reading.Codes.Find(ElementKind.Measure, unit, code)
            ?? ((_root?.Id ?? Current.Root?.Id) is { } top ? Reading.Codes.Find(ElementKind.Measure, top, code) : null);
    }
}
