namespace Binnacle.Core.Measures;

/// <summary>A KPI is counted, listed and scored; an input (numerator, headcount) is collected only.</summary>
public enum MeasureUse
{
    Kpi,
    Input,
}

/// <summary>How base periods become a coarser period or a window (docs/design/calculation.md).</summary>
public enum Aggregation
{
    Sum,
    Average,
    WeightedAverage,
    Last,
    First,
    Min,
    Max,
    Count,

    /// <summary>Each operand is aggregated, then the formula is applied: never a mean of ratios.</summary>
    FormulaOfAggregates,

    /// <summary>Coarser values are reported themselves; nothing is computed.</summary>
    Imported,
}

/// <summary>What a reported figure covers: its own period, or everything since the fiscal year's or the series' start.</summary>
public enum Reported
{
    PerPeriod,
    SinceFiscalYearStart,
    SinceStart,
}

/// <summary>Leading measures predict, lagging ones tell the outcome.</summary>
public enum Indicator
{
    Lagging,
    Leading,
}

/// <summary>When a window of several periods is scored.</summary>
public enum Completeness
{
    /// <summary>Only when every due period has a value.</summary>
    EveryDuePeriod,

    /// <summary>On the periods that have a value: targets and limits are taken over the same periods.</summary>
    LikeForLike,
}

/// <summary>What a trend compares with.</summary>
public enum TrendBasis
{
    PreviousPeriod,
    SamePeriodLastYear,

    /// <summary>The mean of the three periods before.</summary>
    TrailingMean,
}

public enum MissingPolicy
{
    Absent,
    Zero,
    CarryForward,
    SamePeriodLastYear,
    NotApplicable,
}

/// <summary>What stands in for a value nobody reported.</summary>
/// <param name="AtMost">Carry forward at most this many base periods; 1 or more.</param>
/// <param name="CountsAsPresent">Whether a filled value counts in coverage and completeness.</param>
public sealed record MissingInput(MissingPolicy Policy, int AtMost = 1, bool CountsAsPresent = false)
{
    public static MissingInput Absent { get; } = new(MissingPolicy.Absent);
}

/// <summary>A constant or a formula for a series such as target or red.</summary>
public sealed record Level(double? Value = null, string? Formula = null);

/// <summary>From this day on values mean something else. Nothing that looks back crosses it unless a factor links the old values to the new.</summary>
/// <param name="LinkingFactor">Old values times this are comparable with new ones.</param>
public sealed record DefinitionBreak(DateOnly From, string Reason, double? LinkingFactor = null);

/// <summary>Unit of measure.</summary>
/// <param name="Symbol">Shown after the number: "%", "h", "t CO2".</param>
/// <param name="Dimension">What may be added to what; the symbol where not given.</param>
/// <param name="Currency">ISO code where the unit is money.</param>
/// <param name="Decimals">Digits shown; null shows what the value has.</param>
public sealed record Unit(string Symbol, string? Dimension = null, string? Currency = null, int? Decimals = null);
