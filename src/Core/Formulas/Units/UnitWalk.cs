using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas.Units;

/// <summary>A null unit is not known. A literal is a bare number that takes on the unit of what it is added to.</summary>
internal readonly record struct OperandUnit(Dimension? Unit, bool IsLiteral = false);

/// <summary>One check of one formula.</summary>
internal sealed class UnitWalk(Func<string, Dimension?> unitOf, Dimension? own)
{
    private static readonly OperandUnit Bare = new(Dimension.None);
    private static readonly OperandUnit Literal = new(Dimension.None, IsLiteral: true);

    internal List<FormulaProblem> Problems { get; } = [];

    internal static string Name(Dimension unit) => unit.IsNone ? "no unit" : unit.ToString();

    internal OperandUnit Of(Expression expression) => expression switch
    {
        NumberLiteral => Literal,
        NameUse => new(own),
        MeasureUse use => Measure(use.Call),
        ChildrenUse use => use.How == Aggregate.Count ? Bare : Measure(use.Call),
        Negation negation => Of(negation.Operand),
        Percentage percentage => Of(percentage.Operand),
        Chain chain => Links(chain),
        Comparison comparison => Compare(comparison),
        FunctionCall call => Call(call),
        _ => Bare,
    };

    private OperandUnit Measure(ReferenceCall call) => call switch
    {
        { Function: ReferenceFunction.Score or ReferenceFunction.Growth } or { Function: ReferenceFunction.Rolling, How: Aggregate.Count } => Bare,
        _ => new(unitOf(call.Code)),
    };

    private OperandUnit Links(Chain chain)
    {
        var result = Of(chain.First);
        foreach (var link in chain.Links)
        {
            var operand = Of(link.Operand);
            result = link.Operator switch
            {
                ArithmeticOperator.Multiply => Product(result, operand, (one, other) => one.Times(other)),
                ArithmeticOperator.Divide => Product(result, operand, (one, other) => one.Over(other)),
                ArithmeticOperator.Power => Power(result, link.Operand),
                _ => Alike(link.Position, result, operand, Words.Of(link.Operator)),
            };
        }

        return result;
    }

    private OperandUnit Compare(Comparison comparison)
    {
        Alike(comparison.Right.Position, Of(comparison.Left), Of(comparison.Right), Words.Of(comparison.Operator));
        return Bare;
    }

    private OperandUnit Call(FunctionCall call)
    {
        var units = call.Arguments.Select(Of).ToList();
        switch (call.Function)
        {
            case Function.Abs or Function.Round:
                return units[0];
            case Function.Sqrt:
                return Root(units[0], 0.5);
            case Function.Power:
                return Power(units[0], call.Arguments[1]);
            case Function.If or Function.Coalesce or Function.Min or Function.Max or Function.Sum or Function.Avg or Function.Count:
                var first = call.Function == Function.If ? 1 : 0;
                var result = units[first];
                for (var i = first + 1; i < units.Count; i++) result = Alike(call.Arguments[i].Position, result, units[i], "and");
                return call.Function == Function.Count ? Bare : result;
            default:
                return Bare;
        }
    }

    private OperandUnit Alike(int position, OperandUnit left, OperandUnit right, string between)
    {
        if (left.Unit is null || right.IsLiteral) return left;
        if (left.IsLiteral) return right;
        if (right.Unit is null) return left;
        if (!left.Unit.Equals(right.Unit))
            Problems.Add(new(position + 1, $"{Name(left.Unit)} {between} {Name(right.Unit)}", "the same unit on both sides"));
        return left;
    }

    private static OperandUnit Product(OperandUnit left, OperandUnit right, Func<Dimension, Dimension, Dimension> make) =>
        new(left.Unit is null || right.Unit is null ? null : make(left.Unit, right.Unit), left.IsLiteral && right.IsLiteral);

    private static OperandUnit Power(OperandUnit number, Expression exponent) => exponent switch
    {
        NumberLiteral literal => Root(number, literal.Value),
        Negation { Operand: NumberLiteral literal } => Root(number, -literal.Value),
        _ => number.Unit is { IsNone: true } ? number : new(null),
    };

    private static OperandUnit Root(OperandUnit number, double exponent) => number with { Unit = number.Unit?.ToThe(exponent) };
}
