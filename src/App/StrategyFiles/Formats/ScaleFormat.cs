using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>A scale in a map: a preset and what differs from it, or every part of a scale of one's own.</summary>
internal sealed class ScaleFormat : Shape<Scale>
{
    private static readonly KeysOf<ScaleParts> Key = new();

    public static WordShape<ScalePreset> Preset { get; } = new();

    public static ScaleFormat Shape { get; } = new();

    private static readonly ImmutableArray<string> Deciding = ["preset", "points", "steps", "yes-no", "words", "rules", "expression"];

    private static readonly MapShape<ScaleParts> Parts = new("scale", "How a value becomes a score and a band.", () => new(),
        Key.Of("preset", Preset, p => p.Preset, (p, preset) => p with { Preset = preset },
            "The named scale this one starts from; the keys below then say only what differs."),
        Key.Of("red", Shaped.Number, p => p.Red, (p, x) => p with { Red = x }, "actual-over-target: the ratio that scores 0; 0.8 unless said."),
        Key.Of("amber", Shaped.Number, p => p.Amber, (p, x) => p with { Amber = x }, "actual-over-target: the ratio that scores 50; 0.9 unless said. worst-target: the share of the way at which amber begins."),
        Key.Of("green", Shaped.Number, p => p.Green, (p, x) => p with { Green = x }, "actual-over-target: the ratio that scores 100; 1 unless said. worst-target: the share of the way at which green begins."),
        Key.Of("caution", Shaped.Share, p => p.Caution, (p, x) => p with { Caution = x }, "ordered-rules: the share of the target down to which it is caution; 0.9 unless said."),
        Key.Of("low", Shaped.Number, p => p.Low, (p, x) => p with { Low = x }, "stabilise: the low value that scores 0."),
        Key.Of("best", Shaped.Number, p => p.Best, (p, x) => p with { Best = x }, "stabilise: the value that scores 100."),
        Key.Of("high", Shaped.Number, p => p.High, (p, x) => p with { High = x }, "stabilise: the high value that scores 0."),
        Key.Of("behind", Shaped.Share, p => p.Behind, (p, x) => p with { Behind = x }, "pace: the share of expected progress from which it is behind rather than at risk; 0.85 unless said."),
        Key.Of("on-track", Shaped.Share, p => p.OnTrack, (p, x) => p with { OnTrack = x }, "pace: the share of expected progress from which it is on track; 0.95 unless said."),
        Key.Of("basis", new WordShape<Basis>(), p => p.Basis, (p, basis) => p with { Basis = basis },
            "What the curve looks at: value (default), ratio-to-target, relative-deviation, progress, min-max-position, pace, worst-to-target or red-to-goal."),
        Key.Of("logarithm", Shaped.YesNo, p => p.Logarithm, (p, yes) => p with { Logarithm = yes }, "Take the natural logarithm of the value and its reference points first; no unless said."),
        Key.Of("points", new PointsShape(), p => p.Points, (p, curve) => p with { Points = curve }, "Straight lines through x: score, two points or more."),
        Key.Of("steps", new ListShape<Step>(CurveShapes.Step), p => p.Steps, (p, steps) => p with { Steps = steps }, "A staircase: a list of from (or above) and score."),
        Key.Of("below", Shaped.Number, p => p.Below, (p, score) => p with { Below = score }, "With steps: the score below the first; 0 unless said."),
        Key.Of("yes-no", CurveShapes.YesNo, p => p.YesNo, (p, curve) => p with { YesNo = curve }, "Scores of the words yes and no."),
        Key.Of("words", new WordsShape(), p => p.Words, (p, curve) => p with { Words = curve }, "Scores of words, one word: score a line."),
        Key.Of("rules", CurveShapes.Rules, p => p.Rules, (p, curve) => p with { Rules = curve }, "Ordered rules, the first whose condition holds decides; together they must cover every value."),
        Key.Of("expression", Shaped.Formula, p => p.Expression, (p, formula) => p with { Expression = formula },
            "A formula over value, target, baseline, benchmark, red, amber, green, min, max and previous whose result is the score."),
        Key.Of("clamp", new WordShape<Clamp>(), p => p.Clamp, (p, clamp) => p with { Clamp = clamp },
            "Where the score stops at the curve's ends: both (default), low, high or none (the line runs on)."),
        Key.Of("bands", BandsShape.Shape, p => p.Bands, (p, bands) => p with { Bands = bands },
            "Limits of amber and green (and exceeds), or the list of bands, lowest first."),
        Key.Of("best-at-target", new UnsetShape(), p => p.BestAtTarget, (p, best) => p with { BestAtTarget = best },
            "The score of a value exactly on target where hitting the target is the best there is; none where the scale goes on beyond it."),
        Key.Of("low-end", Shaped.Number, p => p.LowEnd, (p, score) => p with { LowEnd = score }, "The score that compares as 0; the curve's lowest unless said."),
        Key.Of("high-end", Shaped.Number, p => p.HighEnd, (p, score) => p with { HighEnd = score }, "The score that compares as 100; the curve's highest unless said."));

