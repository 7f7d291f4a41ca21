using System.Collections.Immutable;
using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;

namespace Binnacle.App.StrategyFiles.Reading;

// What each declared element says.
internal sealed partial class ReadingRun
{
    private Dictionary<ElementId, Element> Bodies { get; } = [];

    public ImmutableArray<DesiredElement> ReadBodies()
    {
        foreach (var declared in _declared)
            Bodies[declared.Id] = Placed(declared, Read(declared));
        SetOrders();
        var elements = _declared.Select(d => new DesiredElement(Bodies[d.Id], d.Place, HoldsFrom(d.Document))).ToImmutableArray();
        return elements.AddRange(ReadLinks());
    }

    private Element Read(Declaration declared)
    {
        (Reading.Card, Reading.Unit) = (declared.Card ?? (declared.Kind == ElementKind.Scorecard ? declared.Id : null), declared.Unit);
        // A scorecard's parent is not on the card it is read for.
        var element = declared.Format.Read(declared.Map, Reading) with { Id = declared.Id, Code = declared.Code };
        return element switch
        {
            NamedScale scale => ReadScale(declared, scale),
            Person => ReadPerson(declared, element),
            Placement placement => placement with { Code = declared.Map["placement"] is MapNode details && details["code"] is ScalarNode { Text: { } code } ? code : "" },
            OrganizationSettings => CheckCalendars(declared, element),
            OrganizationUnit => CheckCalendars(declared, Named(declared, element)),
            Measure measure when declared.Map["name"] is null && measure.Definition is { } id =>
                measure with { Name = Bodies.GetValueOrDefault(id)?.Name ?? Current.Find(id)?.Name ?? declared.Code },
            _ => Named(declared, element),
        };
    }

    private static Element Named(Declaration declared, Element element) =>
        declared.Map["name"] is null or ScalarNode { Text: null } ? element with { Name = declared.Code } : element;

    private NamedScale ReadScale(Declaration declared, NamedScale scale)
    {
        if (ScaleFormat.Preset.TryFind(declared.Code, out _))
            Reading.Report(declared.Place, $"'{declared.Code}' is the name of a preset; give the scale another code.");
        var named = (NamedScale)Named(declared, scale);
        return ScaleFormat.ReadFrom(declared.Map, Reading) is { } read ? named with { Scale = read } : named;
    }

    private Element ReadPerson(Declaration declared, Element person)
    {
        var name = declared.Map["name"] is { } said && Shaped.Text.TryRead(said, Reading, out var text) ? text : null;
        var mail = declared.Map["mail"] is { } address and not ScalarNode { Text: null } && Shaped.Text.TryRead(address, Reading, out var typed) ? typed : null;
        if (name is not null || mail is not null)
            People.Add(new(declared.Code, name ?? declared.Code, mail));
        return person with { Name = "" };
    }

    private Element CheckCalendars(Declaration declared, Element element)
    {
        var calendar = (element as OrganizationSettings)?.Calendar ?? (element as OrganizationUnit)?.Calendar;
        foreach (var problem in calendar?.Check() ?? [])
        {
            var map = declared.Map["calendar"] as MapNode ?? declared.Map;
            Reading.Report((map[CalendarFormat.KeyOf(problem.Setting)] ?? map).Place, problem.Message);
        }
        return element;
    }

    /// <summary>The element where its declaration puts it.</summary>
    private static Element Placed(Declaration declared, Element element) => element switch
    {
        OrganizationUnit unit => unit with { Parent = declared.Parent?.Id },
        Measure measure => measure with { Unit = declared.Unit!.Value },
        Scorecard card => card with { Unit = declared.Unit!.Value },
        Perspective perspective => perspective with { Scorecard = declared.Card!.Value },
        Theme theme => theme with { Scorecard = declared.Card!.Value },
        Objective objective => objective with { Parent = declared.Parent!.Id },
        Placement placement => placement with { Parent = declared.Parent!.Id, Measure = declared.Measure!.Value },
        _ => element,
    };

    private void SetOrders()
    {
        foreach (var siblings in _declared.Where(d => d.Section.Length > 0).GroupBy(d => (d.Parent?.Id, d.Section == "themes")))
        {
            var children = InFileOrder(siblings).ToList();
            if (children.Any(child => child.Map["order"] is not null))
            {
                foreach (var child in children.Where(child => child.Map["order"] is null))
                    SetOrder(child.Id, ExistingOrder(child) ?? 0);
                continue;
            }
            var orders = SiblingOrder.Of([.. children.Select(child => new Sibling(child.Id, child.Section, ExistingOrder(child)))]);
            for (var i = 0; i < orders.Length; i++)
                SetOrder(children[i].Id, orders[i]);
        }
        foreach (var card in _declared.Where(d => d.Kind == ElementKind.Scorecard && d.Map["order"] is null))
            SetOrder(card.Id, (Current.Find(card.Id) as Scorecard)?.Order ?? 0);
    }

    /// <summary>Placements are declared after everything else; their section says where they stand.</summary>
    private static IEnumerable<Declaration> InFileOrder(IEnumerable<Declaration> siblings)
    {
        var all = siblings.ToList();
        if (all[0].Parent is not { } parent)
            return all;
        var sections = parent.Map.Entries.Select(entry => entry.Key.Text).ToList();
        return all.OrderBy(child => sections.IndexOf(child.Section));
    }

    private int? ExistingOrder(Declaration declared) => Current.Find(declared.Id) switch
    {
        OrganizationUnit unit when unit.Parent == declared.Parent?.Id => unit.Order,
        Placement placement when placement.Parent == declared.Parent?.Id => placement.Order,
        Objective objective when objective.Parent == declared.Parent?.Id => objective.Order,
        Perspective or Theme => ((Node)Current.Find(declared.Id)!).Order,
        _ => null,
    };

    private void SetOrder(ElementId id, int order) => Bodies[id] = Bodies[id] switch
    {
        Node node => node with { Order = order },
        OrganizationUnit unit => unit with { Order = order },
        var other => other,
    };

    private IEnumerable<DesiredElement> ReadLinks()
    {
        var seen = new Dictionary<(ElementId, ElementId), Place>();
        foreach (var card in _declared.Where(d => d.Kind == ElementKind.Scorecard))
        {
            if (card.Map["links"] is not { } said || said is ScalarNode { Text: null })
                continue;
            if (said is not ListNode list)
            {
                Reading.Report(said.Place, $"Write the links as a list, each '- cause: ...' and 'effect: ...', not {FileReading.Describe(said)}.");
                continue;
            }
            (Reading.Card, Reading.Unit) = (card.Id, card.Unit);
            foreach (var item in list.Items)
            {
                if (item is not MapNode map)
                {
                    Reading.Report(item.Place, $"Write a link as a map with cause and effect, not {FileReading.Describe(item)}.");
                    continue;
                }
                UnknownKeys.Report(map, ElementFormats.Link.Known, Reading);
                var link = (CauseEffectLink)ElementFormats.Link.Read(map, Reading);
                if (link.Cause.Value == 0 || link.Effect.Value == 0)
                    continue;
                if (!seen.TryAdd((link.Cause, link.Effect), map.Place))
                    Reading.Report(map.Place, $"This link stands here twice; the other is at {seen[(link.Cause, link.Effect)]}.");
                else
                    yield return new(link with { Id = _identities.OfLink(link.Cause, link.Effect) }, map.Place, HoldsFrom(card.Document));
            }
        }
    }
}
