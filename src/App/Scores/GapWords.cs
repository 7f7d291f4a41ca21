using System.Text.Json;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.Scores;

/// <summary>What grey is called, and the sentence that says why.</summary>
public static class GapWords
{
    public static string CodeOf(Gap gap) => JsonNamingPolicy.CamelCase.ConvertName(gap.ToString());

    public static string WordOf(Gap gap) => gap switch
    {
        Gap.NoData => "no data",
        Gap.NotDueYet => "not due yet",
        Gap.Overdue => "overdue",
        Gap.TooLittleReported => "too little reported",
        Gap.NotApplicable => "not applicable",
        Gap.NoTarget => "no target",
        Gap.InformationOnly => "information only",
        Gap.NotStarted => "not started",
        Gap.NotYetMeasured => "not yet measured",
        Gap.IncompleteWindow => "incomplete",
        _ => "cannot be scored",
    };

    /// <summary>Nothing is amiss: there is simply no status to give.</summary>
    public static bool IsQuiet(Gap gap) => gap is Gap.NotApplicable or Gap.NotDueYet or Gap.InformationOnly or Gap.NotStarted;

    /// <param name="detail">What the calculation adds: "8 of 9 months", "45 % of the weight is reported".</param>
    public static string SentenceOf(Gap gap, string? detail) => detail is null ? SentenceOf(gap) : $"{SentenceOf(gap)[..^1]}: {detail}.";

    private static string SentenceOf(Gap gap) => gap switch
    {
        Gap.NoData => "No value has been reported.",
        Gap.NotDueYet => "The figure is not due yet.",
        Gap.Overdue => "The figure is overdue.",
        Gap.TooLittleReported => "Too little of what lies below is reported.",
        Gap.NotApplicable => "There is nothing to measure here.",
        Gap.NoTarget => "No target holds in this period.",
        Gap.InformationOnly => "The measure is shown for information and never scored.",
        Gap.NotStarted => "The measure has not started yet.",
        Gap.NotYetMeasured => "The objective is not yet measured.",
        Gap.IncompleteWindow => "The window lacks a period that was due.",
        Gap.NoBaseline => "The scale needs a baseline, and none is set.",
        Gap.NoRedFlag => "The scale needs a red flag, and none is set.",
        Gap.NoMinimumOrMaximum => "The scale needs a minimum and a maximum.",
        Gap.NoWorst => "The scale needs a worst value, and none is set.",
        Gap.NoExpectedProgress => "The scale needs the progress expected by now.",
        Gap.ZeroDenominator => "There is a division by zero.",
        Gap.GoalEqualsRedFlag => "The target equals the red flag.",
        Gap.TargetEqualsBaseline => "The target equals the baseline.",
        Gap.MaximumEqualsMinimum => "The maximum equals the minimum.",
        Gap.TargetEqualsWorst => "The target equals the worst value.",
        Gap.LogarithmOfNonPositive => "The scale takes a logarithm, and a value is zero or less.",
        Gap.Overflow => "The result is too large to be a number.",
        Gap.ExpressionAbsent => "The expression has no result.",
        Gap.NoRuleMatched => "No rule of the scale matches the value.",
        Gap.UnknownWord => "The scale does not know this word.",
        Gap.WrongKind => "The scale cannot read this kind of value.",
        Gap.NoChildren => "There is nothing below that counts.",
        Gap.AllWeightsZero => "Everything that is reported weighs nothing.",
        Gap.NoFlaggedChild => "None of the flagged children has a status.",
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, "There is no sentence for this gap."),
    };
}
