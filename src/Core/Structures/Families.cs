using Binnacle.Core.Elements;

namespace Binnacle.Core.Structures;

/// <summary>Elements by their parent, each family in the order in which it was declared, then by id.</summary>
internal sealed class Families<T>
    where T : Element
{
    private readonly Func<T, ElementId?> _parent;
    private readonly Comparison<T> _byOrder;
    private readonly T[] _members;

    /// <summary>Where each parent's family begins, by the parent's id; it ends where the next one begins. Behind the last parent stands, once or more, where all end.</summary>
    private readonly int[] _from;

    /// <param name="all">In the order of their ids.</param>
    /// <param name="parent">Null: of no family.</param>
    public Families(IReadOnlyList<T> all, Func<T, ElementId?> parent, Func<T, double> order)
    {
        _parent = parent;
        _byOrder = (one, other) => order(one).CompareTo(order(other)) is not 0 and var first ? first : one.Id.CompareTo(other.Id);
        var parents = new int[all.Count];
        var (highest, count) = (0, 0);
        for (var at = 0; at < parents.Length; at++)
            if (parent(all[at]) is { Value: > 0 and var of })
                (parents[at], highest, count) = (of, Math.Max(highest, of), count + 1);
        _members = new T[count];
        _from = new int[highest + 3];
        foreach (var of in parents)
            if (of > 0)
                _from[of + 2]++;
        for (var of = 2; of < _from.Length; of++)
            _from[of] += _from[of - 1];
        // Where the next one's family begins is where the next member comes, until all have come.
        for (var at = 0; at < parents.Length; at++)
            if (parents[at] is > 0 and var of)
                _members[_from[of + 1]++] = all[at];
        for (var of = 0; of + 1 < _from.Length; of++)
            if (_from[of + 1] - _from[of] > 1)
                _members.AsSpan(_from[of].._from[of + 1]).Sort(_byOrder);
    }

    private Families(Families<T> before, T[] members, int[] from) => (_parent, _byOrder, _members, _from) = (before._parent, before._byOrder, members, from);

    /// <summary>With some of them saying something else, coming, going or moving.</summary>
    public Families<T> With(IReadOnlyList<ElementChange> changes)
    {
        var others = new SortedDictionary<int, List<T>>();
        foreach (var (before, now) in changes)
        {
            if (before is T was && _parent(was) is { Value: > 0 and var from })
                Family(from).RemoveAll(member => member.Id == was.Id);
            if (now is T becomes && _parent(becomes) is { Value: > 0 and var to })
                Family(to).Add(becomes);
        }
        foreach (var family in others.Values)
            family.Sort(_byOrder);
        return others.Count == 0 ? this : With(others);

        List<T> Family(int of) => others.TryGetValue(of, out var family) ? family : others[of] = [.. this[new(of)]];
    }

    /// <param name="others">Families that are others now, by their parents.</param>
    private Families<T> With(SortedDictionary<int, List<T>> others)
    {
        if (others.All(other => other.Value.Count == this[new(other.Key)].Count))
            return WithAsMany(others);
        var members = new T[_members.Length + others.Sum(other => other.Value.Count - this[new(other.Key)].Count)];
        var from = new int[Math.Max(_from.Length, others.Keys.Last() + 2)];
        // Behind the family that was put in place last: the next one's parent, and where its members come.
        var (parent, next) = (0, 0);
        foreach (var (of, family) in others)
        {
            Copy(of);
            from[of] = next;
            family.CopyTo(members, next);
            (parent, next) = (of + 1, next + family.Count);
        }
        Copy(from.Length);
        return new(this, members, from);

        void Copy(int until)
        {
            var (first, behind) = (Begin(parent), Begin(until));
            for (; parent < until; parent++)
                from[parent] = Begin(parent) - first + next;
            Array.Copy(_members, first, members, next, behind - first);
            next += behind - first;
        }
    }

    /// <summary>All families begin where they began.</summary>
    private Families<T> WithAsMany(SortedDictionary<int, List<T>> others)
    {
        T[] members = [.. _members];
        foreach (var (of, family) in others)
            family.CopyTo(members, Begin(of));
        return new(this, members, _from);
    }

    /// <summary>Where the family begins, or would.</summary>
    private int Begin(int parent) => parent < _from.Length ? _from[parent] : _members.Length;

    public ArraySegment<T> this[ElementId parent] =>
        (uint)parent.Value < (uint)(_from.Length - 1) ? new(_members, _from[parent.Value], _from[parent.Value + 1] - _from[parent.Value]) : ArraySegment<T>.Empty;
}
