using System.Globalization;
using Binnacle.Core.Measures;
using Binnacle.Core.Numbers;

namespace Binnacle.App.Scores;

/// <summary>Numbers for people: rounded for showing only, with their unit.</summary>
public static class FigureText
{
    /// <summary>Digits after a score's point.</summary>
    public const int ScoreDigits = 1;

    private const int LongestFraction = 6;

    public static string Of(double value, Unit unit, CultureInfo culture) => WithUnit(Number(value, unit.Decimals, culture), unit.Symbol, unit.Currency);

    public static string Of(double value, UnitView? unit, CultureInfo culture) =>
        unit is null ? Number(value, null, culture) : WithUnit(Number(value, unit.Decimals, culture), unit.Symbol, unit.Currency);

    /// <param name="decimals">Null: what the value has, at most six.</param>
    public static string Number(double value, int? decimals, CultureInfo culture)
    {
        var rounded = DisplayRounding.Round(value, decimals ?? LongestFraction);
        return decimals is { } digits
            ? rounded.ToString("N" + Math.Clamp(digits, 0, 15).ToString(CultureInfo.InvariantCulture), culture)
            : rounded.ToString("#,0.######", culture);
    }

    /// <summary>One digit; null where there is no score.</summary>
    public static string? Score(double? score, CultureInfo culture) =>
        score is { } value ? DisplayRounding.Round(value, ScoreDigits).ToString("0.0", culture) : null;

    /// <summary>A share of 0 to 1 as whole percent.</summary>
    public static string? Percent(double? share, CultureInfo culture) =>
        share is { } value ? DisplayRounding.Round(value * 100, 0).ToString("0", culture) + "\u00a0%" : null;

    private static string WithUnit(string number, string symbol, string? currency)
    {
        var unit = symbol.Length > 0 ? symbol : currency ?? "";
        return unit.Length == 0 ? number : $"{number}\u00a0{unit}";
    }
}
