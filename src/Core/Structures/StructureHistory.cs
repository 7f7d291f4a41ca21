using System.Collections.Immutable;
using Binnacle.Core.Elements;

namespace Binnacle.Core.Structures;

/// <summary>
/// Every revision of every element, with both clocks. The structure of a day is, for each element, the newest revision that holds then:
/// of those whose day has come the one recorded last, so a revision speaks for all time after its day until a later word.
/// </summary>
public sealed class StructureHistory
{
    public static readonly StructureHistory Empty = new(ElementLists<Revision>.Empty, long.MaxValue, Known.Nothing);

    private readonly ElementLists<Revision> _revisions;
    private readonly long _asKnownOn;

    /// <summary>What was built of a history that differs in a few elements; until all of this one is built.</summary>
    private volatile Known _known;
    private readonly Lazy<ImmutableArray<DateOnly>> _turns;
    private readonly Lazy<Structure?[]> _snapshots;

    /// <param name="turns">Where they are known already.</param>
    private StructureHistory(ElementLists<Revision> revisions, long asKnownOn, Known known, ImmutableArray<DateOnly> turns = default)
    {
        _known = known;
        _revisions = revisions;
        _asKnownOn = asKnownOn;
        _turns = !turns.IsDefault ? new(turns) : new(() =>
        {
            var days = new HashSet<DateOnly> { DateOnly.MinValue };
            foreach (var (_, list) in _revisions.All())
                foreach (var revision in list)
                    if (revision.Seq <= _asKnownOn)
                        days.Add(revision.HoldsFrom);
            return [.. days.Order()];
        });
        _snapshots = new(() => new Structure?[_turns.Value.Length]);
    }

    public StructureHistory AsKnownOn(long seq) => new(
        _revisions, seq, Built(() => from pair in _revisions.All() where pair.List.Any(revision => (revision.Seq > seq) != (revision.Seq > _asKnownOn)) select pair.Id));

    /// <summary>Revisions in the order of their changes.</summary>
    public StructureHistory Add(IEnumerable<Revision> revisions)
    {
        var all = new ElementLists<Revision>.Builder(_revisions);
        var changed = new List<ElementId>();
        var turns = _turns.IsValueCreated ? _turns.Value : default;
        foreach (var revision in revisions)
        {
            changed.Add(revision.Id);
            // Looking for all turns means looking at all revisions.
            if (!turns.IsDefault && revision.Seq <= _asKnownOn && turns.BinarySearch(revision.HoldsFrom) is < 0 and var at)
                turns = turns.Insert(~at, revision.HoldsFrom);
            all[revision.Id] = all[revision.Id].Add(revision);
        }
        return changed.Count > 0 ? new(all.Built(), _asKnownOn, Built(() => changed), turns) : this;
    }

    /// <summary>Days on which something may change; the first is <see cref="DateOnly.MinValue"/>.</summary>
    public ImmutableArray<DateOnly> Turns => _turns.Value;

    /// <summary>Which stretch between turns the day falls into: 0 or more. Two days in one stretch have the same structure.</summary>
    public int SegmentOf(DateOnly day) => LastBy(day, Turns);

    /// <summary>What held on the day.</summary>
    public Structure At(DateOnly day) => Segment(SegmentOf(day));

    public Structure Segment(int segment)
    {
        var built = _snapshots.Value;
        if (built[segment] is { } known)
            return known;
        var made = built[segment] = Build(Turns[segment], segment);
        if (Array.TrueForAll(built, static one => one is not null))
            _known = Known.Nothing;
        return made;
    }

    /// <summary>What holds from the last turn on.</summary>
    public Structure Latest => Segment(Turns.Length - 1);

    /// <summary>The newest word on the element, whenever it holds; null where it was never heard of.</summary>
    public Revision? Newest(ElementId id) =>
        _revisions[id].LastOrDefault(revision => revision.Seq <= _asKnownOn);

    public IEnumerable<Revision> RevisionsOf(ElementId id) =>
        _revisions[id].Where(revision => revision.Seq <= _asKnownOn);

