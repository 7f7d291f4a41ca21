namespace Binnacle.Core.Time;

/// <summary>How often a figure is reported, from finer to coarser. A week is an ISO week.</summary>
public enum Frequency
{
    Day,
    Week,
    Month,
    Quarter,

    /// <summary>Four months of a fiscal year.</summary>
    Third,
    HalfYear,
    Year,
}
