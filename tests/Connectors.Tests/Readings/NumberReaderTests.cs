using System.Globalization;
using Binnacle.Connectors.Readings;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Readings;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("0.286", 0.286)]
    [InlineData("0,5", 0.5)]
    [InlineData("12,34", 12.34)]
    [InlineData("1234.567", 1234.567)]
    [InlineData("1.23456", 1.23456)]
    [InlineData(".5", 0.5)]
    [InlineData("5.", 5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("12,34,567", 1234567)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1\u00A0234\u00A0567", 1234567)]
    [InlineData("1\u202F234.5", 1234.5)]
    [InlineData("1\u2009234", 1234)]
    [InlineData("1'234.5", 1234.5)]
    [InlineData("1\u2019234", 1234)]
    [InlineData("-3", -3)]
    [InlineData("\u22123.5", -3.5)]
    [InlineData("\u20133", -3)]
    [InlineData("3-", -3)]
    [InlineData("(1,234.50)", -1234.5)]
    [InlineData("($5)", -5)]
    [InlineData("+7", 7)]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("€ 12,50", 12.5)]
    [InlineData("12,50 €", 12.5)]
    [InlineData("-£3", -3)]
    [InlineData("£-3", -3)]
    [InlineData("45%", 0.45)]
    [InlineData("45,5 %", 0.455)]
    [InlineData("-5%", -0.05)]
    [InlineData("1e3", 1000)]
    [InlineData("1.5E-3", 0.0015)]
    [InlineData("1.234e5", 123400)]
    public void A_number_that_can_only_mean_one_thing_is_read(string text, double expected) =>
        NumberReader.Read(text, NumberFormat.Default, null).Number.ShouldBe(expected);

    [Theory]
    [InlineData("1.234")]
    [InlineData("1,234")]
    [InlineData("-12.345")]
    [InlineData("999,999")]
    [InlineData("1.234 %")]
    public void A_number_that_can_mean_two_things_is_not_read_without_evidence(string text)
    {
        var reading = NumberReader.Read(text, NumberFormat.Default, null);
        reading.Number.ShouldBeNull();
        reading.Evidence.ShouldBe(Evidence.AmbiguousNumber);
        reading.Reason!.ShouldContain("numbers: decimal");
    }

    [Theory]
    [InlineData("1.234", DecimalMark.Point, 1.234)]
    [InlineData("1.234", DecimalMark.Comma, 1234)]
    [InlineData("1,234", DecimalMark.Point, 1234)]
    [InlineData("1,234", DecimalMark.Comma, 1.234)]
    public void Evidence_or_the_mapping_decides(string text, DecimalMark mark, double expected)
    {
        NumberReader.Read(text, NumberFormat.Default, mark).Number.ShouldBe(expected);
        NumberReader.Read(text, new NumberFormat { Decimal = mark }, null).Number.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("1,23,4")]
    [InlineData("12 34")]
    [InlineData("1,234.5.6")]
    [InlineData("--3")]
    [InlineData("(-3)")]
    [InlineData("12 days")]
    [InlineData("<5")]
    [InlineData("at or below 50 days")]
    [InlineData("1e999")]
    [InlineData("e5")]
    [InlineData("%")]
    [InlineData("1'23")]
    [InlineData("٣")]
    public void What_is_no_number_is_refused(string text)
    {
        var reading = NumberReader.Read(text, NumberFormat.Default, null);
        reading.Number.ShouldBeNull();
        reading.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void A_number_against_the_mapping_is_refused() =>
        NumberReader.Read("12,5", new NumberFormat { Decimal = DecimalMark.Point }, null).Reason!.ShouldContain("decimal point");

    [Fact]
    public void The_mapping_can_keep_percent_as_points_and_strip_units()
    {
        NumberReader.Read("45 %", new NumberFormat { PercentIsPoints = true }, null).Number.ShouldBe(45);
        NumberReader.Read("EUR 12.5 kg", new NumberFormat { Strip = ["EUR", "kg"] }, null).Number.ShouldBe(12.5);
    }

    [Fact]
    public void Every_double_written_in_the_invariant_culture_reads_back() =>
        Gen.Double.Where(double.IsFinite).Sample(number =>
        {
            var text = number.ToString("R", CultureInfo.InvariantCulture);
            var reading = NumberReader.Read(text, NumberFormat.Default, DecimalMark.Point);
            return reading.Number == number;
        });

    [Fact]
    public void No_text_makes_it_throw() =>
        Gen.String[Gen.Char["0123456789.,'-+()%eE €$ \u00A0x\u2212"], 0, 30].Sample(text => NumberReader.Read(text, NumberFormat.Default, null) is { Number: null, Reason: not null } or { Number: not null, Reason: null });
}
