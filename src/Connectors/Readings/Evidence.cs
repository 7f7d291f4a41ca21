namespace Binnacle.Connectors.Readings;

/// <summary>What the cells of a column show beyond doubt about how its numbers and dates are written.</summary>
[Flags]
public enum Evidence
{
    None = 0,
    DecimalPoint = 1,
    DecimalComma = 2,
    DayFirst = 4,
    MonthFirst = 8,

    /// <summary>2013/14 or 2013-14 can only be a year across two calendar years.</summary>
    SplitYear = 16,

    /// <summary>2014/03 or 2014-03 can only be a month.</summary>
    YearMonth = 32,

    /// <summary>2012-14 can only be a range of years.</summary>
    YearRange = 256,

    /// <summary>A cell that only the column's other cells can explain.</summary>
    AmbiguousNumber = 64,
    AmbiguousDate = 128,
}
