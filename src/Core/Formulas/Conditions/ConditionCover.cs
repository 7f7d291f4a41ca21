using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas.Conditions;

/// <summary>
/// Whether conditions over one variable cover every value of it. All other names have the numbers a context gives them. The truth of a
/// condition can change only where the two sides of one of its comparisons cross (a number that stands for a truth is compared with 0), so it is enough
/// to try those values, one between each two, and one beyond each end: exact for sides that are straight lines in the variable, and for MIN, MAX, ABS and IF
/// of such; curves are searched.
/// </summary>
public static class ConditionCover
{
    /// <summary>
    /// The lowest values for which none of the conditions holds, or null if there are none. A condition that is absent does not hold.
    /// </summary>
    public static ConditionGap? FirstGap(IReadOnlyList<Formula> conditions, IFormulaContext others, string variable = "value")
    {
        ArgumentNullException.ThrowIfNull(conditions);
        ArgumentNullException.ThrowIfNull(others);
        var crossings = conditions.SelectMany(condition => Crossings(condition.Root, others, variable)).Distinct().Order().ToList();
        if (crossings.Count == 0) return Holds(0) ? null : new ConditionGap(null, false, null, false);

        // The odd places are the crossings, the even ones the open stretches around them.
        var places = 2 * crossings.Count + 1;
        for (var first = 0; first < places; first++)
        {
            if (Holds(At(first))) continue;
            var last = first;
            while (last + 1 < places && !Holds(At(last + 1))) last++;
            double? from = first == 0 ? null : crossings[(first - 1) / 2];
            double? to = last == places - 1 ? null : crossings[last / 2];
            return new ConditionGap(from, first % 2 == 1, to, last % 2 == 1);
        }

        return null;

        double At(int place)
        {
            if (place % 2 == 1) return crossings[place / 2];
            if (place == 0) return crossings[0] - Math.Max(1, Math.Abs(crossings[0]));
            if (place == places - 1) return crossings[^1] + Math.Max(1, Math.Abs(crossings[^1]));
            return crossings[place / 2 - 1] + (crossings[place / 2] - crossings[place / 2 - 1]) / 2;
        }

        bool Holds(double value)
        {
            var context = new WithVariable(others, variable, value);
            return conditions.Any(condition => Evaluator.Evaluate(condition, context).TryGet(out var truth) && truth != 0);
        }
    }

    private static IEnumerable<double> Crossings(Expression root, IFormulaContext others, string variable)
    {
        foreach (var part in Expressions.Parts(root).Concat(Truths(root)))
        {
            IReadOnlyList<Expression> sides = part switch
            {
                Comparison comparison => [comparison.Left, comparison.Right],
                FunctionCall { Function: Function.Min or Function.Max } call => call.Arguments,
                FunctionCall { Function: Function.Abs } call => [call.Arguments[0], new NumberLiteral(0, 0)],
                _ => [],
            };
            var lines = sides.Select(side => Lines.Of(side, others, variable)).ToList();
            var found = part is Comparison curved && lines.Any(side => side.Count == 0)
                ? Curves.Crossings(value => Difference(curved, new WithVariable(others, variable, value)))
                : Lines.Crossings([.. lines.SelectMany(side => side)]);
            foreach (var crossing in found) yield return crossing;
        }
    }

    /// <summary>Numbers that stand where a truth is asked for, each as the comparison it amounts to.</summary>
    private static IEnumerable<Comparison> Truths(Expression root) => Expressions.Parts(root)
        .SelectMany(part => part switch
        {
            FunctionCall { Function: Function.And or Function.Or or Function.Not } call => call.Arguments,
            FunctionCall { Function: Function.If } call => call.Arguments.Take(1),
            _ => [],
        })
        .Prepend(root)
        .Where(truth => truth is not Comparison)
        .Select(truth => new Comparison(truth.Position, truth, ComparisonOperator.NotEqual, new NumberLiteral(truth.Position, 0)));

    private static FormulaValue Difference(Comparison comparison, IFormulaContext context)
    {
        var link = new Link(comparison.Position, ArithmeticOperator.Subtract, comparison.Right);
        return new Evaluation(context, FormulaLimits.Default.Steps).Run(new Chain(comparison.Position, comparison.Left, [link]));
    }

    private sealed class WithVariable(IFormulaContext others, string variable, double value) : IFormulaContext
    {
        public FormulaValue Name(string name) => name == variable ? FormulaValue.Of(value) : others.Name(name);

        public FormulaValue Reference(ReferenceCall call) => others.Reference(call);
    }
}
