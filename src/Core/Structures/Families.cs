using Binnacle.Core.Elements;

namespace Binnacle.Core.Structures;

/// <summary>Elements by their parent, each family in the order in which it was declared, then by id.</summary>
internal sealed class Families<T>
    where T : Element
{
    private readonly T[] _members;
    private readonly Dictionary<ElementId, (int From, int Count)> _of = [];

    /// <param name="parent">Null: of no family.</param>
    public Families(IEnumerable<T> all, Func<T, ElementId?> parent, Func<T, double> order)
    {
        _members = [.. all.Where(one => parent(one) is not null).OrderBy(one => parent(one)!.Value).ThenBy(order).ThenBy(one => one.Id)];
        for (var (from, to) = (0, 0); from < _members.Length; from = to)
        {
            var of = parent(_members[from])!.Value;
            while (to < _members.Length && parent(_members[to])!.Value == of)
                to++;
            _of[of] = (from, to - from);
        }
    }

    public ArraySegment<T> this[ElementId parent] => _of.TryGetValue(parent, out var family) ? new(_members, family.From, family.Count) : ArraySegment<T>.Empty;
}
