using System.Globalization;
using Binnacle.Core.Measures;
using Binnacle.Core.Numbers;

namespace Binnacle.App.Scores;

/// <summary>Numbers for people: rounded for showing only, with their unit.</summary>
public static class FigureText
{
    /// <summary>Digits after a score's point.</summary>
    public const int ScoreDigits = 1;

    private const int Cents = 2;

    public static string Of(double value, Unit unit, CultureInfo culture) => WithUnit(Number(value, unit.Decimals, culture), unit.Symbol, unit.Currency);

    public static string Of(double value, UnitView? unit, CultureInfo culture) =>
        unit is null ? Number(value, null, culture) : WithUnit(Number(value, unit.Decimals, culture), unit.Symbol, unit.Currency);

    /// <param name="decimals">Null: what the value has where that is two digits at most, else about as exact as people speak.</param>
    public static string Number(double value, int? decimals, CultureInfo culture)
    {
        var rounded = DisplayRounding.Round(value, decimals ?? Spoken(value));
        return decimals is { } digits
            ? rounded.ToString("N" + Math.Clamp(digits, 0, 15).ToString(CultureInfo.InvariantCulture), culture)
            : rounded.ToString("#,0.############", culture);
    }

    /// <summary>As exact as the value it is a difference of is shown.</summary>
    public static string Difference(double difference, int? decimals, double of, CultureInfo culture) =>
        decimals is { } digits ? Number(difference, digits, culture) : DisplayRounding.Round(difference, Spoken(of)).ToString("#,0.############", culture);

    /// <summary>One digit; null where there is no score.</summary>
    public static string? Score(double? score, CultureInfo culture) =>
        score is { } value ? DisplayRounding.Round(value, ScoreDigits).ToString("0.0", culture) : null;

    /// <summary>A share of 0 to 1 as whole percent.</summary>
    public static string? Percent(double? share, CultureInfo culture) =>
        share is { } value ? DisplayRounding.Round(value * 100, 0).ToString("0", culture) + "\u00a0%" : null;

    private static int Spoken(double value)
    {
        var size = Math.Abs(value);
        if (size == 0 || DisplayRounding.Round(value, Cents) == value)
            return Cents;
        return size >= 100 ? 1 : size >= 1 ? Cents : Math.Min(12, 2 - (int)Math.Floor(Math.Log10(size)));
    }

    private static string WithUnit(string number, string symbol, string? currency)
    {
        var unit = symbol.Length > 0 ? symbol : currency ?? "";
        return unit.Length == 0 ? number : $"{number}\u00a0{unit}";
    }
}
