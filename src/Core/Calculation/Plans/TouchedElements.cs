using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// Which measures and nodes of a plan an edit of elements touches: they are calculated by other steps now, some of them in other rows, so that whoever reads those
/// is touched too.
/// </summary>
internal sealed class TouchedElements
{
    /// <summary>With more of them a plan made anew is no worse.</summary>
    private const int MostTouched = 1024;

    private readonly PlanTables _tables;

    /// <summary>What held and what holds now, of periods in which that is not the same.</summary>
    private readonly List<(Structure Before, Structure Now)> _turned = [];
    private readonly Dictionary<ElementId, bool> _touched = [];
    private readonly Queue<ElementId> _open = new();

    /// <summary>Of measures that formulas may mean now, or do not any more.</summary>
    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    /// <summary>Of units, as formulas name them before a measure's.</summary>
    private readonly List<string> _unitCodes = [];

    /// <summary>Units below which there are others.</summary>
    private readonly HashSet<ElementId> _unitsAbove = [];

    private TouchedElements(PlanTables tables, World next)
    {
        _tables = tables;
        var structures = new List<Structure>();
        foreach (var period in tables.Grid.Periods)
        {
            var day = tables.Grid.Calendar.LastDay(period);
            var (before, now) = (tables.World.StructureOf(day), next.StructureOf(day));
            if (structures.Count == 0 || structures[^1] != now)
                structures.Add(now);
            if (before != now && (_turned.Count == 0 || _turned[^1] != (before, now)))
                _turned.Add((before, now));
        }
        Structures = structures;
    }

    /// <summary>All that periods are read with, in their order; one that comes again stands again.</summary>
    public IReadOnlyList<Structure> Structures { get; }

    public IReadOnlyCollection<ElementId> All => _touched.Keys;

    /// <summary>Null where an edit touches too many, or nobody can say whom.</summary>
    public static TouchedElements? By(PlanTables tables, World next)
    {
        var touched = new TouchedElements(tables, next);
        return touched.FindAll() ? touched : null;
    }

    public bool Contains(ElementId id) => _touched.ContainsKey(id);

    /// <summary>What it was written in before is no place for what it is now.</summary>
    public bool NeedsOtherRows(ElementId id) => _touched[id];

    /// <summary>It is calculated by other steps, in the same rows.</summary>
    public void Touch(ElementId id) => _touched.TryAdd(id, false);

    private bool FindAll()
    {
        foreach (var (before, now) in _turned)
            if (now.DifferencesFrom(before, NewStructure.MostChanged) is not { } changes || !NewStructure.AreReadAlike(before, now) || !TryTouchUnits(before, now, changes)
                || !changes.TrueForAll(change => TryTouch(before, now, change)) || !TryTouchHeirs(before, now, changes))
                return false;
        TouchFormulas();
        return TrySpread();
    }

    /// <summary>To whoever is concerned by what was touched; false where that is too many.</summary>
    public bool TrySpread()
    {
        while (_open.TryDequeue(out var id) && _touched.Count <= MostTouched)
            Spread(id);
        return _touched.Count <= MostTouched;
    }

    private bool TryTouch(Structure before, Structure now, ElementChange change)
    {
        if (change.SaysTheSame)
            return true;
        if (change.Concerns<Measure>())
            RenewMeasure(before, now, change);
        return !change.Concerns<Node>() || TryTouchNode(before, now, change);
    }

    private void RenewMeasure(Structure before, Structure now, ElementChange change)
    {
        if (change is { Before: Measure one, Now: Measure other, StandsWhereItStood: true } && NewStructure.AreSame(before.RulesOf(one), now.RulesOf(other)))
            return;
        Renew(change.Id);
        if (change.StandsWhereItStood)
            return;
        // Formulas may mean another now.
        foreach (var called in new[] { change.Before?.Code, change.Now?.Code }.OfType<string>())
            _codes.Add(called);
    }

    /// <summary>Measures that inherit other rules.</summary>
    private bool TryTouchHeirs(Structure before, Structure now, List<ElementChange> changes)
    {
        foreach (var heir in now.HeirsOf(changes, before))
        {
            if (before.Find<Measure>(heir.Id) is { } was && !NewStructure.AreSame(before.RulesOf(was), now.RulesOf(heir)))
                Renew(heir.Id);
            if (_touched.Count > MostTouched)
                return false;
        }
        return true;
    }

    /// <summary>A unit that comes, goes, moves, or is called otherwise is another to formulas that name it, or add up what is below a unit.</summary>
    private bool TryTouchUnits(Structure before, Structure now, List<ElementChange> changes)
    {
        var (come, gone) = (new HashSet<ElementId>(), new HashSet<ElementId>());
        foreach (var change in changes)
        {
            if (!change.Concerns<OrganizationUnit>() || change.SaysTheSame)
                continue;
            if (change.Before is null)
                come.Add(change.Id);
            else if (change.Now is null)
                gone.Add(change.Id);
            foreach (var unit in new[] { change.Before, change.Now }.OfType<OrganizationUnit>())
            {
                _unitCodes.Add(unit.Code + "/");
                if (unit.Parent is { } parent)
                    _unitsAbove.Add(parent);
            }
        }
        // In other calendars values lie in other periods; and nothing may be of a unit that is not there.
        return _unitCodes.Count == 0 || (before.Root?.Id == now.Root?.Id && now.All<OrganizationUnit>().All(unit => now.CalendarOf(unit.Id).Equals(before.CalendarOf(unit.Id))) && !AnyOf(come, before) && !AnyOf(gone, now));
    }

