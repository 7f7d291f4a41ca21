using Binnacle.Core.Elements;

namespace Binnacle.App.StrategyFiles.Reading;

/// <param name="Section">Siblings keep the file's order within their section.</param>
/// <param name="Existing">Its position today; null for a new element.</param>
internal readonly record struct Sibling(ElementId Id, string Section, int? Existing);

/// <summary>
/// Positions that put siblings in the file's order while moving as few as possible: what stands in the right order keeps its position, what is new
/// goes between its neighbours, and only where that cannot be are all numbered anew.
/// </summary>
internal static class SiblingOrder
{
    private const int Step = 10;

    public static int[] Of(IReadOnlyList<Sibling> siblings) =>
        InOrder(siblings) && Fill(siblings) is { } filled ? filled : [.. Enumerable.Range(1, siblings.Count).Select(i => i * Step)];

    private static bool InOrder(IReadOnlyList<Sibling> siblings) =>
        siblings.Where(s => s.Existing is not null).GroupBy(s => s.Section).All(section =>
        {
            (int, int)? before = null;
            foreach (var sibling in section)
            {
                var at = (sibling.Existing!.Value, sibling.Id.Value);
                if (before is { } last && last.CompareTo(at) >= 0)
                    return false;
                before = at;
            }
            return true;
        });

    private static int[]? Fill(IReadOnlyList<Sibling> siblings)
    {
        var orders = new int[siblings.Count];
        var last = siblings.Max(s => s.Existing) ?? 0;
        for (var i = 0; i < orders.Length; i++)
        {
            if (siblings[i].Existing is { } existing)
            {
                orders[i] = existing;
                continue;
            }
            var before = Neighbour(siblings, orders, i, -1);
            if (Neighbour(siblings, orders, i, 1) is not { } after)
            {
                last += Step;
                orders[i] = last;
            }
            else if (after - (before ?? after - 2 * Step) is > 1 and var gap)
            {
                orders[i] = after - gap / 2;
            }
            else
            {
                return null;
            }
        }
        return orders;
    }

    /// <summary>Position of the nearest sibling of the section that has one; those before have theirs by now.</summary>
    private static int? Neighbour(IReadOnlyList<Sibling> siblings, int[] orders, int of, int step)
    {
        for (var i = of + step; i >= 0 && i < siblings.Count; i += step)
            if (siblings[i].Section == siblings[of].Section && (step < 0 || siblings[i].Existing is not null))
                return step < 0 ? orders[i] : siblings[i].Existing;
        return null;
    }
}
