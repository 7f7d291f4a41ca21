using System.Collections.Immutable;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;

namespace Binnacle.Core.Structures;

/// <summary>Everything people edit as it holds on one day: elements by id and code, children by parent, rules with nothing left unsaid. Immutable.</summary>
public sealed class Structure
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Type, object> _byKind = [];
    /// <summary>In the order of their ids.</summary>
    private readonly Element[] _all;

    /// <summary>By their ids, which are given from 1 on without gaps.</summary>
    private readonly Element?[] _elements;
    private readonly Families<Node> _children;
    private readonly Families<Scorecard> _childCards;
    private readonly Families<Node> _byTheme;
    private readonly Families<OrganizationUnit> _subunits;
    private readonly Dictionary<(ElementId Unit, string Code), Measure> _measures;
    private readonly Dictionary<string, NamedScale> _scales;
    private readonly Dictionary<string, OrganizationUnit> _units;
    private readonly Dictionary<string, Scorecard> _cards;
    private readonly Families<Placement> _placements;

    /// <summary>By ids; those that were asked for.</summary>
    private readonly MeasureRules?[] _rules;
    private readonly Dictionary<ElementId, ReportingCalendar> _calendars;

    /// <summary>Null while all that was asked for had been looked for already.</summary>
    private ElementKinds? _kinds;
    private static int _foreignSegments;
    private Structure? _foreign;

    /// <param name="elements">In the order of their ids.</param>
    internal Structure(Element[] elements, int segment)
    {
        _all = elements;
        _elements = new Element?[elements.Length == 0 ? 0 : elements[^1].Id.Value + 1];
        _rules = new MeasureRules?[_elements.Length];
        foreach (var element in elements)
            _elements[element.Id.Value] = element;
        Segment = segment;
        Settings = SettingsOf(this);
        var nodes = All<Node>();
        _children = new(nodes, ParentOnCard, static node => node.Order);
        _childCards = new(All<Scorecard>(), ParentCard, static card => card.Order);
        _byTheme = new(nodes, ThemeOf, static node => node.Order);
        _subunits = new(All<OrganizationUnit>(), ParentUnit, static unit => unit.Order);
        Root = RootOf(this);
        _placements = new(All<Placement>(), PlacedMeasure, static _ => 0);
        _measures = new(All<Measure>().Count);
        (_units, _cards, _scales) = (new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        foreach (var measure in All<Measure>())
            _measures[(measure.Unit, measure.Code)] = measure;
        foreach (var unit in All<OrganizationUnit>())
            _units.TryAdd(unit.Code, unit);
        foreach (var card in All<Scorecard>())
            _cards.TryAdd(card.Code, card);
        foreach (var scale in All<NamedScale>())
            _scales[scale.Code] = scale;
        _calendars = Calendars();
    }

    /// <summary>Another one that differs in some elements.</summary>
    private Structure(Structure before, IReadOnlyList<ElementChange> changes, int segment)
    {
        (_all, _elements) = (changes.AppliedTo(before._all, typeof(Element)), changes.AppliedTo(before._elements));
        // Cells of arrays of any kind of element hold elements.
        foreach (var (kind, those) in before._byKind)
            _byKind[kind] = changes.AppliedTo((Element[])those, kind);
        Segment = segment;
        var isOtherOrganization = changes.Any(change => change.Concerns<OrganizationSettings>() || change.Concerns<OrganizationUnit>());
        (Settings, Root) = isOtherOrganization ? (SettingsOf(this), RootOf(this)) : (before.Settings, before.Root);
        _children = before._children.With(changes);
        _childCards = before._childCards.With(changes);
        _byTheme = before._byTheme.With(changes);
        _subunits = before._subunits.With(changes);
        _placements = before._placements.With(changes);
        _measures = changes.AppliedTo(before._measures, before.All<Measure>().Count, All<Measure>(), static measure => (measure.Unit, measure.Code), firstCounts: false);
        _units = changes.AppliedTo(before._units, before.All<OrganizationUnit>().Count, All<OrganizationUnit>(), static unit => unit.Code, firstCounts: true);
        _cards = changes.AppliedTo(before._cards, before.All<Scorecard>().Count, All<Scorecard>(), static card => card.Code, firstCounts: true);
        _scales = changes.AppliedTo(before._scales, before.All<NamedScale>().Count, All<NamedScale>(), static scale => scale.Code, firstCounts: false);
        _calendars = isOtherOrganization ? Calendars() : before._calendars;
        _rules = new MeasureRules?[_elements.Length];
        before._rules.CopyTo(_rules, 0);
        foreach (var change in changes)
            _rules[change.Id.Value] = null;
        foreach (var heir in HeirsOf(changes, before))
            _rules[heir.Id.Value] = null;
    }

    /// <summary>The same with some elements saying something else, coming or going: all they do not concern is shared, or copied as it is.</summary>
    /// <param name="changes">Each element once, in the order of their ids.</param>
    internal Structure With(IReadOnlyList<ElementChange> changes, int segment) => new(this, changes, segment);

    /// <summary>Elements that say something else than in another structure, come or go, in the order of their ids; null where there are more of them than are asked for.</summary>
    /// <param name="most">As many are told.</param>
    internal List<ElementChange>? DifferencesFrom(Structure before, int most)
    {
        var differences = new List<ElementChange>();
        for (var id = 0; id < Math.Max(_elements.Length, before._elements.Length); id++)
        {
            var (then, now) = (id < before._elements.Length ? before._elements[id] : null, id < _elements.Length ? _elements[id] : null);
            if (ReferenceEquals(then, now))
                continue;
            if (differences.Count == most)
                return null;
            differences.Add(new(then, now));
        }
        return differences;
    }

    /// <summary>The same structure under a number of its own, for calculations that read one world with another's structure.</summary>
    internal Structure AsForeign() => _foreign ??= Segment < 0 ? this : new(_all, Interlocked.Decrement(ref _foreignSegments));

    /// <summary>Number of the stretch of days this structure holds in; see <see cref="StructureHistory.SegmentOf"/>.</summary>
    public int Segment { get; }

    public OrganizationSettings Settings { get; }

    /// <summary>The unit without a parent; null while there are no units.</summary>
    public OrganizationUnit? Root { get; }

    public IEnumerable<Element> Elements => _all;

    public Element? Find(ElementId id) => (uint)id.Value < (uint)_elements.Length ? _elements[id.Value] : null;

    public T? Find<T>(ElementId id)
        where T : Element => Find(id) as T;

    /// <summary>In the order of their ids; looked for once.</summary>
    public IReadOnlyList<T> All<T>()
        where T : Element => (T[])_byKind.GetOrAdd(typeof(T), static (_, structure) => (structure._kinds ??= new(structure._all)).Those<T>(), this);

    /// <summary>Nodes that feed this one, in declaration order. Child scorecards are apart: <see cref="ChildScorecards"/>.</summary>
    public ArraySegment<Node> Children(Node node) => node is Theme ? _byTheme[node.Id] : _children[node.Id];

    public ArraySegment<Scorecard> ChildScorecards(Scorecard card) => _childCards[card.Id];

    public ArraySegment<OrganizationUnit> Subunits(OrganizationUnit unit) => _subunits[unit.Id];

    /// <summary>The unit's own measure of that code.</summary>
    public Measure? FindMeasure(ElementId unit, string code) => _measures.GetValueOrDefault((unit, code));

    /// <summary>
    /// What a code means to a unit: <c>other/revenue</c> names the unit itself; a bare code is the unit's own measure, else the root unit's.
    /// </summary>
    public Measure? ResolveMeasure(ElementId unit, string code)
    {
        var slash = code.LastIndexOf('/');
        if (slash > 0)
            return FindUnit(code[..slash]) is { } named ? FindMeasure(named.Id, code[(slash + 1)..]) : null;
        return FindMeasure(unit, code) ?? (Root is { } root ? FindMeasure(root.Id, code) : null);
    }

    public OrganizationUnit? FindUnit(string code) => _units.GetValueOrDefault(code);

    public Scorecard? FindScorecard(string code) => _cards.GetValueOrDefault(code);

    public NamedScale? FindScale(string code) => _scales.GetValueOrDefault(code);

    /// <exception cref="ArgumentException">There is no such measure in this structure.</exception>
    public MeasureRules RulesOf(Measure measure)
    {
        var own = Find<Measure>(measure.Id) ?? throw new ArgumentException($"There is no measure {measure.Id} in this structure.", nameof(measure));
        return _rules[own.Id.Value] ??= Rules(own);
    }

    /// <summary>The frequency its rules have, without making them.</summary>
    public Frequency FrequencyOf(Measure measure) =>
        measure.Spec.Frequency ?? (measure.Definition is { } id ? Find<Definition>(id)?.Spec.Frequency : null) ?? Settings.Measures.Frequency ?? MeasureRules.UsualFrequency;

    /// <summary>Measures in whose rules elements that are others here than before have a word, beside themselves.</summary>
    internal IEnumerable<Measure> HeirsOf(IReadOnlyList<ElementChange> changes, Structure before)
    {
        if (!before.Settings.Measures.SaysAs(Settings.Measures))
            return All<Measure>();
        var definitions = changes.Where(change => change.Concerns<Definition>()).Select(change => change.Id).ToHashSet();
        var scales = changes.Where(change => change.Concerns<NamedScale>()).SelectMany(change => new[] { change.Before?.Code, change.Now?.Code }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return definitions.Count + scales.Count == 0 ? []
            : All<Measure>().Where(measure => (measure.Definition is { } id && definitions.Contains(id)) || (scales.Count > 0 && ScaleCodeOf(measure) is { } code && scales.Contains(code)));
    }

    /// <summary>Code of the scale kept by itself that the measure, its definition or the organisation names; null: none of them names one.</summary>
    internal string? ScaleCodeOf(Measure measure) =>
        measure.Spec.ScaleCode ?? (measure.Definition is { } id ? Find<Definition>(id)?.Spec.ScaleCode : null) ?? Settings.Measures.ScaleCode;

    /// <summary>The calendar of the unit: its own, that of the nearest unit above that has one, or the organisation's.</summary>
    public ReportingCalendar CalendarOf(ElementId unit) => _calendars.GetValueOrDefault(unit) ?? Settings.Calendar;

    public ArraySegment<Placement> PlacementsOf(ElementId measure) => _placements[measure];

    /// <summary>KPIs that sit on no scorecard.</summary>
    public IEnumerable<Measure> UnlinkedMeasures =>
        All<Measure>().Where(measure => RulesOf(measure).Use == MeasureUse.Kpi && PlacementsOf(measure.Id).Count == 0);

    /// <summary>The scorecard the node is on; null for a node whose chain of parents is broken.</summary>
    public Scorecard? CardOf(Node node)
    {
        var at = node is Theme theme ? Find<Scorecard>(theme.Scorecard) : node;
        for (var step = 0; at is not null && step < 1000; step++)
        {
            if (at is Scorecard card)
                return card;
            at = ParentOf(at) is { } id ? Find<Node>(id) : null;
        }
        return null;
    }

    public RollUpRule RollUpOf(Node node) =>
        node.RollUp ?? CardOf(node)?.Defaults ?? Settings.RollUp ?? RollUpRule.Default;

    /// <summary>The node it feeds; a theme is fed by objectives and feeds nothing.</summary>
    public static ElementId? ParentOf(Node node) => node switch
    {
        Scorecard card => card.Parent,
        Perspective perspective => perspective.Scorecard,
        Objective objective => objective.Parent,
        Placement placement => placement.Parent,
        _ => null,
    };

    private static ElementId? ParentOnCard(Node node) => node is Scorecard ? null : ParentOf(node);

    private static ElementId? ParentCard(Scorecard card) => card.Parent;

    private static ElementId? ThemeOf(Node node) => (node as Objective)?.Theme;

    private static ElementId? ParentUnit(OrganizationUnit unit) => unit.Parent;

    private static ElementId? PlacedMeasure(Placement placement) => placement.Measure;

    private static OrganizationSettings SettingsOf(Structure structure) => structure.All<OrganizationSettings>() is [var settings, ..] ? settings : new();

    private static OrganizationUnit? RootOf(Structure structure) => structure.All<OrganizationUnit>().FirstOrDefault(unit => unit.Parent is null);

    private Dictionary<ElementId, ReportingCalendar> Calendars()
    {
        var calendars = new Dictionary<ElementId, ReportingCalendar>();
        foreach (var unit in All<OrganizationUnit>())
            calendars[unit.Id] = unit.AndAbove(Find<OrganizationUnit>).Select(u => u.Calendar).FirstOrDefault(c => c is not null) ?? Settings.Calendar;
        return calendars;
    }

    private MeasureRules Rules(Measure measure)
    {
        var definition = measure.Definition is { } id ? Find<Definition>(id)?.Spec : null;
        var spec = measure.Spec;
        if (definition is not null)
            spec = spec.Over(definition);
        return MeasureRules.From(spec.Over(Settings.Measures), code => FindScale(code)?.Scale);
    }
}
