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
    public void What_is_written_reads_as_the_same_number()
    {
        Gen.OneOf(Gen.Double[-1e12, 1e12], Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 5], (digits, places) => digits / Math.Pow(10, places))).Sample(number =>
        {
            var room = new byte[24];
            if (Numerals.TryWrite(number, room, out var written))
                (double.Parse(room.AsSpan(0, written), CultureInfo.InvariantCulture) == number).ShouldBeTrue(Encoding.UTF8.GetString(room, 0, written));
        });
        foreach (var (number, text) in new[] { (0, "0"), (0.5, "0.5"), (-0.05, "-0.05"), (12, "12"), (-12.3456, "-12.3456"), (99_999_999_999, "99999999999"), (1234.1, "1234.1") })
        {
            var room = new byte[24];
            Numerals.TryWrite(number, room, out var written).ShouldBeTrue(text);
            Encoding.UTF8.GetString(room, 0, written).ShouldBe(text);
        }
    }

    [Theory]
    [InlineData(1e11)]
    [InlineData(1.0 / 3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_needs_more_digits_is_left_to_a_general_writer(double number) => Numerals.TryWrite(number, new byte[24], out _).ShouldBeFalse();
}
