namespace Binnacle.Core.Facts;

/// <summary>Series every measure may have; any other name is a series of the user's own.</summary>
public static class SeriesNames
{
    public const string Actual = "actual";
    public const string Target = "target";
    public const string Stretch = "stretch";
    public const string Baseline = "baseline";
    public const string Benchmark = "benchmark";

    /// <summary>Management's own; the program's is a projection.</summary>
    public const string Forecast = "forecast";
    public const string Red = "red";
    public const string Amber = "amber";
    public const string Green = "green";
    public const string Min = "min";
    public const string Max = "max";
    public const string Worst = "worst";

    /// <summary>A to-date value, or target, that was reported rather than computed.</summary>
    public const string ActualToDate = "actual.ytd";
    public const string TargetToDate = "target.ytd";

    /// <summary>Of a currency's rate measure: the rate at the period's end, for balances, and the budget's. Its actual is the average rate, for flows.</summary>
    public const string Closing = "closing";
    public const string Budget = "budget";

    /// <summary>A band somebody chose for an objective that is assessed by judgement.</summary>
    public const string Judgement = "judgement";

    /// <summary>A status somebody set beside the computed one; its memo is the note. Holds for its period only.</summary>
    public const string Override = "override";

    /// <summary>Values from before a break, as they would have been under the new definition.</summary>
    public const string Backcast = "backcast";
}
