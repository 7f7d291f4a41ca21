using System.Globalization;
using Binnacle.App.Scores;

namespace Binnacle.Web.Components;

/// <summary>Numbers as the reader's own language writes them, with a true minus sign.</summary>
internal static class Shown
{
    public static string? Value(double? value, UnitView? unit) => value is { } number ? FigureText.Of(number, unit, Culture) : null;

    /// <summary>With a sign, and as exact as the value it is a difference of.</summary>
    public static string? Difference(double? value, UnitView? unit, double? of) =>
        value is { } number ? (number > 0 ? "+" : "") + FigureText.Difference(number, unit?.Decimals, of ?? number, Culture) : null;

    public static string? Score(double? score) => FigureText.Score(score, Culture);

    public static string? Percent(double? share) => FigureText.Percent(share, Culture);

    public static string? Points(double? points) => points is { } number ? FigureText.Number(number, 1, Culture) : null;

    public static string Number(double number, int decimals) => FigureText.Number(number, decimals, Culture);

    private static CultureInfo Culture
    {
        get
        {
            var culture = (CultureInfo)CultureInfo.CurrentCulture.Clone();
            if (culture.NumberFormat.NegativeSign == "-")
                culture.NumberFormat.NegativeSign = "\u2212";
            return culture;
        }
    }
}
