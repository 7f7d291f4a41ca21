using System.Globalization;
using System.Text;
using Binnacle.Storage.Hashes;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Storage.Tests.Hashes;

/// <summary>Held to docs/design/change-log.md, "The bytes that are hashed".</summary>
public sealed class FieldWriterTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Char['a', 'z'].Array[0, 130].Select(letters => new string(letters)),
        Gen.Char['\x1', '\xd7ff'].Array[0, 130].Select(letters => new string(letters)),
        Gen.Select(Gen.Char['a', 'z'].Array[90, 110], Gen.Char['\x80', '\x24f']).Select((letters, last) => new string(letters) + last));

    [Fact]
    public void Values_stand_behind_their_length_whatever_they_are() =>
        Gen.OneOf(Texts.Select(text => (object)text), Gen.Long.Select(number => (object)number), Gen.Int[-200, 200].Select(number => (object)(long)number)).Array[1, 40].Sample(values =>
        {
            var (writer, expected) = (new FieldWriter(), new StringBuilder());
            foreach (var value in values)
            {
                var text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
                expected.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text)}:{text},");
                _ = value is long number ? writer.Number(number) : writer.Text(text);
            }
            return Encoding.UTF8.GetString(writer.Written) == expected.ToString();
        });

    [Theory]
    [InlineData(long.MinValue, "20:-9223372036854775808,")]
    [InlineData(long.MaxValue, "19:9223372036854775807,")]
    [InlineData(999_999_999, "9:999999999,")]
    [InlineData(1_000_000_000, "10:1000000000,")]
    [InlineData(-99_999_999, "9:-99999999,")]
    [InlineData(0, "1:0,")]
    public void A_number_is_its_digits(long number, string expected) => Encoding.UTF8.GetString(new FieldWriter().Number(number).Written).ShouldBe(expected);

    [Fact]
    public void What_no_store_keeps_is_refused()
    {
        Should.Throw<ArgumentException>(() => new FieldWriter().Text("a\0b"));
        Should.Throw<ArgumentException>(() => new FieldWriter().Text("half of a pair " + (char)0xd800));
    }
}
