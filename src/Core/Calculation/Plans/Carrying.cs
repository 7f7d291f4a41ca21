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
        var (last, value) = LastBefore(first);
        for (var at = first; at < behind; at++)
        {
            if (!double.IsNaN(all[at]))
                (last, value) = (at, all[at]);
            values[at] = last == at || (at < due && at >= startsAt && at - last <= atMost) ? value : double.NaN;
        }
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
