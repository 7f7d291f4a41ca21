using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>
/// Scores of different scales made comparable: every scale's own limits fall on 100/3 and 200/3 and its ends on 0 and 100.
/// Where hitting the target is the best there is, the target counts as 200/3; if such a scale runs on, 100 is reached as far
/// beyond the target as the red limit lies before it (docs/design/scoring.md, "Comparable score").
/// </summary>
public static class ComparableScore
{
    public static double From(Scale scale, double native) => Line(scale).At(native);

    /// <summary>The mapping itself; build it once for many scores.</summary>
    public static PiecewiseLine Line(Scale scale)
    {
        var (low, high) = Ends(scale);
        var amber = scale.Bands.Has(Status.Amber) ? scale.Bands.LimitOf(Status.Amber) : null;
        var green = scale.Bands.LimitOf(Status.Green);

        var points = new List<CurvePoint>();
        Add(points, low, 0);
        Limit(points, amber, BandSet.RedAmberLimit);
        Limit(points, green, BandSet.AmberGreenLimit);
        if (scale.BestAtTarget is { } best)
        {
            Add(points, best, BandSet.AmberGreenLimit);
            if (!scale.ClampHigh) Add(points, best + (best - (amber ?? low)), 100);
        }
        else
        {
            Add(points, high, 100);
        }
        if (points.Count < 2) throw new ArgumentException("The scale's ends and limits are all the same score.", nameof(scale));
        return new(points, scale.ClampLow, scale.ClampHigh);
    }

    /// <summary>All that the mapping depends on.</summary>
    internal static ComparableEnds EndsOf(Scale scale) => new(scale.Bands, Ends(scale), scale.BestAtTarget, scale.ClampLow, scale.ClampHigh);

    private static void Add(List<CurvePoint> points, double native, double comparable)
    {
        if (points.Count == 0 || native > points[^1].X) points.Add(new(native, comparable));
    }

    /// <summary>A limit wins over an end that lies on it or beyond: what just reaches a band compares as just reaching it.</summary>
    private static void Limit(List<CurvePoint> points, double? limit, double comparable)
    {
        if (limit is not { } native) return;
        while (points.Count > 0 && points[^1].X >= native) points.RemoveAt(points.Count - 1);
        points.Add(new(native, comparable));
    }

    private static (double Low, double High) Ends(Scale scale)
    {
        var (low, high) = scale.Curve switch
        {
            LinearCurve line => Range(line.Points),
            StepCurve steps => Range(steps.Steps.Select(step => step.Score).Append(steps.Below)),
            YesNoCurve yesNo => Range([yesNo.Yes, yesNo.No]),
            WordCurve words => Range(words.Words.Select(word => word.Score)),
            RuleCurve rules => Range(rules.Rules.Where(rule => rule.Score is not null).Select(rule => rule.Score!.Value)),
            _ => (0.0, 100.0),
        };
        return (scale.LowEnd ?? low, scale.HighEnd ?? high);
    }

    private static (double Low, double High) Range(IReadOnlyList<CurvePoint> points)
    {
        if (points.Count == 0) return (0, 100);
        var (low, high) = (points[0].Score, points[0].Score);
        for (var at = 1; at < points.Count; at++) (low, high) = (Math.Min(low, points[at].Score), Math.Max(high, points[at].Score));
        return (low, high);
    }

    private static (double Low, double High) Range(IEnumerable<double> scores)
    {
        var all = scores.ToArray();
        return all.Length == 0 ? (0, 100) : (all.Min(), all.Max());
    }
}

/// <summary>What decides how a scale's scores compare.</summary>
internal readonly record struct ComparableEnds(BandSet Bands, (double Low, double High) Ends, double? BestAtTarget, bool ClampLow, bool ClampHigh);
