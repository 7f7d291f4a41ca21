namespace Binnacle.Core.Formulas.Grammar;

/// <summary>How many characters of a text make a token; 0 if none starts there.</summary>
internal static class Lexis
{
    internal static int Word(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || !(char.IsLetter(rest[0]) || rest[0] == '_')) return 0;
        var length = 1;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '.')) length++;
        return length;
    }

    internal static int Number(ReadOnlySpan<char> rest)
    {
        var whole = Digits(rest);
        var length = whole;
        var fraction = 0;
        if (length < rest.Length && rest[length] == '.')
        {
            fraction = Digits(rest[(length + 1)..]);
            if (whole + fraction > 0) length += 1 + fraction;
        }

        if (whole + fraction == 0) return 0;
        if (length >= rest.Length || rest[length] is not ('e' or 'E')) return length;
        var sign = length + 1 < rest.Length && rest[length + 1] is '+' or '-' ? 1 : 0;
        var exponent = Digits(rest[(length + 1 + sign)..]);
        return exponent == 0 ? length : length + 1 + sign + exponent;
    }

    /// <summary>Brackets with something between them.</summary>
    internal static int Reference(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] != '[') return 0;
        var close = rest[1..].IndexOfAny('[', ']', '\n');
        if (close < 0 || rest[1 + close] != ']' || rest[1..(1 + close)].IsWhiteSpace()) return 0;
        return close + 2;
    }

    /// <summary>What stands at an offset, for a message: a word, a number, one character or the end.</summary>
    internal static string Found(string text, int offset)
    {
        if (offset >= text.Length) return "the end";
        var rest = text.AsSpan(offset);
        var length = Math.Max(Word(rest), Number(rest));
        if (length == 0) length = char.IsHighSurrogate(rest[0]) && rest.Length > 1 ? 2 : 1;
        return length > 40 ? $"\"{rest[..40]}…\"" : $"\"{rest[..length]}\"";
    }

    /// <summary>The offset of the first parenthesis beyond the depth allowed, or -1. Brackets are skipped, as the grammar does.</summary>
    internal static int TooDeep(string text, int depth)
    {
        var open = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(' when ++open > depth:
                    return i;
                case ')' when open > 0:
                    open--;
                    break;
                case '[':
                    i += Math.Max(0, Reference(text.AsSpan(i)) - 1);
                    break;
            }
        }

        return -1;
    }

    private static int Digits(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiDigit(rest[length])) length++;
        return length;
    }
}
