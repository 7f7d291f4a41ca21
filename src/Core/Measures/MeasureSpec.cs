using System.Collections.Immutable;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Time;

namespace Binnacle.Core.Measures;

/// <summary>
/// What a definition says of its measures, and where a measure departs from it. Null means "not said here":
/// the definition's word holds, then the organisation's, then the default of <see cref="MeasureRules"/>.
/// </summary>
public sealed record MeasureSpec
{
    /// <summary>It says nothing.</summary>
    public static readonly MeasureSpec Silent = new();

    private static readonly ImmutableSortedDictionary<string, Level> NoLevels = ImmutableSortedDictionary<string, Level>.Empty;

    public MeasureUse? Use { get; init; }

    public Unit? Unit { get; init; }

    public Direction? Direction { get; init; }

    /// <summary>The frequency at which values are reported.</summary>
    public Frequency? Frequency { get; init; }

    public Aggregation? Aggregation { get; init; }

    /// <summary>Code of the measure that weights a weighted average.</summary>
    public string? WeightedBy { get; init; }

    public Aggregation? TargetAggregation { get; init; }

    /// <summary>In the formula language; a measure with one is calculated, not reported.</summary>
    public string? Formula { get; init; }

    public Reported? Reported { get; init; }

    public MissingInput? Missing { get; init; }

    /// <summary>The window whose score is the measure's official status.</summary>
    public Window? ScoredView { get; init; }

    public Completeness? Completeness { get; init; }

    public Scale? Scale { get; init; }

    /// <summary>Code of a scale kept by itself; null where <see cref="Scale"/> says the scale in place.</summary>
    public string? ScaleCode { get => Scale is null ? field : null; init; }

    /// <summary>Constants and formulas for target, stretch, red, amber, green, min, max, baseline, worst, benchmark. An observation of the same series wins.</summary>
    public ImmutableSortedDictionary<string, Level>? Levels { get; init; }

    public TargetProfile? Target { get; init; }

    /// <summary>Working days after the period's end within which a figure is due.</summary>
    public int? DueDays { get; init; }

    public Indicator? Indicator { get; init; }

    public TrendBasis? Trend { get; init; }

    /// <summary>Relative change within which the trend is flat, 0.01 = 1 %.</summary>
    public double? Tolerance { get; init; }

    /// <summary>Shown, never scored.</summary>
    public bool? InformationOnly { get; init; }

    /// <summary>No value is expected before this day, and missing values are not filled before it.</summary>
    public DateOnly? StartsOn { get; init; }

    public ImmutableArray<DefinitionBreak>? Breaks { get; init; }

    /// <summary>Where the figure usually comes from.</summary>
    public string? Source { get; init; }

    /// <summary>Who hands the figure in: a person's id.</summary>
    public string? Reporter { get; init; }

    public string? Pitfalls { get; init; }

    /// <summary>The same words; collections by what is in them.</summary>
    public bool SaysAs(MeasureSpec other) => ReferenceEquals(this, other)
        || ((this with { Levels = other.Levels, Breaks = other.Breaks }).Equals(other) && (Levels ?? NoLevels).SequenceEqual(other.Levels ?? NoLevels) && (Breaks ?? []).AsSpan().SequenceEqual((other.Breaks ?? []).AsSpan()));

    /// <summary>The other's word wherever this one is silent.</summary>
    public MeasureSpec Over(MeasureSpec other) => new()
    {
        Use = Use ?? other.Use,
        Unit = Unit ?? other.Unit,
        Direction = Direction ?? other.Direction,
        Frequency = Frequency ?? other.Frequency,
        Aggregation = Aggregation ?? other.Aggregation,
        WeightedBy = WeightedBy ?? other.WeightedBy,
        TargetAggregation = TargetAggregation ?? other.TargetAggregation,
        Formula = Formula ?? other.Formula,
        Reported = Reported ?? other.Reported,
        Missing = Missing ?? other.Missing,
        ScoredView = ScoredView ?? other.ScoredView,
        Completeness = Completeness ?? other.Completeness,
        Scale = Scale ?? (ScaleCode is null ? other.Scale : null),
        ScaleCode = ScaleCode ?? (Scale is null ? other.ScaleCode : null),
        Levels = Levels is null ? other.Levels : other.Levels is null ? Levels : other.Levels.SetItems(Levels),
        Target = Target ?? other.Target,
        DueDays = DueDays ?? other.DueDays,
        Indicator = Indicator ?? other.Indicator,
        Trend = Trend ?? other.Trend,
        Tolerance = Tolerance ?? other.Tolerance,
        InformationOnly = InformationOnly ?? other.InformationOnly,
        StartsOn = StartsOn ?? other.StartsOn,
        Breaks = Breaks ?? other.Breaks,
        Source = Source ?? other.Source,
        Reporter = Reporter ?? other.Reporter,
        Pitfalls = Pitfalls ?? other.Pitfalls,
    };
}
