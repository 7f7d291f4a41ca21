using System.Globalization;
using Binnacle.Core.Formulas.Ast;
using Parlot.Fluent;

namespace Binnacle.Core.Formulas.Grammar;

/// <summary>
/// Text to syntax. Ranks are those of spreadsheets: a sign binds closer than a power, so -2^2 is 4 and 2^3^2 is 64.
/// <code>
/// formula    = [ "=" ] comparison end
/// comparison = sum [ ( "=" | "&lt;&gt;" | "&lt;=" | "&gt;=" | "&lt;" | "&gt;" ) sum ]
/// sum        = product { ( "+" | "-" ) product }
/// product    = power { ( "*" | "/" ) power }
/// power      = signed { "^" signed }
/// signed     = { "+" | "-" } percentage
/// percentage = primary [ "%" ]
/// primary    = number | reference | call | name | "(" comparison ")"
/// call       = word "(" [ comparison { "," comparison } ] ")"
/// name       = word
/// reference  = "[" any characters but brackets "]"
/// word       = ( letter | "_" ) { letter | digit | "_" | "." }
/// number     = digits [ "." [ digits ] ] [ "e" [ "+" | "-" ] digits ] | "." digits …
/// </code>
/// </summary>
internal static class FormulaGrammar
{
    private const string Value = "a value";
    private const string Operator = "an operator";

    internal static readonly Parser<Expression> Formula = Build();

    private static Parser<Expression> Build()
    {
        var comparison = Deferred<Expression>();
        var open = Token.Symbol("\"(\"", "(");
        var close = Token.Symbol("\")\"", ")");
        var comma = Token.Symbol("\",\"", ",");
        var word = new Token(Value, Lexis.Word);

        var number = new Token(Value, Lexis.Number)
            .Then(Expression (lexeme) => new NumberLiteral(lexeme.Position, double.Parse(lexeme.Text, NumberStyles.Float, CultureInfo.InvariantCulture)));
        var reference = new Token(Value, Lexis.Reference)
            .Then(Expression (lexeme) => new MeasureUse(lexeme.Position, new ReferenceCall(lexeme.Text[1..^1].Trim())));
        var arguments = Separated(comma, comparison).Optional();
        var call = word.And(open.SkipAnd(arguments).AndSkip(close).Optional())
            .Then(Expression (parts) => parts.Item2.HasValue
                ? new UnboundCall(parts.Item1.Position, parts.Item1.Text, [.. parts.Item2.Value.HasValue ? parts.Item2.Value.Value! : []])
                : new NameUse(parts.Item1.Position, parts.Item1.Text));
        var group = new Token(Value, rest => rest.StartsWith("(") ? 1 : 0).SkipAnd(comparison).AndSkip(close);

        var primary = OneOf(number, reference, call, group);
        var percentage = primary.And(Token.Symbol("\"%\"", "%").Optional())
            .Then(parts => parts.Item2.HasValue ? new Percentage(parts.Item1.Position, parts.Item1) : parts.Item1);
        var signed = ZeroOrMany(Token.Symbol(Value, "-", "+")).And(percentage).Then(Sign);

        var power = Chain(signed, Token.Symbol(Operator, "^"));
        var product = Chain(power, Token.Symbol(Operator, "*", "/"));
        var sum = Chain(product, Token.Symbol(Operator, "+", "-"));
        var relation = Token.Symbol(Operator, "<>", "<=", ">=", "<", ">", "=");
        comparison.Parser = sum.And(relation.And(sum).Optional()).Then(parts => parts.Item2.HasValue
            ? new Comparison(parts.Item1.Position, parts.Item1, Relation(parts.Item2.Value.Item1.Text), parts.Item2.Value.Item2)
            : parts.Item1);

        return Token.Symbol(Value, "=").Optional().SkipAnd(comparison).AndSkip(new Token.End());
    }

    // Pairs of signs cancel out.
    private static Expression Sign((IReadOnlyList<Lexeme> Signs, Expression Operand) parts)
    {
        var minuses = parts.Signs.Where(sign => sign.Text == "-").ToList();
        return minuses.Count % 2 == 1 ? new Negation(minuses[0].Position, parts.Operand) : parts.Operand;
    }

    private static Parser<Expression> Chain(Parser<Expression> operand, Token symbol) =>
        operand.And(ZeroOrMany(symbol.And(operand))).Then(parts => parts.Item2.Count == 0
            ? parts.Item1
            : new Chain(parts.Item1.Position, parts.Item1, [.. parts.Item2.Select(link => new Link(link.Item1.Position, Arithmetic(link.Item1.Text), link.Item2))]));

    private static ArithmeticOperator Arithmetic(string symbol) => symbol switch
    {
        "+" => ArithmeticOperator.Add,
        "-" => ArithmeticOperator.Subtract,
        "*" => ArithmeticOperator.Multiply,
        "/" => ArithmeticOperator.Divide,
        _ => ArithmeticOperator.Power,
    };

    private static ComparisonOperator Relation(string symbol) => symbol switch
    {
        "=" => ComparisonOperator.Equal,
        "<>" => ComparisonOperator.NotEqual,
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.LessOrEqual,
        ">" => ComparisonOperator.Greater,
        _ => ComparisonOperator.GreaterOrEqual,
    };
}
