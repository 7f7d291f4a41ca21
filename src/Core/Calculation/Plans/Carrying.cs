using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>The last reported value stands in for missing ones that are due: what was reported, and how far it reaches.</summary>
/// <param name="reported">Numbers as they were reported; the measure's values are these and what stands in.</param>
/// <param name="atMost">Periods a value reaches behind its own.</param>
/// <param name="counts">What stands in counts as present in completeness.</param>
/// <param name="startsAt">First period something may stand in for.</param>
/// <param name="before">The last value before the grid, and where it lies: below 0.</param>
internal sealed class Carrying(Row reported, int atMost, bool counts, int startsAt, (int At, double Value) before)
{
    public Row Reported => reported;

    public bool Counts => counts;

    /// <param name="due">Periods before this index are due.</param>
    public void Fill(Span<double> values, int due, int first, int behind)
    {
        var all = reported.Span;
        all[first..behind].CopyTo(values[first..]);
        (int At, double Value) last = default;
        for (var at = Missing(all, first, behind); at < behind; at = Missing(all, at + 1, behind))
        {
            if (at == first)
                last = LastBefore(first);
            else if (!double.IsNaN(all[at - 1]))
                last = (at - 1, all[at - 1]);
            if (at < due && at >= startsAt && at - last.At <= atMost)
                values[at] = last.Value;
        }
    }

    /// <summary>The first period without a number; the end where all have one.</summary>
    private static int Missing(ReadOnlySpan<double> numbers, int from, int to)
    {
        for (; from + Grid.Lanes <= to; from += Grid.Lanes)
            if (Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(numbers), (nuint)from) is var four && !Vector256.EqualsAll(four, four))
                break;
        while (from < to && !double.IsNaN(numbers[from]))
            from++;
        return from;
    }

    /// <summary>Behind the last period whose value may be another when the one reported there is another.</summary>
    public int ReachOf(int at, int count)
    {
        var to = at + 1;
        while (to < count && to - at <= atMost && double.IsNaN(reported[to]))
            to++;
        return to;
    }

    private (int At, double Value) LastBefore(int first)
    {
        for (var at = first - 1; at >= 0 && first - at <= atMost; at--)
            if (!double.IsNaN(reported[at]))
                return (at, reported[at]);
        return before;
    }
}
