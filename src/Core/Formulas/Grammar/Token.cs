using Parlot;
using Parlot.Fluent;

namespace Binnacle.Core.Formulas.Grammar;

/// <summary>A piece of text and the offset of its first character.</summary>
internal readonly record struct Lexeme(int Position, string Text);

/// <summary>Skips white space, then takes as many characters as <paramref name="length"/> says, or records that they were expected.</summary>
internal sealed class Token(string expected, Token.Match length) : Parser<Lexeme>
{
    /// <summary>How many characters of the text make the token; 0 if it does not start here.</summary>
    internal delegate int Match(ReadOnlySpan<char> rest);

    public override bool Parse(ParseContext context, ref ParseResult<Lexeme> result)
    {
        var start = context.Scanner.Cursor.Position;
        context.SkipWhiteSpace();
        var offset = context.Scanner.Cursor.Offset;
        var taken = length(context.Scanner.Buffer.AsSpan(offset));
        if (taken == 0)
        {
            ((FormulaParseContext)context).Missed(offset, expected);
            context.Scanner.Cursor.ResetPosition(start);
            return false;
        }

        var text = context.Scanner.Buffer.Substring(offset, taken);
        context.Scanner.Cursor.Advance(taken);
        result.Set(offset, offset + taken, new Lexeme(offset, text));
        return true;
    }

    internal static Token Symbol(string expected, params string[] symbols) => new(expected, rest =>
    {
        foreach (var symbol in symbols)
        {
            if (rest.StartsWith(symbol, StringComparison.Ordinal)) return symbol.Length;
        }

        return 0;
    });

    /// <summary>The end of the text, which has no characters to take.</summary>
    internal sealed class End : Parser<Lexeme>
    {
        public override bool Parse(ParseContext context, ref ParseResult<Lexeme> result)
        {
            context.SkipWhiteSpace();
            var offset = context.Scanner.Cursor.Offset;
            if (offset < context.Scanner.Buffer.Length)
            {
                ((FormulaParseContext)context).Missed(offset, "the end");
                return false;
            }

            result.Set(offset, offset, new Lexeme(offset, ""));
            return true;
        }
    }
}