    public static IEnumerable<(string Name, string About)> Keys => Parts.Keys.Select(key => (key.Name, key.About));

    public static IReadOnlyCollection<string> KeyNames { get; } = [.. Parts.Keys.Select(key => key.Name)];

    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out Scale value)
    {
        value = default;
        return Parts.TryRead(node, reading, out var parts) && TryBuild((MapNode)node, parts, reading, out value);
    }

    /// <summary>Reads a scale from a map that has other keys too.</summary>
    public static Scale? ReadFrom(MapNode map, FileReading reading) =>
        TryBuild(map, Parts.ReadKeys(new(), map, reading), reading, out var scale) ? scale : null;

    public override DocumentNode Write(Scale value, FileWriting writing) => Parts.Write(PartsOf(value), writing);

    public static IEnumerable<MapEntry> WriteInto(Scale value, FileWriting writing) => Parts.WriteKeys(PartsOf(value), writing);

    public override JsonObject Schema(SchemaBook book) => Parts.Schema(book);

    public static JsonObject Properties(SchemaBook book) => Parts.Properties(book);

    private static bool TryBuild(MapNode map, ScaleParts parts, FileReading reading, [MaybeNullWhen(false)] out Scale scale)
    {
        scale = null;
        var before = reading.Count;
        var curves = parts.Curves.ToImmutableArray();
        if (curves.Length > 1)
            reading.Report(map[curves[1].Key]!.Place, $"A scale has one curve: '{curves[0].Key}' stands here already.");
        if (parts.Preset is null && Deciding.All(key => map[key] is null))
            reading.Report(map.Place, "Say how x becomes a score: preset, points, steps, yes-no, words, rules or expression.");
        if (parts.Below is not null && parts.Steps is null)
            reading.Report(map["below"]!.Place, "'below' belongs to 'steps', which are not said here.");
        foreach (var number in new[] { "red", "amber", "green", "caution", "low", "best", "high", "behind", "on-track" })
            if (map[number] is { } said && (parts.Preset is not { } preset || !ScalePresetParts.Numbers(preset).Contains(number)))
                reading.Report(said.Place, parts.Preset is { } named ? $"The preset {Preset.WordOf(named)} has no '{number}'." : $"'{number}' belongs to a preset: say which.");
        if (parts.Preset is { } given && curves.IsEmpty)
            foreach (var needed in ScalePresetParts.Needed(given).Where(needed => map[needed] is null))
                reading.Report(map.Place, $"The preset {Preset.WordOf(given)} needs '{needed}'.");
        if (reading.Count > before)
            return false;

        var start = ScalePresetParts.Make(parts);
        scale = start with
        {
            Basis = parts.Basis ?? start.Basis,
            Logarithm = parts.Logarithm ?? start.Logarithm,
            Curve = curves.IsEmpty ? start.Curve : curves[0].Curve,
            ClampLow = parts.Clamp is { } low ? low is Clamp.Both or Clamp.Low : start.ClampLow,
            ClampHigh = parts.Clamp is { } high ? high is Clamp.Both or Clamp.High : start.ClampHigh,
            Bands = parts.Bands ?? start.Bands,
            BestAtTarget = parts.BestAtTarget is { } best ? best.Value : start.BestAtTarget,
            LowEnd = parts.LowEnd ?? start.LowEnd,
            HighEnd = parts.HighEnd ?? start.HighEnd,
        };
        return true;
    }

    private static ScaleParts PartsOf(Scale scale)
    {
        var parts = ScalePresetParts.Of(scale);
        var start = ScalePresetParts.Make(parts);
        if (scale.Basis != start.Basis)
            parts = parts with { Basis = scale.Basis };
        if (scale.Logarithm != start.Logarithm)
            parts = parts with { Logarithm = scale.Logarithm };
        if (scale.Preset is null || !scale.Curve.Equals(start.Curve))
            parts = scale.Curve switch
            {
                LinearCurve line => parts with { Points = line },
                StepCurve steps => parts with { Steps = [.. steps.Steps], Below = steps.Below == 0 ? null : steps.Below },
                YesNoCurve yesNo => parts with { YesNo = yesNo },
                WordCurve words => parts with { Words = words },
                RuleCurve rules => parts with { Rules = rules },
                ExpressionCurve expression => parts with { Expression = expression.Text },
                _ => parts,
            };
        if (scale.ClampLow != start.ClampLow || scale.ClampHigh != start.ClampHigh)
            parts = parts with { Clamp = (scale.ClampLow, scale.ClampHigh) switch { (true, true) => Clamp.Both, (true, false) => Clamp.Low, (false, true) => Clamp.High, _ => Clamp.None } };
        if (!scale.Bands.Equals(start.Bands))
            parts = parts with { Bands = scale.Bands };
        if (!Nullable.Equals(scale.BestAtTarget, start.BestAtTarget))
            parts = parts with { BestAtTarget = new(scale.BestAtTarget) };
        return parts with { LowEnd = scale.LowEnd, HighEnd = scale.HighEnd };
    }
}
