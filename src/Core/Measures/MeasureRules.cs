using System.Collections.Immutable;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Time;

namespace Binnacle.Core.Measures;

/// <summary>A measure's rules with nothing left unsaid.</summary>
public sealed record MeasureRules
{
    /// <summary>Where nobody says another one.</summary>
    public const Frequency UsualFrequency = Frequency.Month;

    // One of each for all that say nothing: there are rules for every measure.
    private static readonly Unit NoUnit = new("");
    private static readonly TargetProfile PlainTarget = new();

    public required MeasureUse Use { get; init; }
    public required Unit Unit { get; init; }
    public required Direction Direction { get; init; }
    public required Frequency Frequency { get; init; }
    public required Aggregation Aggregation { get; init; }
    public required string? WeightedBy { get; init; }
    public required Aggregation TargetAggregation { get; init; }
    public required string? Formula { get; init; }
    public required Reported Reported { get; init; }
    public required MissingInput Missing { get; init; }
    public required Window ScoredView { get; init; }
    public required Completeness Completeness { get; init; }
    public required Scale Scale { get; init; }
    public required ImmutableSortedDictionary<string, Level> Levels { get; init; }
    public required TargetProfile Target { get; init; }
    public required int DueDays { get; init; }
    public required Indicator Indicator { get; init; }
    public required TrendBasis Trend { get; init; }
    public required double Tolerance { get; init; }
    public required bool InformationOnly { get; init; }
    public required DateOnly? StartsOn { get; init; }
    public required ImmutableArray<DefinitionBreak> Breaks { get; init; }

    /// <param name="spec">The measure's word over its definition's over the organisation's.</param>
    /// <param name="scales">Scales kept by themselves, by code; a code that is not there falls back to the default scale (validation refuses it).</param>
    public static MeasureRules From(MeasureSpec spec, Func<string, Scale?> scales)
    {
        var aggregation = spec.Aggregation ?? (spec.Formula is null ? Aggregation.Sum : Aggregation.FormulaOfAggregates);
        return new()
        {
            Use = spec.Use ?? MeasureUse.Kpi,
            Unit = spec.Unit ?? NoUnit,
            Direction = spec.Direction ?? Direction.Higher,
            Frequency = spec.Frequency ?? UsualFrequency,
            Aggregation = aggregation,
            WeightedBy = spec.WeightedBy,
            TargetAggregation = spec.TargetAggregation ?? aggregation switch
            {
                Aggregation.FormulaOfAggregates or Aggregation.WeightedAverage or Aggregation.Imported => Aggregation.Average,
                Aggregation.Count => Aggregation.Sum,
                _ => aggregation,
            },
            Formula = spec.Formula,
            Reported = spec.Reported ?? Reported.PerPeriod,
            Missing = spec.Missing ?? MissingInput.Absent,
            ScoredView = spec.ScoredView is { Kind: not WindowKind.Scored } view ? view : Window.Period,
            Completeness = spec.Completeness ?? Completeness.EveryDuePeriod,
            Scale = spec.Scale ?? (spec.ScaleCode is { } code ? scales(code) : null) ?? ScalePresets.GoalRedFlag,
            Levels = spec.Levels ?? ImmutableSortedDictionary<string, Level>.Empty,
            Target = spec.Target ?? PlainTarget,
            DueDays = spec.DueDays ?? 10,
            Indicator = spec.Indicator ?? Indicator.Lagging,
            Trend = spec.Trend ?? TrendBasis.PreviousPeriod,
            Tolerance = spec.Tolerance ?? 0,
            InformationOnly = spec.InformationOnly ?? false,
            StartsOn = spec.StartsOn,
            Breaks = spec.Breaks ?? [],
        };
    }
}
