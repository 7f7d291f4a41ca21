using System.Collections.Immutable;
using Binnacle.Core.Elements;

namespace Binnacle.Core.Structures;

/// <summary>
/// Every revision of every element, with both clocks. The structure of a day is, for each element, the newest revision that holds then:
/// of those whose day has come the one recorded last, so a revision speaks for all time after its day until a later word.
/// </summary>
public sealed class StructureHistory
{
    public static readonly StructureHistory Empty = new(ElementLists<Revision>.Empty, long.MaxValue);

    private readonly ElementLists<Revision> _revisions;
    private readonly long _asKnownOn;
    private readonly Lazy<ImmutableArray<DateOnly>> _turns;
    private readonly Lazy<Structure?[]> _snapshots;

    private StructureHistory(ElementLists<Revision> revisions, long asKnownOn)
    {
        _revisions = revisions;
        _asKnownOn = asKnownOn;
        _turns = new(() =>
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

    public StructureHistory AsKnownOn(long seq) => new(_revisions, seq);

    /// <summary>Revisions in the order of their changes.</summary>
    public StructureHistory Add(IEnumerable<Revision> revisions)
    {
        var all = new ElementLists<Revision>.Builder(_revisions);
        var any = false;
        foreach (var revision in revisions)
        {
            any = true;
            all[revision.Id] = all[revision.Id].Add(revision);
        }
        return any ? new(all.Built(), _asKnownOn) : this;
    }

    /// <summary>Days on which something may change; the first is <see cref="DateOnly.MinValue"/>.</summary>
    public ImmutableArray<DateOnly> Turns => _turns.Value;

    /// <summary>Which stretch between turns the day falls into: 0 or more. Two days in one stretch have the same structure.</summary>
    public int SegmentOf(DateOnly day)
    {
        var index = Turns.BinarySearch(day);
        return index >= 0 ? index : ~index - 1;
    }

    /// <summary>What held on the day.</summary>
    public Structure At(DateOnly day) => Segment(SegmentOf(day));

    public Structure Segment(int segment) => _snapshots.Value[segment] ??= Build(Turns[segment], segment);

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

    private Structure Build(DateOnly day, int segment)
    {
        var elements = new List<Element>(_revisions.Highest);
        foreach (var (id, revisions) in _revisions.All())
        {
            Element? body = null;
            foreach (var revision in revisions)
                if (revision.Seq <= _asKnownOn && revision.HoldsFrom <= day)
                    body = revision.Body;
            if (body is not null)
                elements.Add(body.Id == id ? body : body with { Id = id });
        }
        return new([.. elements], segment);
    }
}
