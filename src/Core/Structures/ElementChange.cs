using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;

namespace Binnacle.Core.Structures;

/// <summary>An element that says something else in one structure than in another.</summary>
/// <param name="Before">Null: it comes.</param>
/// <param name="Now">Null: it goes.</param>
internal readonly record struct ElementChange(Element? Before, Element? Now)
{
    public ElementId Id => (Before ?? Now)!.Id;

    /// <summary>Whatever finds the one finds the other at the same place.</summary>
    public bool StandsWhereItStood => Before is not null && Now is not null && Before.GetType() == Now.GetType() && Before.Code == Now.Code && (Before, Now) switch
    {
        (Theme one, Theme other) => one.Scorecard == other.Scorecard && one.Order == other.Order,
        (Placement one, Placement other) => one.Parent == other.Parent && one.Order == other.Order && one.Measure == other.Measure,
        (Node one, Node other) => Structure.ParentOf(one) == Structure.ParentOf(other) && one.Order == other.Order && (one as Objective)?.Theme == (other as Objective)?.Theme,
        (Measure one, Measure other) => one.Unit == other.Unit,
        _ => true,
    };

    /// <summary>It is called or described otherwise, or another's, and says the same.</summary>
    public bool SaysTheSame => Before is not null && Now is not null && Now.Equals(Before with { Name = Now.Name, Description = Now.Description, Owner = Now.Owner });

    /// <summary>Either is of that kind.</summary>
    public bool Concerns<T>()
        where T : Element => Before is T || Now is T;
}

/// <summary>What a structure consists of, after changes: all that they do not concern is shared, or copied as it is.</summary>
internal static class ElementChanges
{
    /// <param name="changes">In the order of ids.</param>
    /// <param name="those">All of one kind, in the order of their ids.</param>
    public static Element[] AppliedTo(this IReadOnlyList<ElementChange> changes, Element[] those, Type kind)
    {
        var of = changes.Where(change => kind.IsInstanceOfType(change.Before) || kind.IsInstanceOfType(change.Now)).ToList();
        if (of.Count == 0)
            return those;
        var (goes, comes) = (of.Count(change => kind.IsInstanceOfType(change.Before)), of.Count(change => kind.IsInstanceOfType(change.Now)));
        var applied = (Element[])Array.CreateInstanceFromArrayType(those.GetType(), those.Length - goes + comes);
        var (from, to) = (0, 0);
        foreach (var change in of)
        {
            var place = FirstFrom(change.Id, those);
            Array.Copy(those, from, applied, to, place - from);
            to += place - from;
            from = place + (kind.IsInstanceOfType(change.Before) ? 1 : 0);
            if (kind.IsInstanceOfType(change.Now))
                applied[to++] = change.Now!;
        }
        Array.Copy(those, from, applied, to, those.Length - from);
        return applied;
    }

    /// <param name="those">By their ids.</param>
    public static Element?[] AppliedTo(this IReadOnlyList<ElementChange> changes, Element?[] those)
    {
        var highest = changes.Where(change => change.Now is not null).Select(change => change.Id.Value).DefaultIfEmpty().Max();
        var applied = new Element?[Math.Max(those.Length, highest + 1)];
        those.CopyTo(applied, 0);
        foreach (var change in changes)
            applied[change.Id.Value] = change.Now;
        return applied;
    }

    /// <param name="those">By what they are called.</param>
    /// <param name="all">All of their kind after the changes, in the order of their ids.</param>
    /// <param name="firstCounts">Of several that are called alike the first, not the last.</param>
    /// <param name="before">How many of their kind there were.</param>
    public static Dictionary<TKey, T> AppliedTo<TKey, T>(this IReadOnlyList<ElementChange> changes, Dictionary<TKey, T> those, int before, IReadOnlyList<T> all, Func<T, TKey> key, bool firstCounts)
        where TKey : notnull
        where T : Element
    {
        Dictionary<TKey, T>? applied = null;
        var renamed = new HashSet<TKey>(those.Comparer);
        foreach (var change in changes)
        {
            if (!change.Concerns<T>())
                continue;
            applied ??= new(those, those.Comparer);
            if (change is { Before: T was, Now: T now } && those.Comparer.Equals(key(was), key(now)))
            {
                // Of several it stays the one it was.
                if (those[key(now)].Id == now.Id)
                    applied[key(now)] = now;
                continue;
            }
            if (change.Before is T gone)
                renamed.Add(key(gone));
            if (change.Now is T come)
                renamed.Add(key(come));
        }
        if (applied is null || renamed.Count == 0)
            return applied ?? those;
        Forget();
        // Where none was called as another, none but those that come can be now.
        if (those.Count == before && changes.All(change => change.Now is not T comes || !renamed.Contains(key(comes)) || applied.TryAdd(key(comes), comes)) && applied.Count == all.Count)
            return applied;
        Forget();
        foreach (var one in all)
            if (renamed.Contains(key(one)) && (!applied.TryAdd(key(one), one) && !firstCounts))
                applied[key(one)] = one;
        return applied;

        void Forget()
        {
            foreach (var one in renamed)
                applied.Remove(one);
        }
    }

    /// <summary>The place of the first with that id or a higher one.</summary>
    private static int FirstFrom(ElementId id, Element[] those)
    {
        var (low, high) = (0, those.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (those[middle].Id.Value < id.Value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
