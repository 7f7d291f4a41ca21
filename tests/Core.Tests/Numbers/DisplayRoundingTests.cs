using System.Globalization;
using Binnacle.Core.Numbers;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Numbers;

public sealed class DisplayRoundingTests
{
    [Theory]
    [InlineData(2.675, 2, 2.68)]
    [InlineData(-2.675, 2, -2.68)]
    [InlineData(1.005, 2, 1.01)]
    [InlineData(0.5, 0, 1)]
    [InlineData(1.5, 0, 2)]
    [InlineData(2.5, 0, 3)]
    [InlineData(-2.5, 0, -3)]
    [InlineData(2.4999999, 0, 2)]
    [InlineData(0.49999999999999994, 0, 0)]
    [InlineData(1234.5, -2, 1200)]
    [InlineData(1250, -2, 1300)]
    [InlineData(50, -2, 100)]
    [InlineData(49, -2, 0)]
    [InlineData(5, -3, 0)]
    [InlineData(1e22, -22, 1e22)]
    [InlineData(5e21, -22, 1e22)]
    [InlineData(4e21, -22, 0)]
    [InlineData(1e300, 2, 1e300)]
    [InlineData(1e-300, 2, 0)]
    [InlineData(5e-5, 4, 1e-4)]
    [InlineData(4.9e-5, 4, 0)]
    [InlineData(1.25E-05, 6, 1.3E-05)]
    [InlineData(0, 2, 0)]
    [InlineData(3, 2, 3)]
    [InlineData(9.995, 2, 10)]
    [InlineData(double.MaxValue, 0, double.MaxValue)]
    [InlineData(double.Epsilon, 0, 0)]
    [InlineData(double.Epsilon, 400, double.Epsilon)]
    public void Half_is_rounded_away_from_zero_on_the_digits_a_person_reads(double value, int digits, double rounded) =>
        DisplayRounding.Round(value, digits).ShouldBe(rounded);

    [Fact]
    public void Zero_has_no_sign()
    {
        double.IsNegative(DisplayRounding.Round(-0.4, 0)).ShouldBeFalse();
        double.IsNegative(DisplayRounding.Round(-0.0, 0)).ShouldBeFalse();
        double.IsNegative(DisplayRounding.Round(-1e-30, 3)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_stays(double value) => DisplayRounding.Round(value, 2).ShouldBe(value);

    [Fact]
    public void It_agrees_with_decimal_arithmetic_on_the_shortest_text() =>
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Int[0, 8]).Sample((value, digits) =>
        {
            var text = decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
            var rounded = Math.Round(text, digits, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
            DisplayRounding.Round(value, digits).ShouldBe(double.Parse(rounded, CultureInfo.InvariantCulture));
        }, iter: 10_000);

    [Fact]
    public void Rounding_twice_is_rounding_once() =>
        Gen.Select(Gen.Double, Gen.Int[-20, 20]).Sample((value, digits) =>
        {
            var once = DisplayRounding.Round(value, digits);
            DisplayRounding.Round(once, digits).ShouldBe(once);
        }, iter: 10_000);
}
