using System.Globalization;
using Binnacle.Core.Numbers;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Numbers;

public sealed class ShortestDigitsTests
{
    [Fact]
    public void They_are_those_the_runtime_writes()
    {
        Gen.Long.Sample(
            bits =>
            {
                var number = Math.Abs(BitConverter.Int64BitsToDouble(bits));
                if (number > 0 && double.IsFinite(number))
                    Holds(number);
            },
            iter: 200_000);
        for (var power = -1074; power <= 1023; power++)
        {
            // Powers of two lie unevenly between their neighbours.
            var number = Math.ScaleB(1, power);
            Holds(number);
            Holds(Math.BitIncrement(number));
            if (power > -1074)
                Holds(Math.BitDecrement(number));
        }
        for (var power = -323; power <= 308; power++)
        {
            Holds(double.Parse($"1E{power}", CultureInfo.InvariantCulture));
            Holds(double.Parse($"9E{power - 1}", CultureInfo.InvariantCulture));
        }
        Holds(double.MaxValue);
        Holds(double.Epsilon);
        Holds(9007199254740993);
    }

    private static void Holds(double number)
    {
        if (number == 0)
            return;
        var (digits, exponent) = ShortestDigits.Of(number);
        var text = digits.ToString(CultureInfo.InvariantCulture);
        double.Parse($"{text}E{exponent}", CultureInfo.InvariantCulture).ShouldBe(number, $"{text}E{exponent}");
        var runtimes = number.ToString("R", CultureInfo.InvariantCulture);
        // It writes one digit too few of some powers of two, such as 2^-958.
        if (double.Parse(runtimes, CultureInfo.InvariantCulture).Equals(number))
            (text, exponent).ShouldBe(Digits(runtimes), runtimes);
    }

    private static (string Digits, int Exponent) Digits(string written)
    {
        var parts = written.Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        var all = parts[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var digits = all.TrimEnd('0');
        return (digits, exponent + all.Length - digits.Length);
    }
}
