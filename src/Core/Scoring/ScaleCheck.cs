using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>All that keeps a scale from being used. A scale without problems compiles.</summary>
public static class ScaleCheck
{
    /// <param name="targetMayBeZeroOrLess">The measure's targets are not all above zero.</param>
    public static IReadOnlyList<ScoringProblem> Problems(Scale scale, Direction direction, bool targetMayBeZeroOrLess = false)
    {
        List<ScoringProblem> problems =
        [
            .. Basis(scale, direction, targetMayBeZeroOrLess),
            .. Curve(scale, direction),
            .. Bands(scale.Bands),
        ];
        if (scale is { LowEnd: { } low, HighEnd: { } high } && !(low < high))
        {
            problems.Add(new("ends", $"The low end {Text(low)} must lie below the high end {Text(high)}."));
        }
        if (problems.Count == 0 && !Compares(scale)) problems.Add(new("bands", "The scale's ends and limits are all the same score."));
        return problems;
    }

    private static IEnumerable<ScoringProblem> Basis(Scale scale, Direction direction, bool targetMayBeZeroOrLess)
    {
        if (scale.Curve is not (LinearCurve or StepCurve)) yield break;
        if (targetMayBeZeroOrLess && scale.Basis is Measures.Scales.Basis.RatioToTarget or Measures.Scales.Basis.RelativeDeviation)
        {
            yield return new("basis", "A ratio to the target has no meaning where the target can be zero or less; use the goal / red flag scale.");
        }
        if (direction == Direction.OnTarget && scale.Basis == Measures.Scales.Basis.MinMaxPosition)
        {
            yield return new("basis", "A position between minimum and maximum has no best in the middle; use the stabilise scale.");
        }
    }

    private static IEnumerable<ScoringProblem> Curve(Scale scale, Direction direction) => scale.Curve switch
    {
        LinearCurve line => Line(line, scale.Preset, direction),
        StepCurve steps => Steps(steps),
        YesNoCurve yesNo => Finite("curve", yesNo.Yes, yesNo.No),
        WordCurve words => Words(words),
        RuleCurve rules => RuleCheck.Problems(rules, scale.Bands),
        ExpressionCurve expression => Parse("expression", expression.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale.Curve, "There is no such curve."),
    };

    private static IEnumerable<ScoringProblem> Line(LinearCurve line, ScalePreset? preset, Direction direction)
    {
        if (line.Points.Count < 2) yield return new("points", $"A line needs two points or more, not {line.Points.Count}.");
        foreach (var problem in line.Points.SelectMany(point => Finite("points", point.X, point.Score)).Distinct()) yield return problem;
        foreach (var twice in line.Points.GroupBy(point => point.X).Where(group => group.Count() > 1))
        {
            yield return new("points", $"Two points share x = {Text(twice.Key)}.");
        }
        if (preset != ScalePreset.ActualOverTarget) yield break;
        var byScore = line.Points.OrderBy(point => point.Score).Select(point => point.X).ToArray();
        var rises = byScore.Zip(byScore.Skip(1)).All(pair => pair.First < pair.Second);
        var falls = byScore.Zip(byScore.Skip(1)).All(pair => pair.First > pair.Second);
        if (direction == Direction.Higher && !rises) yield return new("points", "Where higher is better, red lies below amber and amber below green.");
        if (direction != Direction.Higher && !falls) yield return new("points", "Where lower or on target is better, red lies above amber and amber above green.");
    }

    private static IEnumerable<ScoringProblem> Steps(StepCurve curve)
    {
        if (curve.Steps.Count == 0) yield return new("steps", "Give at least one step.");
        foreach (var problem in Finite("steps", [curve.Below, .. curve.Steps.SelectMany(step => new[] { step.From, step.Score })])) yield return problem;
        foreach (var twice in curve.Steps.GroupBy(step => (step.From, step.Above)).Where(group => group.Count() > 1))
        {
            yield return new("steps", $"Two steps begin {(twice.Key.Above ? "above" : "at")} {Text(twice.Key.From)}.");
        }
    }

    private static IEnumerable<ScoringProblem> Words(WordCurve curve)
    {
        if (curve.Words.Count == 0) yield return new("words", "Give at least one word.");
        foreach (var problem in Finite("words", [.. curve.Words.Select(word => word.Score)])) yield return problem;
        if (curve.Words.Any(word => string.IsNullOrWhiteSpace(word.Word))) yield return new("words", "A word may not be blank.");
        foreach (var twice in curve.Words.GroupBy(word => word.Word?.Trim(), StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return new("words", $"'{twice.Key}' stands there twice.");
        }
    }

    private static IEnumerable<ScoringProblem> Bands(BandSet set)
    {
        var bands = set.Bands;
        if (bands.Count == 0)
        {
            yield return new("bands", "Give at least one band.");
            yield break;
        }
        if (bands[0].LowerLimit is not null) yield return new("bands[0]", $"The lowest band, '{bands[0].Code}', has no lower limit: every score below the next band is in it.");
        for (var i = 1; i < bands.Count; i++)
        {
            var place = $"bands[{i}]";
            if (bands[i].LowerLimit is not { } limit || !double.IsFinite(limit))
            {
                yield return new(place, $"Say from which score '{bands[i].Code}' begins.");
            }
            else if (bands[i - 1].LowerLimit is { } below && !(limit > below || (limit == below && bands[i].AboveLimit && !bands[i - 1].AboveLimit)))
            {
                yield return new(place, $"'{bands[i].Code}' begins at {Text(limit)}, not above '{bands[i - 1].Code}'; bands go from the worst to the best.");
            }
            if (bands[i].Status < bands[i - 1].Status) yield return new(place, $"'{bands[i].Code}' stands above '{bands[i - 1].Code}' but means a worse status.");
        }
        foreach (var twice in bands.GroupBy(band => band.Code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return new("bands", $"Two bands are called '{twice.Key}'.");
        }
    }

    internal static IEnumerable<ScoringProblem> Parse(string place, string text, FormulaPurpose purpose = FormulaPurpose.Scale) =>
        FormulaParser.Parse(text, purpose).Problems.Select(problem => new ScoringProblem(place, problem.Message));

    internal static IEnumerable<ScoringProblem> Finite(string place, params double[] numbers)
    {
        if (!numbers.All(double.IsFinite)) yield return new(place, "Every number must be finite.");
    }

    internal static string Text(double number) => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static bool Compares(Scale scale)
    {
        try
        {
            _ = ComparableScore.Line(scale);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
