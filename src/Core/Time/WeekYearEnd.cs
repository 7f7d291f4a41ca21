namespace Binnacle.Core.Time;

/// <summary>Where a year of whole weeks ends, seen from the end of the month before its successor's first month.</summary>
public enum WeekYearEnd
{
    /// <summary>The last such weekday of the month.</summary>
    Last,

    /// <summary>The weekday nearest to the month's end, up to three days after it.</summary>
    Nearest,
}
