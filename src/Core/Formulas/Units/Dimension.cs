using System.Collections.Immutable;
using System.Globalization;

namespace Binnacle.Core.Formulas.Units;

/// <summary>
/// A unit as a product of powers of symbols: <c>EUR</c>, <c>EUR/h</c>, <c>kg*m^2</c>. Percent and nothing at all are the same: a bare number.
/// Symbols are compared as written, so EUR and kEUR are unlike; which is right, for their sum would be wrong.
/// </summary>
public sealed class Dimension : IEquatable<Dimension>
{
    public static readonly Dimension None = new([]);

    private static readonly string[] BareNumbers = ["", "%", "‰", "pp", "1"];

    private readonly ImmutableSortedDictionary<string, int> _powers;

    private Dimension(IEnumerable<KeyValuePair<string, int>> powers) =>
        _powers = powers.Where(power => power.Value != 0).ToImmutableSortedDictionary(StringComparer.Ordinal);

    public bool IsNone => _powers.IsEmpty;

    public static Dimension Parse(string unit)
    {
        var powers = new Dictionary<string, int>(StringComparer.Ordinal);
        var text = unit.Replace(" per ", "/", StringComparison.OrdinalIgnoreCase);
        var sign = 1;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] is not ('/' or '*' or '·')) continue;
            Take(powers, text[start..i].Trim(), sign);
            sign = i < text.Length && text[i] == '/' ? -1 : 1;
            start = i + 1;
        }

        return new(powers);
    }

    public Dimension Times(Dimension other) => Plus(other, 1);

    public Dimension Over(Dimension other) => Plus(other, -1);

    /// <summary>Null where a power would not be whole.</summary>
    public Dimension? ToThe(double exponent)
    {
        var powers = _powers.Select(power => (power.Key, Value: power.Value * exponent)).ToList();
        if (powers.Any(power => power.Value != Math.Round(power.Value) || Math.Abs(power.Value) > 100)) return null;
        return new(powers.Select(power => KeyValuePair.Create(power.Key, (int)power.Value)));
    }

    public bool Equals(Dimension? other) => other is not null && _powers.SequenceEqual(other._powers);

    public override bool Equals(object? obj) => Equals(obj as Dimension);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Numerators, then denominators: <c>EUR*h/kg/m^2</c>; <c>1/h</c>; empty for a bare number.</summary>
    public override string ToString()
    {
        var above = _powers.Where(power => power.Value > 0).Select(power => Write(power.Key, power.Value));
        var below = _powers.Where(power => power.Value < 0).Select(power => "/" + Write(power.Key, -power.Value));
        var numerator = string.Join('*', above);
        var denominator = string.Concat(below);
        return numerator.Length == 0 && denominator.Length > 0 ? "1" + denominator : numerator + denominator;
    }

    private static void Take(Dictionary<string, int> powers, string factor, int sign)
    {
        factor = factor.Replace("²", "^2", StringComparison.Ordinal).Replace("³", "^3", StringComparison.Ordinal);
        var caret = factor.IndexOf('^', StringComparison.Ordinal);
        var power = 1;
        if (caret > 0 && int.TryParse(factor.AsSpan(caret + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written))
        {
            power = Math.Clamp(written, -100, 100);
            factor = factor[..caret].TrimEnd();
        }

        if (BareNumbers.Contains(factor)) return;
        powers[factor] = powers.GetValueOrDefault(factor) + sign * power;
    }

    private static string Write(string symbol, int power) =>
        power == 1 ? symbol : string.Create(CultureInfo.InvariantCulture, $"{symbol}^{power}");

    private Dimension Plus(Dimension other, int sign)
    {
        var powers = _powers.ToDictionary(StringComparer.Ordinal);
        foreach (var (symbol, power) in other._powers) powers[symbol] = powers.GetValueOrDefault(symbol) + sign * power;
        return new(powers);
    }
}
