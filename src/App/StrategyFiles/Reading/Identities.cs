using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.StrategyFiles.Reading;

/// <summary>Which element a code means: the one that has it, the one that had it before a rename, or a new one.</summary>
internal sealed class Identities
{
    private readonly Dictionary<(ElementKind Kind, ElementId? Scope, string Code), ElementId> _byCode = [];
    private readonly Dictionary<(ElementId Parent, ElementId Measure), ElementId> _placements = [];
    private readonly Dictionary<(ElementId Cause, ElementId Effect), ElementId> _links = [];
    private readonly HashSet<ElementId> _claimed = [];
    private readonly ElementId? _organization;
    private int _next;

    public Identities(StructureHistory history)
    {
        Current = history.Latest;
        _next = history.NextId.Value;
        _organization = Current.All<OrganizationSettings>().FirstOrDefault()?.Id;
        foreach (var element in Current.Elements)
            switch (element)
            {
                case Placement placement:
                    _placements.TryAdd((placement.Parent, placement.Measure), placement.Id);
                    break;
                case CauseEffectLink link:
                    _links.TryAdd((link.Cause, link.Effect), link.Id);
                    break;
                default:
                    _byCode.TryAdd((element.Kind, ScopeOf(element), element.Code), element.Id);
                    break;
            }
    }

    /// <summary>The structure the files are compared with.</summary>
    public Structure Current { get; }

    public ElementId Organization() => _organization is { } id && _claimed.Add(id) ? id : New();

    public ElementId? Existing(ElementKind kind, ElementId? scope, string code) =>
        _byCode.TryGetValue((kind, scope, code), out var id) ? id : null;

    /// <param name="was">The code before, looked up in the scope before; null where it was not renamed.</param>
    public ElementId Of(ElementKind kind, ElementId? scope, string code, (ElementId? Scope, string Code)? was)
    {
        if (Existing(kind, scope, code) is { } same && _claimed.Add(same))
            return same;
        if (was is var (oldScope, oldCode) && Existing(kind, oldScope, oldCode) is { } renamed && _claimed.Add(renamed))
            return renamed;
        return New();
    }

    public ElementId OfPlacement(ElementId parent, ElementId measure) =>
        _placements.TryGetValue((parent, measure), out var id) && _claimed.Add(id) ? id : New();

    public ElementId OfLink(ElementId cause, ElementId effect) =>
        _links.TryGetValue((cause, effect), out var id) && _claimed.Add(id) ? id : New();

    /// <summary>What a code is unique in: a measure's unit, a node's scorecard, or nothing.</summary>
    public ElementId? ScopeOf(Element element) => ScopeOf(Current, element);

    public static ElementId? ScopeOf(Structure structure, Element element) => element switch
    {
        Measure measure => measure.Unit,
        Theme theme => theme.Scorecard,
        Scorecard => null,
        Node node => structure.CardOf(node)?.Id,
        _ => null,
    };

    private ElementId New() => new(_next++);
}
