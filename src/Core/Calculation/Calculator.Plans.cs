using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// What plans ask where their own rows cannot tell.
public sealed partial class Calculator
{
    /// <summary>The level of a base period, by the rules that held in it; null where there is none.</summary>
    internal double? LevelOf(Measure measure, string series, Period period) => BaseLevel(measure, series, period).Value;

    /// <summary>The figure as formulas of the period read it; null where the measure does not exist then.</summary>
    internal WindowFigure? FigureOf(ElementId id, Period period, Window window)
    {
        var structure = World.StructureOf(World.Structures.Latest.Settings.Calendar.LastDay(period));
        return structure.Find<Measure>(id) is { } measure ? Actual(measure, period, window, structure) : null;
    }
}
