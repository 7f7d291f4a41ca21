using Binnacle.Core.Time;

namespace Binnacle.Core.Facts;

/// <summary>A cell on its way into a column.</summary>
/// <param name="Row">The number in its source.</param>
internal readonly record struct FactEntry(Period Period, double Value, Voice Voice, int Row);
