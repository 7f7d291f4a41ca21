namespace Binnacle.Connectors.Readings;

public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>Which year or quarter a text without FY names, in an organisation whose fiscal years are not calendar years.</summary>
public enum BareYears
{
    Refuse,
    Fiscal,
    Calendar,
}

/// <summary>Which end of a span of years stands for it.</summary>
public enum YearEnd
{
    Refuse,
    First,
    Last,
}

/// <summary>How a mapping says periods are written; null leaves it to the column's own evidence.</summary>
public sealed record PeriodFormat
{
    public static readonly PeriodFormat Default = new();

    public DateOrder? Order { get; init; }

    /// <summary>2011/12 is the fiscal year that ends in 2012, unless the first year shall name it.</summary>
    public YearEnd SplitYears { get; init; } = YearEnd.Last;

    /// <summary>2011/12 is December 2011. Null: a column decides that has months or years no one can mistake; else it is a split year.</summary>
    public bool? SlashIsMonth { get; init; }

    public BareYears BareYears { get; init; }

    /// <summary>2017-19, 2018 to 2020.</summary>
    public YearEnd Ranges { get; init; }

    /// <summary>45292 is the day Excel numbers so. Numbers typed by a workbook are read so anyway.</summary>
    public bool ExcelNumbers { get; init; }

    /// <summary>Twelve names beside the English ones.</summary>
    public IReadOnlyList<string> MonthNames { get; init; } = [];
}