    /// <summary>Every revision known, element by element in the order of their ids, the oldest first.</summary>
    public IEnumerable<Revision> All => _revisions.All().SelectMany(all => all.List).Where(revision => revision.Seq <= _asKnownOn);

    public IEnumerable<ElementId> Ids => _revisions.All().Select(all => all.Id);

    /// <summary>1 more than the highest id ever used.</summary>
    public ElementId NextId => new(_revisions.Highest + 1);

    /// <summary>What is built, for a history that differs in those elements alone.</summary>
    private Known Built(Func<IEnumerable<ElementId>> changed)
    {
        var built = _snapshots.IsValueCreated ? _snapshots.Value.Select((structure, at) => (From: Turns[at], Structure: structure)).Where(one => one.Structure is not null).ToArray() : [];
        // Where nothing is built yet, what was before it may do.
        var known = _known;
        return built.Length > 0 ? Known.Of([.. built.Select(one => (one.From, one.Structure!))], Turns, changed(), []) : known.Structures.Length == 0 ? Known.Nothing
            : Known.Of(known.Structures, known.Turns, changed(), known.Changed);
    }

    /// <summary>From what held on the day by the other history; null where that is not there.</summary>
    private Structure? Derived(DateOnly day, int segment)
    {
        var known = _known;
        if (known.At(day) is not { } before)
            return null;
        var changes = new List<ElementChange>();
        foreach (var id in known.Changed.Order())
            if (new ElementChange(before.Find(id), BodyOf(id, _revisions[id], day)) is var change && !ReferenceEquals(change.Before, change.Now))
                changes.Add(change);
        return before.With(changes, segment);
    }

    /// <summary>Where the last turn by that day stands, the day included.</summary>
    private static int LastBy(DateOnly day, ImmutableArray<DateOnly> turns) => turns.BinarySearch(day) is var index && index >= 0 ? index : ~index - 1;

    private Element? BodyOf(ElementId id, ImmutableArray<Revision> revisions, DateOnly day)
    {
        Element? body = null;
        foreach (var revision in revisions)
            if (revision.Seq <= _asKnownOn && revision.HoldsFrom <= day)
                body = revision.Body;
        return body is null || body.Id == id ? body : body with { Id = id };
    }

    private Structure Build(DateOnly day, int segment)
    {
        if (Derived(day, segment) is { } derived)
            return derived;
        // Nearly all ids hold: no other array is needed where all do.
        var (elements, count) = (new Element[_revisions.Highest], 0);
        foreach (var (id, revisions) in _revisions.All())
            if (BodyOf(id, revisions, day) is { } body)
                elements[count++] = body;
        Array.Resize(ref elements, count);
        return new(elements, segment);
    }

    /// <summary>Structures of another history, and the elements in which this one may differ from it.</summary>
    /// <param name="Structures">Those that were built, each with the day from which it holds.</param>
    /// <param name="Turns">All of the other history's.</param>
    private sealed record Known((DateOnly From, Structure Structure)[] Structures, ImmutableArray<DateOnly> Turns, HashSet<ElementId> Changed)
    {
        /// <summary>With more of them everything is looked at.</summary>
        private const int MostChanged = 2000;

        public static readonly Known Nothing = new([], [], []);

        public static Known Of((DateOnly, Structure)[] structures, ImmutableArray<DateOnly> turns, IEnumerable<ElementId> changed, IEnumerable<ElementId> before)
        {
            var all = new HashSet<ElementId>(before);
            foreach (var id in changed)
                if (all.Add(id) && all.Count > MostChanged)
                    return Nothing;
            return new(structures, turns, all);
        }

        /// <summary>What held on the day; null where that was not built.</summary>
        public Structure? At(DateOnly day)
        {
            if (Structures.Length == 0)
                return null;
            var from = Turns[LastBy(day, Turns)];
            return Array.Find(Structures, one => one.From == from).Structure;
        }
    }
}
