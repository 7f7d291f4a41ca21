using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Core.Measures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Scores;

public sealed class FigureTextTests
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    [Theory]
    [InlineData(1058608, null, "1,058,608")]
    [InlineData(8.5, null, "8.5")]
    [InlineData(8.527132, null, "8.53")]
    [InlineData(1234.5678, null, "1,234.6")]
    [InlineData(0.0123456, null, "0.0123")]
    [InlineData(0, null, "0")]
    [InlineData(-0.0001, 2, "0.00")]
    [InlineData(2.675, 2, "2.68")]
    [InlineData(8, 1, "8.0")]
    public void A_number_shows_what_its_unit_asks_for_or_what_people_would_say(double value, int? decimals, string text) =>
        FigureText.Number(value, decimals, Plain).ShouldBe(text);

    [Fact]
    public void The_unit_stands_behind_a_space_that_does_not_break()
    {
        FigureText.Of(8.4, new Unit("%"), Plain).ShouldBe("8.4\u00a0%");
        FigureText.Of(8.4, new Unit("", Currency: "EUR"), Plain).ShouldBe("8.4\u00a0EUR");
        FigureText.Of(8.4, new Unit(""), Plain).ShouldBe("8.4");
        FigureText.Of(1058608, new Unit("EUR"), CultureInfo.GetCultureInfo("de-DE")).ShouldBe("1.058.608\u00a0EUR");
    }

    [Fact]
    public void A_difference_is_as_exact_as_what_it_is_a_difference_of()
    {
        FigureText.Difference(-0.0554, null, 8.94, Plain).ShouldBe("-0.06");
        FigureText.Difference(0.00004, null, 0.0123, Plain).ShouldBe("0");
        FigureText.Difference(8608, 0, 1058608, Plain).ShouldBe("8,608");
    }

    [Fact]
    public void Scores_have_one_digit_and_what_is_absent_has_no_text()
    {
        FigureText.Score(200.0 / 3, Plain).ShouldBe("66.7");
        FigureText.Score(null, Plain).ShouldBeNull();
        FigureText.Percent(0.825, Plain).ShouldBe("83\u00a0%");
        FigureText.Percent(null, Plain).ShouldBeNull();
    }
}
