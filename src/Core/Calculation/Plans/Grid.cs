using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>The base periods a plan covers: whole fiscal years, so that everything to date lies inside.</summary>
internal sealed class Grid
{
    /// <summary>Rows are this many periods or a multiple: what one vector holds.</summary>
    public const int Lanes = 4;

    private readonly int _ordinal;
    private readonly int[] _yearStart;
    private readonly int[] _yearEnd;
    private volatile Places? _places;

    public Grid(ReportingCalendar calendar, Period first, Period last)
    {
        Calendar = calendar;
        Frequency = first.Frequency;
        first = calendar.PartsOf(calendar.Coarser(first, Frequency.Year), Frequency).First;
        Periods = [.. calendar.Between(first, last)];
        _ordinal = calendar.Ordinal(first);
        Stride = (Periods.Length + Lanes - 1) / Lanes * Lanes;
        _yearStart = new int[Periods.Length];
        for (var at = 1; at < Periods.Length; at++)
            _yearStart[at] = calendar.Coarser(Periods[at], Frequency.Year) == calendar.Coarser(Periods[at - 1], Frequency.Year) ? _yearStart[at - 1] : at;
        _yearEnd = new int[Periods.Length];
        for (var at = Periods.Length - 1; at >= 0; at--)
            _yearEnd[at] = at + 1 < Periods.Length && _yearStart[at + 1] == _yearStart[at] ? _yearEnd[at + 1] : at + 1;
    }

    public ReportingCalendar Calendar { get; }

    public Frequency Frequency { get; }

    public Period[] Periods { get; }

    public int Count => Periods.Length;

    /// <summary>Length of a row.</summary>
    public int Stride { get; }

    /// <summary>Where each period's fiscal year begins.</summary>
    public ReadOnlySpan<int> YearStart => _yearStart;

    /// <summary>Below 0 where the grid does not have the period.</summary>
    public int IndexOf(Period period) => Place(period) is var at && at < Periods.Length ? at : -1;

    /// <summary>Where the period lies: below 0 before the grid, of another frequency or of days the calendar does not know, its length or more behind it.</summary>
    public int Place(Period period) => period.Frequency == Frequency && Calendar.Covers(period.FirstDay) ? Calendar.Ordinal(period) - _ordinal : int.MinValue;

    /// <summary>The places of many; kept for the next who asks for the same array, as many do. Safe for several threads.</summary>
    public Places Places(Period[] periods)
    {
        var places = _places;
        if (!ReferenceEquals(periods, places?.Of))
            _places = places = new(periods, this);
        return places;
    }

    /// <summary>Behind the last index of the period's fiscal year inside the grid.</summary>
    public int YearEnd(int at) => _yearEnd[at];
}

/// <summary>Where periods lie in a grid.</summary>
internal sealed class Places
{
    private readonly int[] _at;
    private readonly bool _isRun = true;

    public Places(Period[] periods, Grid grid)
    {
        (Of, _at) = (periods, new int[periods.Length]);
        for (var at = 0; at < periods.Length; at++)
        {
            // By the period itself where the grid has it: one of the same days under another calendar is another period.
            _at[at] = Array.BinarySearch(grid.Periods, periods[at]) is >= 0 and var exact ? exact : grid.Place(periods[at]) is var place && place >= 0 && place < grid.Count ? int.MinValue : place;
            HasOthers |= _at[at] == int.MinValue;
            _isRun &= at == 0 || _at[at] == _at[at - 1] + 1;
        }
    }

    public Period[] Of { get; }

    /// <summary>Some are of another frequency or calendar.</summary>
    public bool HasOthers { get; }

    public ReadOnlySpan<int> At => _at;

    /// <summary>Whether they are one behind the other and all inside the grid.</summary>
    /// <param name="from">Where the first lies.</param>
    public bool IsWithin(int count, out int from)
    {
        from = _at.Length == 0 ? 0 : _at[0];
        return _isRun && from >= 0 && from + _at.Length <= count;
    }
}
