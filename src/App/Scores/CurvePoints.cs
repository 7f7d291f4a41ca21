using System.Globalization;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Numbers;
using Binnacle.Core.Scoring;

namespace Binnacle.App.Scores;

/// <summary>A scale's curve as a list a person can follow, with the part that decided.</summary>
internal static class CurvePoints
{
    public static string KindOf(Curve curve) => curve switch
    {
        LinearCurve => "linear",
        StepCurve => "steps",
        YesNoCurve => "yesNo",
        WordCurve => "words",
        RuleCurve => "rules",
        ExpressionCurve => "expression",
        _ => throw new ArgumentException($"There is no name for {curve.GetType().Name}.", nameof(curve)),
    };

    public static IReadOnlyList<CurvePointView> Of(Curve curve, CurveHit hit) => curve switch
    {
        LinearCurve line =>
        [
            .. line.Points.OrderBy(point => point.X)
                .Select((point, i) => new CurvePointView(Text(point.X), point.Score, hit.Kind != HitKind.None && (i == hit.Index || (hit.Kind == HitKind.Segment && i == hit.Index + 1)))),
        ],
        StepCurve steps =>
        [
            new("otherwise", steps.Below, hit is { Kind: HitKind.Step, Index: -1 }),
            .. steps.Steps.OrderBy(step => step.From)
                .Select((step, i) => new CurvePointView((step.Above ? "> " : "≥ ") + Text(step.From), step.Score, hit.Kind == HitKind.Step && hit.Index == i)),
        ],
        YesNoCurve yesNo => [new("yes", yesNo.Yes, hit is { Kind: HitKind.Word, Index: 0 }), new("no", yesNo.No, hit is { Kind: HitKind.Word, Index: 1 })],
        WordCurve words => [.. words.Words.Select((word, i) => new CurvePointView(word.Word, word.Score, hit.Kind == HitKind.Word && hit.Index == i))],
        RuleCurve rules => [.. rules.Rules.Select((rule, i) => new CurvePointView(rule.When ?? "otherwise", rule.Score, hit.Kind == HitKind.Rule && hit.Index == i))],
        ExpressionCurve expression => [new(expression.Text, null, hit.Kind == HitKind.Expression)],
        _ => [],
    };

    /// <summary>"between 1 → 66.7 and 2 → 100"; null where the curve was not reached.</summary>
    public static string? HitText(Curve curve, CurveHit hit)
    {
        var points = Of(curve, hit);
        string At(int index) => index >= 0 && index < points.Count ? Pair(points[index]) : "the end";
        return hit.Kind switch
        {
            HitKind.None => null,
            HitKind.Point => $"exactly at {At(hit.Index)}",
            HitKind.Segment => $"between {At(hit.Index)} and {At(hit.Index + 1)}",
            HitKind.Held => $"held at {At(hit.Index)}",
            HitKind.RunOn => $"on the line run on beyond {At(hit.Index)}",
            HitKind.Expression => "by the expression",
            _ => points.FirstOrDefault(point => point.Hit) is { } decided ? $"by {Pair(decided)}" : null,
        };
    }

    public static string BasisText(Basis basis, bool logarithm, Direction direction)
    {
        var formula = basis switch
        {
            Basis.Value => "v",
            Basis.RatioToTarget => "v / t",
            Basis.RelativeDeviation => "|v − t| / |t|",
            Basis.Progress => "(v − b) / (t − b)",
            Basis.MinMaxPosition => direction == Direction.Lower ? "(max − v) / (max − min)" : "(v − min) / (max − min)",
            Basis.Pace => "(v − b) / (t − b) ÷ expected progress",
            Basis.WorstToTarget => "(v − worst) / (t − worst)",
            Basis.RedToGoal => direction == Direction.OnTarget ? "1 − |v − g| / |g − r|" : "(v − r) / (g − r)",
            _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "There is no such basis."),
        };
        return logarithm ? formula + " of natural logarithms" : formula;
    }

    private static string Pair(CurvePointView point) => point.Score is { } score ? $"{point.X} → {Text(score)}" : point.X;

    private static string Text(double number) => DisplayRounding.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
