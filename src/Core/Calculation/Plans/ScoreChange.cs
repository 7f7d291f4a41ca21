using Binnacle.Core.Elements;
using Binnacle.Core.Time;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A native score that an edit changed; null: absent. What is placed is told of as the measure it is.</summary>
/// <param name="ToDate">The score of the fiscal year to date; otherwise that of the period itself.</param>
public readonly record struct ScoreChange(ElementId Element, Period Period, bool ToDate, double? Before, double? After);
