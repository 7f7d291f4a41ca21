using System.Globalization;

namespace Binnacle.Core.Formulas.Conditions;

/// <summary>Where a curve changes its sign, as far as a search in steps of 1, 2, 5 times powers of ten up to 5E+9 finds it.</summary>
internal static class Curves
{
    private static readonly double[] Steps = [.. Enumerable.Range(-3, 13).SelectMany(power => new[] { 1, 2, 5 }.Select(digit => digit * Math.Pow(10, power)))];

    private static readonly double[] Grid = [.. Steps.Select(step => -step).Reverse(), 0, .. Steps];

    /// <summary>Zeros, changes of sign, and where a value begins or ceases to exist, to twelve digits.</summary>
    internal static IEnumerable<double> Crossings(Func<double, FormulaValue> curve)
    {
        var before = Sign(curve, Grid[0]);
        for (var i = 1; i < Grid.Length; i++)
        {
            var after = Sign(curve, Grid[i]);
            if (after != before) yield return after is 0 ? Grid[i] : Bisect(curve, Grid[i - 1], Grid[i], after);
            before = after;
        }
    }

    private static double Bisect(Func<double, FormulaValue> curve, double low, double high, int? highSign)
    {
        for (var middle = Between(low, high); middle > low && middle < high; middle = Between(low, high))
        {
            if (Sign(curve, middle) == highSign) high = middle;
            else low = middle;
        }

        // Where a curve breaks off at zero, the search ends beside it, at the smallest numbers there are.
        return Math.Abs(high) < 1e-12 ? 0 : double.Parse(high.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static double Between(double low, double high) => low + (high - low) / 2;

    private static int? Sign(Func<double, FormulaValue> curve, double at) => curve(at).TryGet(out var number) ? Math.Sign(number) : null;
}
