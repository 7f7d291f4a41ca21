using System.Globalization;
using System.Text;
using Binnacle.Core.Numbers;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Numbers;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("-12.5", -12.5)]
    [InlineData("0.1", 0.1)]
    [InlineData("000.250", 0.25)]
    [InlineData("999999999999999", 999999999999999)]
    [InlineData("123456.789012345", 123456.789012345)]
    public void Digits_with_a_point_are_read(string text, double number)
    {
        Numerals.TryRead(Encoding.UTF8.GetBytes(text + ",3"), out var read, out var used).ShouldBeTrue();
        (read, used).ShouldBe((number, text.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.,")]
    [InlineData("1e5")]
    [InlineData("1.5E3")]
    [InlineData("abc")]
    [InlineData("1234567890123456")]
    [InlineData("0.1234567890123456")]
    public void Anything_else_is_left_to_a_general_parser(string text) => Numerals.TryRead(Encoding.UTF8.GetBytes(text), out _, out _).ShouldBeFalse();

    [Fact]
    public void What_is_read_is_the_nearest_number_there_is() =>
        Gen.Select(Gen.Long[0, 999_999_999_999_999], Gen.Int[0, 14], Gen.Bool).Sample((digits, places, negative) =>
        {
            var plain = digits.ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
            var text = (negative ? "-" : "") + (places == 0 ? plain : plain.Insert(plain.Length - places, "."));
            if (plain.Length > 15)
                return;
            Numerals.TryRead(Encoding.UTF8.GetBytes(text), out var read, out var used).ShouldBeTrue(text);
            used.ShouldBe(text.Length);
            BitConverter.DoubleToInt64Bits(read).ShouldBe(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), text);
        });

    [Fact]
    public void Numbers_are_written_as_the_runtime_writes_them()
    {
        var halves = Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 8], (digits, places) => digits / Math.Pow(10, places));
        Gen.OneOf(Gen.Double[-1e-3, 1e-3], Gen.Double[0, 100], Gen.Double[-1e15, 1e15], halves).Sample(number =>
        {
            var room = new byte[24];
            if (Numerals.TryWrite(number, room, out var written))
                Encoding.UTF8.GetString(room, 0, written).ShouldBe(number.ToString(CultureInfo.InvariantCulture));
            else
                (Math.Abs(number) is >= 1e-4 and < 1e15).ShouldBeFalse(number.ToString(CultureInfo.InvariantCulture));
        });
        foreach (var (number, text) in new[]
        {
            (0, "0"), (0.5, "0.5"), (-0.05, "-0.05"), (12, "12"), (-12.3456, "-12.3456"), (99_999_999_999, "99999999999"), (1234.1, "1234.1"), (1.0 / 3, "0.3333333333333333"), (0.0001, "0.0001"),
            (1e11, "100000000000"), (999_999_999_999_999, "999999999999999"), (-123456789012345.67, "-123456789012345.67"), (0.00012345678901234567, "0.00012345678901234567"),
        })
        {
            var room = new byte[24];
            Numerals.TryWrite(number, room, out var written).ShouldBeTrue(text);
            Encoding.UTF8.GetString(room, 0, written).ShouldBe(text);
        }
    }

    [Theory]
    [InlineData(1e15)]
    [InlineData(0.00009)]
    [InlineData(-0.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_has_an_exponent_or_is_no_number_is_left_to_a_general_writer(double number) => Numerals.TryWrite(number, new byte[24], out _).ShouldBeFalse();
}
