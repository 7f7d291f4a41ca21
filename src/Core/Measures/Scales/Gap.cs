using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.Scales;

/// <summary>Why there is no value or no score. Grey always has one of these.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Gap>))]
public enum Gap
{
    NoData,
    NotDueYet,
    Overdue,
    TooLittleReported,
    NotApplicable,
    NoTarget,
    InformationOnly,
    NotStarted,

    /// <summary>An objective nobody measures yet; counts as missing.</summary>
    NotYetMeasured,

    /// <summary>The window lacks a period that was due ("8 of 9 months").</summary>
    IncompleteWindow,

    // What a scale needs and was not given.
    NoBaseline,
    NoRedFlag,
    NoMinimumOrMaximum,
    NoWorst,
    NoExpectedProgress,

    // Arithmetic that has no result.
    ZeroDenominator,
    GoalEqualsRedFlag,
    TargetEqualsBaseline,
    MaximumEqualsMinimum,
    TargetEqualsWorst,
    LogarithmOfNonPositive,
    Overflow,

    /// <summary>The scale's or roll-up's expression came out absent.</summary>
    ExpressionAbsent,
    NoRuleMatched,
    UnknownWord,

    /// <summary>The scale reads a word and got a number, or the other way round.</summary>
    WrongKind,

    // Roll-up.
    NoChildren,
    AllWeightsZero,
    NoFlaggedChild,
}
