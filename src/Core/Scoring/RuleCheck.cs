using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>
/// Whether ordered rules are well formed and cover every value. Coverage is tried at every value where a comparison changes
/// its answer, and between and beyond those; comparisons that are not straight in the value are tried as if they were.
/// </summary>
internal static class RuleCheck
{
    public static IEnumerable<ScoringProblem> Problems(RuleCurve curve, BandSet bands)
    {
        var problems = new List<ScoringProblem>();
        var conditions = new List<Formula?>();
        if (curve.Rules.Count == 0) problems.Add(new("rules", "Give at least one rule."));
        for (var i = 0; i < curve.Rules.Count; i++)
        {
            var rule = curve.Rules[i];
            var place = $"rules[{i}]";
            if (rule.Score is null && rule.Band is null && rule.Gap is null) problems.Add(new(place, "Say which score or band the rule gives."));
            if (rule.Gap is not null && (rule.Score is not null || rule.Band is not null)) problems.Add(new(place, "A rule gives a score or a reason for grey, not both."));
            if (rule.Score is { } score) problems.AddRange(ScaleCheck.Finite(place, score));
            if (rule.Band is { } band && bands.Named(band) is null) problems.Add(new(place + ".band", $"The scale has no band '{band}'."));
            if (rule.When is null && i < curve.Rules.Count - 1) problems.Add(new(place, "A rule without a condition takes every value; it can only be the last."));
            if (rule.When is not { } when)
            {
                conditions.Add(null);
                continue;
            }
            var parse = FormulaParser.Parse(when, FormulaPurpose.Scale);
            problems.AddRange(parse.Problems.Select(problem => new ScoringProblem(place + ".when", problem.Message)));
            conditions.Add(parse.Formula);
        }
        if (problems.Count == 0 && conditions[^1] is not null && FirstGap([.. conditions.OfType<Formula>()]) is { } gap)
        {
            problems.Add(new("rules", $"No rule covers {gap}; end with a rule without a condition, or close the gap."));
        }
        return problems;
    }

    /// <summary>A stretch of values without an edge inside, or an edge itself (then both ends are the edge).</summary>
    private readonly record struct Stretch(double? Low, double? High)
    {
        public bool IsEdge => Low is { } low && low == High;

        public double Example => (Low, High) switch
        {
            ({ } low, { } high) => (low + high) / 2,
            ({ } low, null) => low + 1,
            (null, { } high) => high - 1,
            _ => 0,
        };
    }

    private static string? FirstGap(Formula[] conditions)
    {
        foreach (var sign in (ReadOnlySpan<double>)[1, -1])
        {
            var at = Example(sign);
            var stretches = Stretches(Edges(conditions, at));
            var open = stretches.SkipWhile(stretch => Covered(conditions, at, stretch)).TakeWhile(stretch => !Covered(conditions, at, stretch)).ToArray();
            if (open.Length > 0) return Named(open[0], open[^1]) + Given(conditions, at);
        }
        return null;
    }

    private static List<Stretch> Stretches(IReadOnlyList<double> edges)
    {
        var stretches = new List<Stretch>();
        double? low = null;
        foreach (var edge in edges)
        {
            stretches.Add(new(low, edge));
            stretches.Add(new(edge, edge));
            low = edge;
        }
        stretches.Add(new(low, null));
        return stretches;
    }

    private static string Named(Stretch first, Stretch last)
    {
        if (first.IsEdge && first == last) return $"the value {ScaleCheck.Text(first.Low!.Value)}";
        var from = first.Low is { } low ? $"{(first.IsEdge ? "from" : "above")} {ScaleCheck.Text(low)}" : null;
        var to = last.High is { } high ? $"{(last.IsEdge ? "up to" : "below")} {ScaleCheck.Text(high)}" : null;
        return from is null && to is null ? "any value" : $"values {string.Join(" and ", new[] { from, to }.OfType<string>())}";
    }

    private static string Given(Formula[] conditions, ScaleInputs at)
    {
        var names = conditions.SelectMany(condition => condition.Names).Distinct().Where(name => name != "value").ToArray();
        var context = new ScaleNames(at);
        return names.Length == 0 ? "" : $" where {string.Join(", ", names.Select(name => $"{name} is {context.Name(name)}"))}";
    }

    private static bool Covered(Formula[] conditions, ScaleInputs at, Stretch stretch)
    {
        var names = new ScaleNames(at with { Value = stretch.Example });
        foreach (var condition in conditions)
        {
            // A condition without an answer is grey for a reason of its own, not a gap.
            if (!Evaluator.Evaluate(condition, names).TryGet(out var truth) || truth != 0) return true;
        }
        return false;
    }

    /// <summary>Where left and right of a comparison are equal, taking both as straight lines in the value.</summary>
    private static List<double> Edges(Formula[] conditions, ScaleInputs at)
    {
        var edges = new SortedSet<double>();
        foreach (var comparison in conditions.SelectMany(condition => Expressions.Parts(condition.Root)).OfType<Comparison>())
        {
            if (Difference(comparison, at, 0) is not { } atZero || Difference(comparison, at, 1) is not { } atOne || atZero == atOne) continue;
            var edge = -atZero / (atOne - atZero);
            if (double.IsFinite(edge)) edges.Add(edge == 0 ? 0 : edge);
        }
        return [.. edges];
    }

    private static double? Difference(Comparison comparison, ScaleInputs at, double value)
    {
        var names = new ScaleNames(at with { Value = value });
        return Side(comparison.Left, names) - Side(comparison.Right, names);
    }

    private static double? Side(Expression side, ScaleNames names) =>
        Evaluator.Evaluate(new Formula("", FormulaPurpose.Scale, side), names).TryGet(out var number) ? number : null;

    private static ScaleInputs Example(double sign) => new()
    {
        Target = 100 * sign,
        Baseline = 50 * sign,
        Benchmark = 105 * sign,
        Red = 80 * sign,
        Amber = 90 * sign,
        Green = 100 * sign,
        Min = 0,
        Max = 200,
        Previous = 95 * sign,
    };
}
