using Binnacle.Core.Measures;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation;

// What plans ask where their own rows cannot tell.
public sealed partial class Calculator
{
    /// <summary>The level of a base period, by the rules that held in it; null where there is none.</summary>
    internal double? LevelOf(Measure measure, string series, Period period) => BaseLevel(measure, series, period).Value;
}
