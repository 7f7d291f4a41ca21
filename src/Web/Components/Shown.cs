using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Core.Numbers;

namespace Binnacle.Web.Components;

/// <summary>Numbers as the reader's own language writes them, with a true minus sign.</summary>
internal static class Shown
{
    public static string? Value(double? value, UnitView? unit) => value is { } number ? FigureText.Of(number, unit, Culture) : null;

    /// <summary>With a sign, and as exact as the value it is a difference of.</summary>
    public static string? Difference(double? value, UnitView? unit, double? of) =>
        value is { } number ? (number > 0 ? "+" : "") + FigureText.Difference(number, unit?.Decimals, of ?? number, Culture) : null;

    public static string? Score(double? score) => FigureText.Score(score, Culture);

    /// <summary>A score where it is one of many: no digits after the point.</summary>
    public static string? Whole(double? score) => score is { } number ? FigureText.Number(number, 0, Culture) : null;

    /// <summary>Points gained or lost, with a sign; an even score reads 0.0.</summary>
    public static string? Gain(double? points) => points is { } number ? (DisplayRounding.Round(number, 1) > 0 ? "+" : "") + FigureText.Number(number, 1, Culture) : null;

    public static string? Percent(double? share) => FigureText.Percent(share, Culture);

    public static string? Points(double? points) => points is { } number ? FigureText.Number(number, 1, Culture) : null;

    /// <summary>Large sums in thousands: 96 k EUR.</summary>
    public static string Money(double amount, string? currency) => Math.Abs(amount) >= 10_000
        ? $"{FigureText.Number(amount / 1000, 0, Culture)}\u00a0k {currency}".TrimEnd()
        : $"{FigureText.Number(amount, 0, Culture)}\u00a0{currency}".TrimEnd();

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
