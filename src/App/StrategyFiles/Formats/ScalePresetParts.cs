using System.Collections.Immutable;
using System.Globalization;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>Which numbers each preset takes, how they make the scale, and how they are read back from one.</summary>
internal static class ScalePresetParts
{
    public static ImmutableArray<string> Numbers(ScalePreset preset) => preset switch
    {
        ScalePreset.ActualOverTarget => ["red", "amber", "green"],
        ScalePreset.OrderedRules => ["caution"],
        ScalePreset.WorstTarget => ["amber", "green"],
        ScalePreset.Stabilise => ["low", "best", "high"],
        ScalePreset.Pace => ["behind", "on-track"],
        _ => [],
    };

    /// <summary>The numbers a preset cannot do without.</summary>
    public static ImmutableArray<string> Needed(ScalePreset preset) => preset == ScalePreset.Stabilise ? Numbers(preset) : [];

    public static Scale Make(ScaleParts parts) => parts.Preset switch
    {
        ScalePreset.GoalRedFlag => ScalePresets.GoalRedFlag,
        ScalePreset.MinMax => ScalePresets.MinMax(),
        ScalePreset.BaselineTarget => ScalePresets.BaselineTarget(),
        ScalePreset.ActualOverTarget => ScalePresets.ActualOverTarget(parts.Red ?? 0.8, parts.Amber ?? 0.9, parts.Green ?? 1),
        ScalePreset.OrderedRules => parts.Caution is { } caution ? ScalePresets.OrderedRules(caution) : ScalePresets.OrderedRules(),
        ScalePreset.WorstTarget => ScalePresets.WorstTarget(parts.Amber ?? BandSet.RedAmberLimit / 100, parts.Green ?? BandSet.AmberGreenLimit / 100),
        ScalePreset.Stabilise => ScalePresets.Stabilise(parts.Low ?? 0, parts.Best ?? 50, parts.High ?? 100),
        ScalePreset.Pace => ScalePresets.Pace(parts.Behind ?? 0.85, parts.OnTrack ?? 0.95),
        ScalePreset.Goalposts => ScalePresets.Goalposts(),
        _ => new Scale { Curve = ScalePresets.GoalRedFlag.Curve },
    };

    /// <summary>The preset and the numbers that come closest to the scale.</summary>
    public static ScaleParts Of(Scale scale)
    {
        var parts = new ScaleParts { Preset = scale.Preset };
        var x = scale.Curve is LinearCurve line ? line.Points.Select(point => point.X).ToArray() : [];
        return scale.Preset switch
        {
            ScalePreset.ActualOverTarget when x.Length == 3 => parts with { Red = x[0], Amber = x[1], Green = x[2] },
            ScalePreset.OrderedRules => parts with { Caution = CautionOf(scale.Curve) },
            ScalePreset.WorstTarget when x.Length == 4 => parts with
            {
                Amber = x[1] == BandSet.RedAmberLimit / 100 ? null : x[1],
                Green = x[2] == BandSet.AmberGreenLimit / 100 ? null : x[2],
            },
            ScalePreset.Stabilise when x.Length == 3 => parts with { Low = x[0], Best = x[1], High = x[2] },
            ScalePreset.Stabilise => parts with { Low = 0, Best = 50, High = 100 },
            ScalePreset.Pace => parts with { Behind = PaceOf(scale, 1, 0.85), OnTrack = PaceOf(scale, 2, 0.95) },
            _ => parts,
        };
    }

    private static double? CautionOf(Curve curve)
    {
        const string Before = "value >= ";
        const string After = " * target";
        return curve is RuleCurve { Rules: [_, { When: { } when }, ..] } && when.StartsWith(Before, StringComparison.Ordinal) && when.EndsWith(After, StringComparison.Ordinal)
            && when.Length > Before.Length + After.Length
            && double.TryParse(when[Before.Length..^After.Length], NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share != 0.9
            ? share
            : null;
    }

    private static double? PaceOf(Scale scale, int band, double standard) =>
        scale.Bands.Bands.Count > band && scale.Bands.Bands[band].LowerLimit is { } limit && limit != 100 * standard ? limit / 100 : null;
}
