using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Conditions;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>Whether ordered rules are well formed and cover every value.</summary>
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
            problems.Add(new("rules", $"The rules leave out {gap}; end with a rule without a condition, or close the gap."));
        }
        return problems;
    }

    /// <summary>Tried with targets on either side of zero.</summary>
    private static string? FirstGap(Formula[] conditions)
    {
        foreach (var sign in (ReadOnlySpan<double>)[1, -1])
        {
            var names = new ScaleNames(Example(sign));
            if (ConditionCover.FirstGap(conditions, names) is { } gap) return gap.Text() + Given(conditions, names);
        }
        return null;
    }

    private static string Given(Formula[] conditions, ScaleNames names)
    {
        var others = conditions.SelectMany(condition => condition.Names).Distinct().Where(name => name != "value").ToArray();
        return others.Length == 0 ? "" : $" where {string.Join(", ", others.Select(name => $"{name} is {names.Name(name)}"))}";
    }

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
