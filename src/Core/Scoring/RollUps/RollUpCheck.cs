using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.RollUps;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>All that keeps a roll-up rule from being used. A rule without problems compiles.</summary>
public static class RollUpCheck
{
    /// <param name="childCodes">The node's children; none where they are not known yet.</param>
    public static IReadOnlyList<ScoringProblem> Problems(RollUpRule rule, IReadOnlyCollection<string>? childCodes = null)
    {
        var problems = new List<ScoringProblem>();
        if (rule.Method == RollUpMethod.Expression) problems.AddRange(Expression(rule.Expression, childCodes));
        else if (rule.Expression is not null) problems.Add(new("expression", "An expression is only read where the method is expression."));
        if (rule.Minimum is { } minimum)
        {
            if (!(minimum.Share is >= 0 and <= 1)) problems.Add(new("minimum", "The share that must be present lies between 0 and 1."));
            if (minimum.Count < 0) problems.Add(new("minimum", "The number of children that must be present is 0 or more."));
        }
        if (!(rule.ChildShare is >= 0 and <= 1)) problems.Add(new("childShare", "The child scorecards' share lies between 0 and 1."));
        return problems;
    }

    private static IEnumerable<ScoringProblem> Expression(string? text, IReadOnlyCollection<string>? childCodes)
    {
        if (string.IsNullOrWhiteSpace(text)) return [new("expression", "Give the formula over the children.")];
        var parse = FormulaParser.Parse(text, FormulaPurpose.RollUp);
        if (parse.Formula is not { } formula) return parse.Problems.Select(problem => new ScoringProblem("expression", problem.Message));
        return formula.Children
            .Where(code => childCodes is not null && !childCodes.Contains(code, StringComparer.OrdinalIgnoreCase))
            .Select(code => new ScoringProblem("expression", $"There is no child {code}."));
    }
}
