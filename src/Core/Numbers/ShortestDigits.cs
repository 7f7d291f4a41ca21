using System.Numerics;

namespace Binnacle.Core.Numbers;

/// <summary>
/// The fewest decimal digits that are read as a number again, and of those the nearest to it: what people see of it. In a fifth of the time of the runtime's
/// writer, of which pages of numbers would be most. The method is Giulietti's (The Schubfach way to render doubles, 2020).
/// </summary>
public static class ShortestDigits
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1075;
    private const int LeastExponent = -1074;
    private const int LeastPower = -292;
    private const int MostPower = 324;

    /// <summary>Powers of ten as 128 bits, the highest of which is set; those that have more are the next above.</summary>
    private static readonly UInt128[] Powers = [.. Enumerable.Range(LeastPower, MostPower - LeastPower + 1).Select(Power)];

    /// <summary><c>number × 10^exponent</c>, the number at most 17 digits, the last of which is not 0.</summary>
    /// <param name="value">Above 0, and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static (ulong Number, int Exponent) Of(double value)
    {
        if (!(value > 0 && double.IsFinite(value)))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only numbers above 0 have shortest digits.");
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var fraction = bits & ((1UL << FractionBits) - 1);
        var biased = (int)(bits >> FractionBits);
        var (significand, exponent) = biased == 0 ? (fraction, LeastExponent) : (fraction | (1UL << FractionBits), biased - ExponentBias);
        // Below a power of two the next number is half as far as above it.
        var isUneven = fraction == 0 && biased > 1;
        var power = isUneven ? FloorLog10OfThreeQuarters(exponent) : FloorLog10Of2To(exponent);
        var shift = exponent + FloorLog2Of10To(-power) + 1;
        var scale = Powers[-power - LeastPower];
        // Four times the number and both ends of what is read as it, in units of that power of ten.
        var middle = 4 * significand;
        var number = RoundedToOdd(scale, middle << shift);
        var lowest = RoundedToOdd(scale, (middle - (isUneven ? 1UL : 2UL)) << shift);
        var highest = RoundedToOdd(scale, (middle + 2) << shift);
        if (significand % 2 != 0)
        {
            // The ends themselves are read as the neighbours, which are even.
            lowest++;
            highest--;
        }
        var whole = number / 4;
        if (whole >= 10)
        {
            var tens = whole / 10;
            var (isBelow, isAbove) = (lowest <= 40 * tens, (40 * tens) + 40 <= highest);
            if (isBelow != isAbove)
                return Trimmed(isAbove ? tens + 1 : tens, power + 1);
        }
        var (reachesDown, reachesUp) = (lowest <= 4 * whole, (4 * whole) + 4 <= highest);
        if (reachesDown != reachesUp)
            return Trimmed(reachesUp ? whole + 1 : whole, power);
        var half = (4 * whole) + 2;
        return Trimmed(number > half || (number == half && whole % 2 != 0) ? whole + 1 : whole, power);
    }

    private static (ulong Number, int Exponent) Trimmed(ulong number, int exponent)
    {
        while (number % 10000 == 0)
            (number, exponent) = (number / 10000, exponent + 4);
        while (number % 10 == 0)
            (number, exponent) = (number / 10, exponent + 1);
        return (number, exponent);
    }

    /// <summary>The product above 2^128, whose last bit says as well that something was left below.</summary>
    private static ulong RoundedToOdd(UInt128 scale, ulong factor)
    {
        var below = Math.BigMul((ulong)scale, factor, out _);
        var above = Math.BigMul((ulong)(scale >> 64), factor, out var rest);
        rest += below;
        if (rest < below)
            above++;
        return above | (rest > 1 ? 1UL : 0UL);
    }

    private static UInt128 Power(int exponent)
    {
        const int Bits = 128;
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        var length = (int)power.GetBitLength();
        if (exponent >= 0)
            return (UInt128)(length <= Bits ? power << (Bits - length) : ((power - 1) >> (length - Bits)) + 1);
        return (UInt128)(((BigInteger.One << (Bits + length - 1)) / power) + 1);
    }

    private static int FloorLog2Of10To(int exponent) => (exponent * 1741647) >> 19;

    private static int FloorLog10Of2To(int exponent) => (exponent * 1262611) >> 22;

    private static int FloorLog10OfThreeQuarters(int exponent) => ((exponent * 1262611) - 524031) >> 22;
}
