using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Workspaces;

/// <summary>The calendar in which an element's periods are meant: its unit's, or that of the unit whose scorecard it stands on.</summary>
internal static class OwnerCalendar
{
    public static ReportingCalendar Of(Structure structure, Element? element) => element switch
    {
        Measure measure => structure.CalendarOf(measure.Unit),
        Node node => structure.CalendarOf(structure.CardOf(node)?.Unit ?? default),
        _ => structure.Settings.Calendar,
    };

    public static ReportingCalendar Of(Structure structure, ElementId id) => Of(structure, structure.Find(id));
}
