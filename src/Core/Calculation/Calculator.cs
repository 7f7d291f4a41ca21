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

    private FactTable Facts => World.Facts;

    private Observation? Observed(ElementId element, string series, Period period)
    {
        _cells.Reads(new(element, series, period));
        return Facts.Newest(element, series, period);
    }

    private IEnumerable<Observation> ObservedColumn(ElementId element, string series)
    {
        _cells.Reads(new(element, series, null));
        return Facts.Newest(element, series);
    }

    private static ReportingCalendar CalendarOf(Structure structure, Measure measure) => structure.CalendarOf(measure.Unit);

    private bool IsDue(ReportingCalendar calendar, Period period) => calendar.LastDay(period) <= World.Through;
}
