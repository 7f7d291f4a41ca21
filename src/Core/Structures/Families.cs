using Binnacle.Core.Elements;

namespace Binnacle.Core.Structures;

/// <summary>Elements by their parent, each family in the order in which it was declared, then by id.</summary>
internal sealed class Families<T>
    where T : Element
{
    private readonly T[] _members;

    /// <summary>Where each parent's family begins, by the parent's id; it ends where the next one begins.</summary>
    private readonly int[] _from;

    /// <param name="all">In the order of their ids.</param>
    /// <param name="parent">Null: of no family.</param>
    public Families(IReadOnlyList<T> all, Func<T, ElementId?> parent, Func<T, double> order)
    {
        var parents = new int[all.Count];
        var (highest, count) = (0, 0);
        for (var at = 0; at < parents.Length; at++)
            if (parent(all[at]) is { Value: > 0 and var of })
                (parents[at], highest, count) = (of, Math.Max(highest, of), count + 1);
        _members = new T[count];
        _from = new int[highest + 2];
        foreach (var of in parents)
            if (of > 0)
                _from[of + 1]++;
        for (var of = 1; of < _from.Length; of++)
            _from[of] += _from[of - 1];
        var next = _from.AsSpan().ToArray();
        for (var at = 0; at < parents.Length; at++)
            if (parents[at] is > 0 and var of)
                _members[next[of]++] = all[at];
        var byOrder = Comparer<T>.Create((one, other) => order(one).CompareTo(order(other)) is not 0 and var first ? first : one.Id.CompareTo(other.Id));
        for (var of = 0; of + 1 < _from.Length; of++)
            if (_from[of + 1] - _from[of] > 1)
                _members.AsSpan(_from[of].._from[of + 1]).Sort(byOrder);
    }

    private Families(T[] members, int[] from) => (_members, _from) = (members, from);

    /// <summary>With some of them saying something else, each where it was.</summary>
    /// <param name="changed">Of the same parent and order as before.</param>
    public Families<T> With(IReadOnlyList<Element> changed, Func<T, ElementId?> parent)
    {
        T[]? members = null;
        foreach (var one in changed)
        {
            if (one is not T now || parent(now) is not { } of || this[of] is not { Count: > 0 } family)
                continue;
            members ??= [.. _members];
            for (var at = family.Offset; at < family.Offset + family.Count; at++)
                if (members[at].Id == now.Id)
                    members[at] = now;
        }
        return members is null ? this : new(members, _from);
    }

    public ArraySegment<T> this[ElementId parent] =>
        (uint)parent.Value < (uint)(_from.Length - 1) ? new(_members, _from[parent.Value], _from[parent.Value + 1] - _from[parent.Value]) : ArraySegment<T>.Empty;
}
