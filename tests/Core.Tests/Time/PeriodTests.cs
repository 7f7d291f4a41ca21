using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Time;

public sealed class PeriodTests
{
    [Theory]
    [InlineData(Frequency.Day, "D2026-11-23")]
    [InlineData(Frequency.Week, "W2026-11-23")]
    [InlineData(Frequency.Month, "M2026-11-23")]
    [InlineData(Frequency.Quarter, "Q2026-11-23")]
    [InlineData(Frequency.Third, "T2026-11-23")]
    [InlineData(Frequency.HalfYear, "H2026-11-23")]
    [InlineData(Frequency.Year, "Y2026-11-23")]
    public void A_stored_period_is_a_letter_and_its_first_day(Frequency frequency, string text)
    {
        var period = new Period(frequency, new DateOnly(2026, 11, 23));
        period.ToString().ShouldBe(text);
        Period.TryParseStored(text, out var read).ShouldBeTrue();
        read.ShouldBe(period);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("X2026-11-01")]
    [InlineData("m2026-11-01")]
    [InlineData("M2026-13-01")]
    [InlineData("M2026-11-1")]
    [InlineData("M2026-11-01 ")]
    [InlineData("M2026/11/01")]
    public void Nothing_else_is_read_as_a_stored_period(string? text)
    {
        Period.TryParseStored(text, out var period).ShouldBeFalse();
        period.ShouldBe(default);
    }

    [Fact]
    public void Periods_are_ordered_by_first_day_then_the_finer_first()
    {
        var january = new Period(Frequency.Month, new DateOnly(2026, 1, 1));
        var february = new Period(Frequency.Month, new DateOnly(2026, 2, 1));
        var year = new Period(Frequency.Year, new DateOnly(2026, 1, 1));
        new[] { february, year, january }.Order().ShouldBe([january, year, february]);
        (january < february).ShouldBeTrue();
        (february > year).ShouldBeTrue();
        (january <= year).ShouldBeTrue();
        (january >= year).ShouldBeFalse();
        var same = january;
        (january < same).ShouldBeFalse();
        (january > same).ShouldBeFalse();
        (january <= same).ShouldBeTrue();
        (january >= same).ShouldBeTrue();
    }
}
