using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

/// <summary>
/// Values, targets, scores and roll-ups of one world, computed on demand and remembered (docs/design/calculation.md).
/// An edit to the facts forgets what depended on it and leaves, bit for bit, what a new calculator would give. One thread at a time.
/// </summary>
public sealed partial class Calculator(World world)
{
    private readonly Cells _cells = new();

    public World World { get; private set; } = world;

    /// <summary>How many results it holds.</summary>
    public int Remembered => _cells.Count;

    private FactTable Facts => World.Facts;

    private Observation? Observed(ElementId element, string series, Period period)
    {
        _cells.Reads(new(element, series, period));
        return Facts.Newest(element, series, period);
    }

    /// <summary>What was said is asked for by <see cref="Observed"/> once the period is found: an observation is made for each that is asked for.</summary>
    private NewestCells ObservedColumn(ElementId element, string series)
    {
        _cells.Reads(new(element, series, null));
        return Facts.Cells(element, series);
    }

    /// <summary>
    /// The period as the measure's own calendar has it. Where a unit's fiscal periods are not those of whoever asks, it is the one that holds the
    /// last day asked for.
    /// </summary>
    private Period OwnPeriod(Measure measure, Period period, Structure structure)
    {
        var calendar = CalendarOf(structure, measure);
        if (calendar.Has(period))
            return period;
        var asked = World.Structures.Latest.Settings.Calendar;
        var day = asked.Has(period) ? asked.LastDay(period) : period.FirstDay;
        return calendar.TryPeriodOf(period.Frequency, day, out var own) ? own : period;
    }

    private static ReportingCalendar CalendarOf(Structure structure, Measure measure) => structure.CalendarOf(measure.Unit);

    private bool IsDue(ReportingCalendar calendar, Period period) => calendar.LastDay(period) <= World.Through;
}
