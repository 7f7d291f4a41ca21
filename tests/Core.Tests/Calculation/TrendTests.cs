using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>The arrow is the value's direction, the tone whether that is good.</summary>
public sealed class TrendTests
{
    private static Trend? Of(MeasureSpec spec, params double?[] values)
    {
        var sample = new Sample();
        var measure = sample.Measure("m", spec);
        sample.Values(measure, "2026-01", values);
        var calculator = sample.Calculator;
        return calculator.TrendOf(calculator.Measure(measure.Id, sample.Calendar.Shift(sample.P("2026-01"), values.Length - 1), Window.Period)!);
    }

    [Theory]
    [InlineData(Direction.Higher, 10, 12, TrendArrow.Up, TrendTone.Good)]
    [InlineData(Direction.Higher, 12, 10, TrendArrow.Down, TrendTone.Bad)]
    [InlineData(Direction.Lower, 10, 12, TrendArrow.Up, TrendTone.Bad)]
    [InlineData(Direction.Lower, 12, 10, TrendArrow.Down, TrendTone.Good)]
    [InlineData(Direction.OnTarget, 10, 12, TrendArrow.Up, TrendTone.Good)]
    [InlineData(Direction.OnTarget, 14, 21, TrendArrow.Up, TrendTone.Bad)]
    [InlineData(Direction.OnTarget, 25, 14, TrendArrow.Down, TrendTone.Good)]
    [InlineData(Direction.Higher, 10, 10, TrendArrow.Flat, TrendTone.Neutral)]
    public void The_tone_depends_on_the_direction(Direction direction, double before, double now, TrendArrow arrow, TrendTone tone)
    {
        var trend = Of(new() { Direction = direction, Levels = Levels.Of(target: 15) }, before, now)!;
        (trend.Basis, trend.ComparedWith, trend.Change, trend.Arrow, trend.Tone).ShouldBe((TrendBasis.PreviousPeriod, before, now - before, arrow, tone));
    }

    [Fact]
    public void Without_a_target_to_be_near_to_a_change_is_neither_good_nor_bad() =>
        Of(new() { Direction = Direction.OnTarget }, 10, 12)!.Tone.ShouldBe(TrendTone.Neutral);

    [Theory]
    [InlineData(100, 102, TrendArrow.Flat)]
    [InlineData(100, 98, TrendArrow.Flat)]
    [InlineData(100, 102.1, TrendArrow.Up)]
    [InlineData(100, 97.9, TrendArrow.Down)]
    [InlineData(-100, -102, TrendArrow.Flat)]
    [InlineData(-100, -103, TrendArrow.Down)]
    [InlineData(0, 0.1, TrendArrow.Up)]
    public void Within_the_tolerance_of_what_it_is_compared_with_a_trend_is_flat(double before, double now, TrendArrow arrow)
    {
        var trend = Of(new() { Tolerance = 0.02 }, before, now)!;
        trend.Arrow.ShouldBe(arrow);
        (trend.Tone == TrendTone.Neutral).ShouldBe(arrow == TrendArrow.Flat);
    }

    [Fact]
    public void A_trend_needs_a_value_at_both_ends()
    {
        Of(new(), 10, null).ShouldBeNull();
        Of(new(), null, 10).ShouldBeNull();
        Of(new() { Breaks = [new(new(2026, 2, 1), "new meter")] }, 10, 12).ShouldBeNull();
        Of(new() { Breaks = [new(new(2026, 2, 1), "new meter", 1.2)] }, 10, 12)!.Arrow.ShouldBe(TrendArrow.Flat);
    }

    [Fact]
    public void A_trailing_mean_takes_the_three_periods_before()
    {
        var spec = new MeasureSpec { Trend = TrendBasis.TrailingMean };
        Of(spec, 100, 3, 6, 9, 10)!.ComparedWith.ShouldBe(6);
        Of(spec, 3, 6, 9, 10)!.Change.ShouldBe(4);
        Of(spec, null, 6, 9, 10).ShouldBeNull();
        Of(spec, 3, null, 9, 10).ShouldBeNull();
        Of(spec, 3, 6, null, 10).ShouldBeNull();
    }
}
