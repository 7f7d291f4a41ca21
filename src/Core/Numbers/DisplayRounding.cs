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
        if (value == 0) return 0;
        var (number, exponent) = ShortestDigits.Of(Math.Abs(value));
        var dropped = -(long)exponent - digits;
        if (dropped <= 0) return value;
        if (dropped > 18) return 0;

        var unit = 1UL;
        for (var i = 0; i < dropped; i++) unit *= 10;
        var rounded = number / unit + (number % unit >= unit / 2 ? 1UL : 0UL);
        if (rounded == 0) return 0;
        var text = string.Create(CultureInfo.InvariantCulture, $"{rounded}E{-digits}");
        var result = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return value < 0 ? -result : result;
    }
}
