using System.Globalization;

namespace Binnacle.Connectors.Readings;

/// <summary>
/// Numbers as people and programs write them: decimal comma or point; thousands by space, apostrophe, comma or point; currency signs; percent; minus as
/// any dash, behind the number or as parentheses; exponents. <c>1.234</c> and <c>1,234</c> can mean two numbers and are only read when something else decides.
/// </summary>
public static class NumberReader
{
    public static NumberReading Read(string text, NumberFormat format, DecimalMark? mark)
    {
        Span<char> body = stackalloc char[128];
        if (text.Length > body.Length) return Not(text);
        if (!Clean(text, format, body, out var length, out var negative, out var percent)) return Not(text);
        var digits = body[..length];
        var exponent = digits.IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? digits : digits[..exponent];
        var evidence = Marks(mantissa, out var decimalAt, out var wellFormed);
        if (!wellFormed) return Not(text);
        if (evidence == Evidence.AmbiguousNumber && exponent >= 0) evidence = mantissa[decimalAt] == '.' ? Evidence.DecimalPoint : Evidence.DecimalComma;
        if (evidence == Evidence.AmbiguousNumber)
        {
            if ((format.Decimal ?? mark) is not { } decided)
                return new(null, $"\"{text}\" can be read with a decimal {Word(mantissa)} or with thousands; say numbers: decimal in the mapping.", evidence);
            if (decided == DecimalMark.Point != (mantissa[decimalAt] == '.')) decimalAt = -1;
        }
        else if (format.Decimal is { } said && Contradicts(said, evidence))
        {
            return new(null, $"\"{text}\" is not written with a decimal {(said == DecimalMark.Point ? "point" : "comma")}.", evidence);
        }

        Span<char> plain = stackalloc char[128];
        var count = 0;
        for (var i = 0; i < mantissa.Length; i++)
        {
            if (i == decimalAt) plain[count++] = '.';
            else if (char.IsAsciiDigit(mantissa[i])) plain[count++] = mantissa[i];
        }

        if (exponent >= 0)
        {
            digits[exponent..].CopyTo(plain[count..]);
            count += digits.Length - exponent;
        }

        if (!double.TryParse(plain[..count], NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)) return Not(text);
        if (!double.IsFinite(number)) return new(null, $"\"{text}\" is too large.", evidence);
        if (percent && !format.PercentIsPoints) number /= 100;
        return new(negative ? -number : number, null, evidence);
    }

    // Leaves digits, marks and an exponent; takes signs, currency, percent and stripped texts away.
    private static bool Clean(string text, NumberFormat format, Span<char> body, out int length, out bool negative, out bool percent)
    {
        (length, negative, percent) = (0, false, false);
        var rest = text.AsSpan().Trim();
        foreach (var strip in format.Strip)
        {
            if (rest.StartsWith(strip, StringComparison.OrdinalIgnoreCase)) rest = rest[strip.Length..].Trim();
            if (rest.EndsWith(strip, StringComparison.OrdinalIgnoreCase)) rest = rest[..^strip.Length].Trim();
        }

        var signs = 0;
        if (rest.Length > 2 && rest[0] == '(' && rest[^1] == ')')
        {
            (negative, signs) = (true, 1);
            rest = rest[1..^1].Trim();
        }

        for (var peeled = true; peeled && rest.Length > 0;)
        {
            peeled = Peel(rest[0], ref negative, ref signs, ref percent);
            if (peeled) rest = rest[1..].Trim();
        }

        for (var peeled = true; peeled && rest.Length > 0;)
        {
            peeled = Peel(rest[^1], ref negative, ref signs, ref percent);
            if (peeled) rest = rest[..^1].Trim();
        }

        foreach (var c in rest) body[length++] = c is '\u2212' or '\u2013' ? '-' : c;
        return length > 0 && signs <= 1;
    }

    private static bool Peel(char c, ref bool negative, ref int signs, ref bool percent)
    {
        if (c is '-' or '\u2212' or '\u2013' or '+')
        {
            signs++;
            negative |= c != '+';
            return true;
        }

        if (c == '%' && !percent) return percent = true;
        return char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;
    }

    // Where the decimal mark is, or would be if an ambiguous one is decimal; -1 for none.
    private static Evidence Marks(ReadOnlySpan<char> text, out int decimalAt, out bool wellFormed)
    {
        decimalAt = -1;
        int points = 0, commas = 0, others = 0, lastPoint = -1, lastComma = -1;
        var hasDigit = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            hasDigit |= char.IsAsciiDigit(c);
            if (c == '.') (points, lastPoint) = (points + 1, i);
            else if (c == ',') (commas, lastComma) = (commas + 1, i);
            else if (IsSpaceOrApostrophe(c)) others++;
            else if (!char.IsAsciiDigit(c)) return Broken(out wellFormed);
        }

        if (!hasDigit) return Broken(out wellFormed);
        var evidence = Evidence.None;
        if (points > 0 && commas > 0)
        {
            var (last, count, isPoint) = lastPoint > lastComma ? (lastPoint, points, true) : (lastComma, commas, false);
            if (count > 1) return Broken(out wellFormed);
            decimalAt = last;
            evidence = isPoint ? Evidence.DecimalPoint : Evidence.DecimalComma;
        }
        else if (points + commas == 1)
        {
            var at = points == 1 ? lastPoint : lastComma;
            var isSure = others > 0 || text.Length - at - 1 != 3 || at is 0 or > 3 || text[0] == '0';
            decimalAt = at;
            evidence = !isSure ? Evidence.AmbiguousNumber : points == 1 ? Evidence.DecimalPoint : Evidence.DecimalComma;
        }
        else if (points > 1)
        {
            evidence = Evidence.DecimalComma;
        }
        else if (commas > 1)
        {
            evidence = Evidence.DecimalPoint;
        }

        var whole = decimalAt < 0 ? text : text[..decimalAt];
        wellFormed = Grouped(whole) && (decimalAt < 0 || !text[(decimalAt + 1)..].ContainsAnyExceptInRange('0', '9'));
        return evidence;

        static Evidence Broken(out bool wellFormed)
        {
            wellFormed = false;
            return Evidence.None;
        }
    }

    // Groups of three from the right with one and the same mark; groups of two before the last three are Indian and as clear.
    private static bool Grouped(ReadOnlySpan<char> whole)
    {
        var first = whole.IndexOfAnyExceptInRange('0', '9');
        if (first < 0) return true;
        var mark = whole[first];
        int sinceMark = 0, groups = 0;
        for (var i = whole.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(whole[i]))
            {
                sinceMark++;
                continue;
            }

            if (whole[i] != mark || (groups == 0 ? sinceMark != 3 : sinceMark is not (2 or 3))) return false;
            (groups, sinceMark) = (groups + 1, 0);
        }

        return sinceMark is >= 1 and <= 3;
    }

    private static bool IsSpaceOrApostrophe(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\u2007' or '\'' or '\u2019';

    private static bool Contradicts(DecimalMark said, Evidence evidence) =>
        evidence == (said == DecimalMark.Point ? Evidence.DecimalComma : Evidence.DecimalPoint);

    private static string Word(ReadOnlySpan<char> mantissa) => mantissa.Contains('.') ? "point" : "comma";

    private static NumberReading Not(string text) => new(null, $"\"{(text.Length <= 60 ? text : text[..60] + "…")}\" is not a number.", Evidence.None);
}
