using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.Tests.Generated;

/// <summary>Every preset and every curve. Values lie around 20 to 140, targets around 100, so that all parts of a curve are hit.</summary>
internal static class ScaleMaker
{
    public static Scale Preset(Dice dice, Direction direction) => dice.Any<ScalePreset>() switch
    {
        // What lies between two ends has no best in the middle.
        ScalePreset.MinMax or ScalePreset.Goalposts or ScalePreset.Stabilise when direction == Direction.OnTarget => ScalePresets.Stabilise(40, 90, 140),
        ScalePreset.MinMax => ScalePresets.MinMax(dice.Chance(0.5)),
        ScalePreset.BaselineTarget => ScalePresets.BaselineTarget(dice.Chance(0.5)),
        ScalePreset.ActualOverTarget => direction switch
        {
            Direction.Higher => ScalePresets.ActualOverTarget(0.8, 0.9, 1, direction, dice.Chance(0.5)),
            Direction.Lower => ScalePresets.ActualOverTarget(1.4, 1.2, 1, direction),
            _ => ScalePresets.ActualOverTarget(0.5, 0.2, 0, direction),
        },
        ScalePreset.OrderedRules => ScalePresets.OrderedRules(dice.Of(0.9, 0.75)),
        ScalePreset.WorstTarget => ScalePresets.WorstTarget(0.5, 0.9),
        ScalePreset.Stabilise => ScalePresets.Stabilise(40, 90, 140),
        ScalePreset.Pace => ScalePresets.Pace(),
        ScalePreset.Goalposts => ScalePresets.Goalposts(dice.Chance(0.5), dice.Chance(0.5)),
        _ => dice.Chance(0.5) ? ScalePresets.GoalRedFlag : ScalePresets.GoalRedFlag with { Bands = BandSet.Default.WithExceeds(90) },
    };

    /// <summary>A scale of one's own over numbers.</summary>
    public static Scale Own(Dice dice) => dice.Number(1, 4) switch
    {
        1 => new() { Curve = LinearCurve.Through(new CurvePoint(20, 0), new CurvePoint(80, 50), new CurvePoint(120, 100)), ClampHigh = dice.Chance(0.5), ClampLow = dice.Chance(0.5) },
        2 => new() { Curve = new StepCurve { Below = 0, Steps = [new(40, 33.5), new(80, 70), new(120, 100, Above: true)] } },
        3 => new()
        {
            Curve = new RuleCurve
            {
                Rules = [new() { When = "value > 120", Score = 100 }, new() { When = "value > target", Score = 80, Band = "green" }, new() { When = "value < 30", Gap = Gap.NotStarted }, new() { Score = 10 }],
            },
        },
        _ => new() { Curve = new ExpressionCurve("MIN(100, COALESCE(value, 0) / MAX(target, 1) * 90)") },
    };

    public static Scale Words { get; } = new() { Curve = new WordCurve { Words = [new("good", 100), new("fair", 50), new("poor", 0)] } };

    public static Scale YesNo { get; } = new() { Curve = new YesNoCurve { Yes = 90, No = 10 } };
}
