using System.Globalization;

namespace Binnacle.App.StrategyFiles.Shapes;

internal static class Numbers
{
    public static bool TryParse(ScalarNode scalar, out double value)
    {
        value = 0;
        return !scalar.Quoted && scalar.Text is { Length: < 400 } text
            && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    public static string Refusal(string text, string expected)
    {
        if (text.Contains(',') && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return $"'{text}' is not {expected}. Write the decimal point as '.', and no thousands separators.";
        return $"'{(text.Length <= 60 ? text : text[..57] + "...")}' is not {expected}.";
    }

    /// <summary>Shortest text that reads back as the same number.</summary>
    public static string Write(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        // Whole numbers people write out in full: 1E+15 would be one they have to decipher.
        return text.Contains('E') && Math.Abs(value) is >= 1 and < 1e20 && value == Math.Truncate(value)
            ? value.ToString("F0", CultureInfo.InvariantCulture)
            : text;
    }
}
