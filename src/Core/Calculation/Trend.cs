using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Calculation;

public enum TrendArrow
{
    Flat,
    Up,
    Down,
}

public enum TrendTone
{
    Neutral,
    Good,
    Bad,
}

/// <summary>Where a value went: the arrow is the value's direction, the tone whether that is good.</summary>
/// <param name="Change">Value less what it is compared with, in the value's unit.</param>
public sealed record Trend(TrendBasis Basis, double ComparedWith, double Change, TrendArrow Arrow, TrendTone Tone);

public sealed partial class Calculator
{
    /// <summary>Null where either end has no value, or a break lies between.</summary>
    public Trend? TrendOf(MeasureResult result)
    {
        if (result.Actual.Figure.Value is not { } value)
            return null;
        var calendar = World.Structures.Latest.CalendarOf(result.Measure.Unit);
        var structure = World.StructureOf(calendar.LastDay(result.Actual.Last));
        if (structure.Find<Measure>(result.Measure.Id) is null || Compared(result, structure) is not { } compared)
            return null;
        var change = value - compared;
        var flat = Math.Abs(change) <= result.Rules.Tolerance * Math.Abs(compared);
        var arrow = flat ? TrendArrow.Flat : change > 0 ? TrendArrow.Up : TrendArrow.Down;
        return new(result.Rules.Trend, compared, change, arrow, flat ? TrendTone.Neutral : ToneOf(result, value, compared));
    }

    private double? Compared(MeasureResult result, Structures.Structure structure)
    {
        if (result.Rules.Trend == TrendBasis.SamePeriodLastYear)
            return YearAgo(result.Measure, result.Period, result.Window, structure).Value;
        if (result.Rules.Trend == TrendBasis.PreviousPeriod)
            return Shifted(result.Measure, result.Period, -1, result.Window, structure).Value;
        var before = new[] { -3, -2, -1 }.Select(by => Shifted(result.Measure, result.Period, by, result.Window, structure).Value).ToArray();
        return before.Any(v => v is null) ? null : (before[0] + before[1] + before[2]) / 3;
    }

    private static TrendTone ToneOf(MeasureResult result, double value, double compared) => result.Rules.Direction switch
    {
        Direction.Higher => value > compared ? TrendTone.Good : TrendTone.Bad,
        Direction.Lower => value < compared ? TrendTone.Good : TrendTone.Bad,
        _ when result.Target.Value is { } target => Math.Abs(value - target) < Math.Abs(compared - target) ? TrendTone.Good : TrendTone.Bad,
        _ => TrendTone.Neutral,
    };
}
