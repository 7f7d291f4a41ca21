using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas.Conditions;

/// <summary><c>start + slope × variable</c></summary>
internal readonly record struct Line(double Start, double Slope);

/// <summary>
/// The straight lines an expression can run along: one for arithmetic that stays straight, several for a choice between such (MIN, MAX, ABS, IF, COALESCE), none
/// where it is curved or a part is absent.
/// </summary>
internal static class Lines
{
    private const int Most = 64;

    internal static IReadOnlyList<Line> Of(Expression expression, IFormulaContext others, string variable) => expression switch
    {
        NumberLiteral number => [new(number.Value, 0)],
        NameUse name when name.Name == variable => [new(0, 1)],
        NameUse name => Constant(others.Name(name.Name)),
        MeasureUse { Call.Function: not ReferenceFunction.Growth } measure => Constant(others.Reference(measure.Call)),
        Negation negation => Map(Of(negation.Operand, others, variable), -1),
        Percentage percentage => Map(Of(percentage.Operand, others, variable), 0.01),
        Chain chain => chain.Links.Aggregate(Of(chain.First, others, variable), (lines, link) => Combine(lines, link.Operator, Of(link.Operand, others, variable))),
        Comparison => [new(0, 0), new(1, 0)],
        FunctionCall { Function: Function.Abs } call when Of(call.Arguments[0], others, variable) is var lines => Some(lines.Concat(Map(lines, -1))),
        FunctionCall { Function: Function.Min or Function.Max or Function.Coalesce } call => Some(call.Arguments.SelectMany(argument => Of(argument, others, variable))),
        FunctionCall { Function: Function.If } call => Some(call.Arguments.Skip(1).SelectMany(argument => Of(argument, others, variable))),
        FunctionCall { Function: Function.And or Function.Or or Function.Not } => [new(0, 0), new(1, 0)],
        FunctionCall { Function: Function.Sum } call => call.Arguments
            .Select(argument => Of(argument, others, variable))
            .Aggregate((sum, next) => Combine(sum, ArithmeticOperator.Add, next)),
        _ => [],
    };

    /// <summary>Where any two of the lines cross.</summary>
    internal static IEnumerable<double> Crossings(IReadOnlyList<Line> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            for (var j = i + 1; j < lines.Count; j++)
            {
                var at = (lines[j].Start - lines[i].Start) / (lines[i].Slope - lines[j].Slope);
                if (double.IsFinite(at)) yield return at;
            }
        }
    }

    private static IReadOnlyList<Line> Constant(FormulaValue value) => value.TryGet(out var number) ? [new(number, 0)] : [];

    private static IReadOnlyList<Line> Map(IReadOnlyList<Line> lines, double factor) =>
        [.. lines.Select(line => new Line(line.Start * factor, line.Slope * factor))];

    private static IReadOnlyList<Line> Combine(IReadOnlyList<Line> left, ArithmeticOperator symbol, IReadOnlyList<Line> right) =>
        Some(left.SelectMany(one => right.Select(other => Combine(one, symbol, other))).OfType<Line>());

    private static Line? Combine(Line left, ArithmeticOperator symbol, Line right) => symbol switch
    {
        ArithmeticOperator.Add => new(left.Start + right.Start, left.Slope + right.Slope),
        ArithmeticOperator.Subtract => new(left.Start - right.Start, left.Slope - right.Slope),
        ArithmeticOperator.Multiply when right.Slope == 0 => new(left.Start * right.Start, left.Slope * right.Start),
        ArithmeticOperator.Multiply when left.Slope == 0 => new(left.Start * right.Start, left.Start * right.Slope),
        ArithmeticOperator.Divide when right is { Slope: 0, Start: not 0 } => new(left.Start / right.Start, left.Slope / right.Start),
        _ => null,
    };

    private static IReadOnlyList<Line> Some(IEnumerable<Line> lines) => [.. lines.Distinct().Take(Most)];
}
