using Binnacle.Core.Elements;
using Binnacle.Core.Structures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Which units' periods are those of a grid. Measures of a unit come one after the other, so the last answer is kept.</summary>
internal sealed class SharedCalendar(Structure structure, Grid grid)
{
    private (ElementId Unit, bool Shares) _last = (default, structure.CalendarOf(default).Equals(grid.Calendar));

    public bool IsOf(ElementId unit)
    {
        if (unit != _last.Unit)
            _last = (unit, structure.CalendarOf(unit).Equals(grid.Calendar));
        return _last.Shares;
    }
}