    private static bool AnyOf(HashSet<ElementId> units, Structure structure) => units.Count > 0
        && (structure.All<Measure>().Any(measure => units.Contains(measure.Unit)) || structure.All<Scorecard>().Any(card => units.Contains(card.Unit)) || structure.All<OrganizationUnit>().Any(below => below.Parent is { } parent && units.Contains(parent)));

    private bool TryTouchNode(Structure before, Structure now, ElementChange change)
    {
        // Nothing may hang in the air, nor feed itself.
        if (change.Now is Node comes && !StandsOnCard(now, comes))
            return false;
        TouchReaders(change.Before as Node);
        TouchReaders(change.Now as Node);
        if (change.Concerns<Placement>())
            return true;
        if (change is not { Before: Node one, Now: Node other })
        {
            Renew(change.Id);
            // No more may what hung there already.
            return change.Before is Node gone ? !HoldsAny(gone, now) : !HoldsAny((Node)change.Now!, before);
        }
        if (!Equals(one.Bands, other.Bands) || (one as Objective)?.Assessment != (other as Objective)?.Assessment)
            Renew(change.Id);
        else
            Touch(change.Id);
        // What hangs below may be by other rules.
        var isByOthers = Structure.ParentOf(one) != Structure.ParentOf(other) || (one is Scorecard card && other is Scorecard becomes && (card.Unit != becomes.Unit || !Equals(card.Defaults, becomes.Defaults)));
        return !isByOthers || TryTouchBelow(now, other);
    }

    private static bool HoldsAny(Node node, Structure structure) => structure.Children(node).Count > 0 || (node is Scorecard && structure.All<Theme>().Any(theme => theme.Scorecard == node.Id));

    private static bool StandsOnCard(Structure structure, Node node)
    {
        const int MostSteps = 1000;
        if (node is not Scorecard)
            return structure.CardOf(node) is not null;
        Node? above = node;
        for (var step = 0; step < MostSteps && above is not null; step++)
            above = Structure.ParentOf(above) is { } parent ? structure.Find<Node>(parent) : null;
        return above is null;
    }

    private bool TryTouchBelow(Structure structure, Node node)
    {
        if (node is Scorecard)
            foreach (var theme in structure.All<Theme>())
                if (theme.Scorecard == node.Id)
                    Touch(theme.Id);
        foreach (var child in structure.Children(node))
        {
            if (child is Placement)
                continue;
            Touch(child.Id);
            if (_touched.Count > MostTouched || !TryTouchBelow(structure, child))
                return false;
        }
        return true;
    }

    /// <summary>Nodes that are made up of the measure or node, among others.</summary>
    public static IEnumerable<ElementId> ReadersOf(ElementId id, Structure structure) =>
        structure.Find<Node>(id) is { } node ? ReadersOf(node) : structure.PlacementsOf(id).Select(placement => placement.Parent);

    private static IEnumerable<ElementId> ReadersOf(Node? node) =>
        new[] { node is null ? null : Structure.ParentOf(node), (node as Objective)?.Theme }.OfType<ElementId>();

    private void TouchReaders(Node? node)
    {
        foreach (var reader in ReadersOf(node))
            Touch(reader);
    }

    private void Renew(ElementId id)
    {
        if (_touched.TryGetValue(id, out var isRenewed) && isRenewed)
            return;
        _touched[id] = true;
        _open.Enqueue(id);
    }

    /// <summary>Measures whose formulas mean others than before.</summary>
    private void TouchFormulas()
    {
        if (_codes.Count + _unitCodes.Count == 0)
            return;
        var texts = _tables.Formulas;
        foreach (var id in _tables.WithFormula)
            foreach (var (before, now) in _turned)
                if (before.Find<Measure>(id) is { } one && now.Find<Measure>(id) is { } other && now.RulesOf(other).Formula is { } text && MayMeanOthers(other, text)
                    && !texts.ReadBy(one, text, before).SequenceEqual(texts.ReadBy(other, text, now)))
                    TouchMeasure(id);
    }

    private bool MayMeanOthers(Measure measure, string text) =>
        _unitsAbove.Contains(measure.Unit) || _unitCodes.Exists(text.Contains) || _tables.Formulas.Mentions(text, _codes);

    /// <summary>The measure comes about by other steps. Where something changes with a day, what reads it may have to change with it; rows of one that the calculator answered for lack what nobody looked at.</summary>
    public void TouchMeasure(ElementId id)
    {
        if (_tables.FindMeasure(id) is { } rows && Array.Exists(rows.Steps, step => _tables.IsAnswered(_tables.Steps[step])))
            Renew(id);
        else if (_touched.TryAdd(id, false) && Structures.Count > 1)
            _open.Enqueue(id);
    }

    /// <summary>Whoever reads what is in other rows now, and formulas in any case.</summary>
    private void Spread(ElementId id)
    {
        if (NeedsOtherRows(id))
            foreach (var structure in Structures)
                foreach (var reader in ReadersOf(id, structure))
                    Touch(reader);
        if (_tables.FindMeasure(id) is not { } rows)
            return;
        foreach (var step in rows.Steps)
            foreach (var reader in _tables.Steps.ReadersOf(step))
                if (_tables.Steps.ElementOf(reader) is var by && by != id && _tables.Steps.PlaceOf(reader) >= 0 && _tables.FindMeasure(by) is not null)
                    TouchMeasure(by);
    }
}
