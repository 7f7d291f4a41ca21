using System.Globalization;

namespace Binnacle.Core.Numbers;

/// <summary>
/// Rounding for showing: half away from zero on the decimal digits a person reads, not on the binary number behind them.
/// 2.675 is stored as 2.67499…, is read as 2.675, and rounds to 2.68 (SCORING.md, section 6).
/// </summary>
public static class DisplayRounding
{
    /// <summary>Digits after the point; negative ones round to tens, hundreds … Zero never has a sign. What is not finite stays as it is.</summary>
    public static double Round(double value, int digits)
    {
        if (!double.IsFinite(value)) return value;
        var (number, exponent) = ShortestDigits(Math.Abs(value));
        var dropped = -(long)exponent - digits;
        if (dropped <= 0) return value == 0 ? 0 : value;
        if (dropped > 18) return 0;

        var unit = 1UL;
        for (var i = 0; i < dropped; i++) unit *= 10;
        var rounded = number / unit + (number % unit >= unit / 2 ? 1UL : 0UL);
        if (rounded == 0) return 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{rounded}E{-digits}");
        var result = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return value < 0 ? -result : result;
    }

    /// <summary>The number as it is read, at most 17 digits: <c>number × 10^exponent</c>.</summary>
    private static (ulong Number, int Exponent) ShortestDigits(double value)
    {
        Span<char> text = stackalloc char[32];
        value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        ulong number = 0;
        var exponent = 0;
        var fraction = false;
        for (var i = 0; i < length; i++)
        {
            if (text[i] == 'E') return (number, exponent + int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            if (text[i] == '.')
            {
                fraction = true;
                continue;
            }

            number = number * 10 + (uint)(text[i] - '0');
            if (fraction) exponent--;
        }

        return (number, exponent);
    }
}
