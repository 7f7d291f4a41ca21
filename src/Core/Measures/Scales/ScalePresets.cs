namespace Binnacle.Core.Measures.Scales;

/// <summary>The scales that have a name. Rules and results: docs/design/scoring.md.</summary>
public static class ScalePresets
{
    private const double Third = BandSet.RedAmberLimit;
    private const double TwoThirds = BandSet.AmberGreenLimit;

    /// <summary>100/3 at the red flag, 200/3 at the goal, 0 and 100 as far again beyond them. The default.</summary>
    public static Scale GoalRedFlag { get; } = new()
    {
        Preset = ScalePreset.GoalRedFlag,
        Basis = Basis.RedToGoal,
        Curve = LinearCurve.Through(new CurvePoint(-1, 0), new CurvePoint(0, Third), new CurvePoint(1, TwoThirds), new CurvePoint(2, 100)),
    };

    public static Scale MinMax(bool clamped = true) => new()
    {
        Preset = ScalePreset.MinMax,
        Basis = Basis.MinMaxPosition,
        Curve = ZeroToHundred,
        ClampLow = clamped,
        ClampHigh = clamped,
    };

    /// <summary>Progress from the baseline to the target; unclamped as OKR tools do it.</summary>
    public static Scale BaselineTarget(bool clamped = true) => new()
    {
        Preset = ScalePreset.BaselineTarget,
        Basis = Basis.Progress,
        Curve = ZeroToHundred,
        ClampLow = clamped,
        ClampHigh = clamped,
        BestAtTarget = 100,
    };

    /// <summary>
    /// 0, 50 and 100 at the three points, which are ratios of actual to target, or, on target, of the deviation to the target.
    /// Higher: red &lt; amber &lt; green; lower and on target: red &gt; amber &gt; green.
    /// </summary>
    public static Scale ActualOverTarget(double red, double amber, double green, Direction direction = Direction.Higher, bool clamped = true) => new()
    {
        Preset = ScalePreset.ActualOverTarget,
        Basis = direction == Direction.OnTarget ? Basis.RelativeDeviation : Basis.RatioToTarget,
        Curve = LinearCurve.Through(new CurvePoint(red, 0), new CurvePoint(amber, 50), new CurvePoint(green, 100)),
        ClampLow = clamped,
        ClampHigh = clamped,
        Bands = BandSet.Limits(50, 100),
        BestAtTarget = 100,
    };

    /// <summary>Above at the target, caution down to the share of it, else below.</summary>
    public static Scale OrderedRules(double caution = 0.9)
    {
        var share = caution.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            Preset = ScalePreset.OrderedRules,
            Curve = new RuleCurve
            {
                Rules =
                [
                    new() { When = "value >= target", Score = 100, Band = "green" },
                    new() { When = $"value >= {share} * target", Score = 50, Band = "amber" },
                    new() { Score = 0, Band = "red" },
                ],
            },
            BestAtTarget = 100,
        };
    }

    /// <summary>0 at the worst value, 100 at the target, the two limits at shares of the way.</summary>
    public static Scale WorstTarget(double amber = Third / 100, double green = TwoThirds / 100) => new()
    {
        Preset = ScalePreset.WorstTarget,
        Basis = Basis.WorstToTarget,
        Curve = LinearCurve.Through(new CurvePoint(0, 0), new CurvePoint(amber, Third), new CurvePoint(green, TwoThirds), new CurvePoint(1, 100)),
        BestAtTarget = 100,
    };

    /// <summary>Best in the middle, 0 at both ends, all three in the measure's own unit.</summary>
    public static Scale Stabilise(double low, double best, double high) => new()
    {
        Preset = ScalePreset.Stabilise,
        Basis = Basis.Value,
        Curve = LinearCurve.Through(new CurvePoint(low, 0), new CurvePoint(best, 100), new CurvePoint(high, 0)),
        BestAtTarget = 100,
    };

    /// <summary>100 where progress is as expected by now; runs on (a roll-up may cap its children).</summary>
    public static Scale Pace(double behind = 0.85, double onTrack = 0.95) => new()
    {
        Preset = ScalePreset.Pace,
        Basis = Basis.Pace,
        Curve = ZeroToHundred,
        ClampLow = false,
        ClampHigh = false,
        Bands = new()
        {
            Bands =
            [
                Band.Red with { Word = "at risk" },
                Band.Amber(100 * behind) with { Word = "behind" },
                Band.Green(100 * onTrack) with { Word = "on track" },
            ],
        },
        BestAtTarget = 100,
    };

    /// <summary>Position between two goalposts, as published indices use it; only the top may be capped.</summary>
    public static Scale Goalposts(bool logarithm = false, bool cap = false) => new()
    {
        Preset = ScalePreset.Goalposts,
        Basis = Basis.MinMaxPosition,
        Logarithm = logarithm,
        Curve = ZeroToHundred,
        ClampLow = false,
        ClampHigh = cap,
    };

    private static LinearCurve ZeroToHundred => LinearCurve.Through(new CurvePoint(0, 0), new CurvePoint(1, 100));
}
