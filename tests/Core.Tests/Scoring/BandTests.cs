using Binnacle.Core.Measures.Scales;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Scoring;

public sealed class BandTests
{
    [Theory]
    [InlineData(-1000, "red")]
    [InlineData(33.333333332, "red")]
    [InlineData(100.0 / 3, "amber")]
    [InlineData((100.0 / 3) - 5e-10, "amber")]
    [InlineData((100.0 / 3) - 5e-9, "red")]
    [InlineData((200.0 / 3) - 5e-10, "green")]
    [InlineData((200.0 / 3) - 5e-9, "amber")]
    [InlineData(1000, "green")]
    public void A_limit_belongs_to_the_band_above_it_and_rounding_does_not_cost_it(double score, string band) =>
        BandSet.Default.Of(score).Code.ShouldBe(band);

    [Theory]
    [InlineData(100, "green")]
    [InlineData(100 + 5e-10, "green")]
    [InlineData(100 + 5e-9, "exceeds")]
    public void Blue_begins_above_its_limit(double score, string band) => BandSet.Default.WithExceeds().Of(score).Code.ShouldBe(band);

    [Fact]
    public void Blue_is_off_by_default_and_its_limit_is_ones_own()
    {
        BandSet.Default.Has(Status.Exceeds).ShouldBeFalse();
        BandSet.Default.WithExceeds(90).Of(91).Status.ShouldBe(Status.Exceeds);
        BandSet.Default.WithExceeds(90).WithExceeds(95).Bands.Count.ShouldBe(4);
        BandSet.Default.WithExceeds(90).WithExceeds(95).Of(91).Status.ShouldBe(Status.Green);
    }

    [Theory]
    [InlineData("red", 50.0 / 3)]
    [InlineData("amber", 50)]
    [InlineData("green", 250.0 / 3)]
    public void The_middle_of_a_band_lies_half_way(string band, double middle) =>
        BandSet.Default.Middle(BandSet.Default.Named(band)!).ShouldBe(middle, 1e-9);

    [Fact]
    public void The_outermost_bands_end_at_the_scales_ends()
    {
        var tenths = BandSet.Limits(4, 6);
        tenths.Middle(tenths.Bands[0], 0, 10).ShouldBe(2);
        tenths.Middle(tenths.Bands[2], 0, 10).ShouldBe(8);
        var blue = BandSet.Default.WithExceeds();
        blue.Middle(blue.Named("green")!).ShouldBe(250.0 / 3, 1e-9);
        blue.Middle(blue.Named("exceeds")!).ShouldBe(100);
        blue.WithExceeds(90).Middle(blue.WithExceeds(90).Named("exceeds")!).ShouldBe(95);
    }

    [Fact]
    public void A_band_of_another_set_has_no_middle() =>
        Should.Throw<ArgumentException>(() => BandSet.Default.Middle(Band.Exceeds(100))).Message.ShouldContain("'exceeds'");

    [Fact]
    public void Bands_are_found_by_code_in_any_case()
    {
        BandSet.Default.Named("GREEN")!.Status.ShouldBe(Status.Green);
        BandSet.Default.Named("blue").ShouldBeNull();
    }

    [Fact]
    public void A_band_of_another_set_is_matched_by_code_then_by_status()
    {
        var foreign = Band.Green(95) with { Code = "on track" };
        BandSet.Default.Matching(foreign)!.Code.ShouldBe("green");
        BandSet.Default.Matching(foreign with { Code = "amber" })!.Code.ShouldBe("amber");
        BandSet.Default.Matching(Band.Exceeds(100)).ShouldBeNull();
    }

    [Fact]
    public void A_status_begins_at_the_lowest_band_that_has_it_or_better()
    {
        BandSet.Default.LimitOf(Status.Amber).ShouldBe(100.0 / 3);
        BandSet.Default.LimitOf(Status.Green).ShouldBe(200.0 / 3);
        BandSet.Default.LimitOf(Status.Red).ShouldBeNull();
        BandSet.Default.LimitOf(Status.Exceeds).ShouldBeNull();
        new BandSet { Bands = [Band.Red, Band.Green(60)] }.LimitOf(Status.Amber).ShouldBe(60);
    }

    [Fact]
    public void Sets_of_the_same_bands_are_equal()
    {
        BandSet.Limits(50, 100).ShouldBe(BandSet.Limits(50, 100));
        BandSet.Limits(50, 100).GetHashCode().ShouldBe(BandSet.Limits(50, 100).GetHashCode());
        BandSet.Limits(50, 100).ShouldNotBe(BandSet.Limits(50, 99));
        BandSet.Limits(50, 100).Equals(null).ShouldBeFalse();
    }
}
