using System.Globalization;
using System.Text;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas.Ast;

/// <summary>Walks over trees.</summary>
public static class Expressions
{
    /// <summary>The expression and all its parts in the order of the text.</summary>
    public static IEnumerable<Expression> Parts(Expression expression)
    {
        yield return expression;
        foreach (var part in Operands(expression).SelectMany(Parts)) yield return part;
    }

    /// <summary>The expression in canonical writing.</summary>
    public static string Write(Expression expression)
    {
        var text = new StringBuilder();
        Write(text, expression, 0);
        return text.ToString();
    }

    private static IEnumerable<Expression> Operands(Expression expression) => expression switch
    {
        Negation negation => [negation.Operand],
        Percentage percentage => [percentage.Operand],
        Comparison comparison => [comparison.Left, comparison.Right],
        Chain chain => chain.Links.Select(link => link.Operand).Prepend(chain.First),
        FunctionCall call => call.Arguments,
        _ => [],
    };

    private static void Write(StringBuilder text, Expression expression, int rank)
    {
        var own = Rank(expression);
        if (own < rank) text.Append('(');
        switch (expression)
        {
            case NumberLiteral number:
                text.Append(number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case NameUse name:
                text.Append(name.Name);
                break;
            case MeasureUse use:
                text.Append(use.Call);
                break;
            case ChildrenUse use:
                text.Append(Words.Children).Append('(').Append(Words.Of(use.How)).Append(", ").Append(use.Call).Append(')');
                break;
            case ChildScore use:
                text.Append(Words.Score).Append("([").Append(use.Code).Append("])");
                break;
            case ChildWeight use:
                text.Append(Words.Weight).Append("([").Append(use.Code).Append("])");
                break;
            case ChildScores use:
                text.Append(Words.Scores).Append('(').Append(Words.Of(use.How)).Append(')');
                break;
            case Negation negation:
                text.Append('-');
                Write(text, negation.Operand, own + 1);
                break;
            case Percentage percentage:
                Write(text, percentage.Operand, own + 1);
                text.Append('%');
                break;
            case Chain chain:
                Write(text, chain.First, own + 1);
                foreach (var link in chain.Links)
                {
                    text.Append(' ').Append(Words.Of(link.Operator)).Append(' ');
                    Write(text, link.Operand, own + 1);
                }

                break;
            case Comparison comparison:
                Write(text, comparison.Left, own + 1);
                text.Append(' ').Append(Words.Of(comparison.Operator)).Append(' ');
                Write(text, comparison.Right, own + 1);
                break;
            case FunctionCall call:
                text.Append(Words.Of(call.Function)).Append('(');
                for (var i = 0; i < call.Arguments.Length; i++)
                {
                    if (i > 0) text.Append(", ");
                    Write(text, call.Arguments[i], 0);
                }

                text.Append(')');
                break;
        }

        if (own < rank) text.Append(')');
    }

    // The higher the rank, the closer it binds; the grammar's order.
    private static int Rank(Expression expression) => expression switch
    {
        Comparison => 1,
        Chain { Links: [var link, ..] } => link.Operator switch
        {
            ArithmeticOperator.Add or ArithmeticOperator.Subtract => 2,
            ArithmeticOperator.Multiply or ArithmeticOperator.Divide => 3,
            _ => 4,
        },
        Negation => 5,
        Percentage => 6,
        _ => 7,
    };
}
