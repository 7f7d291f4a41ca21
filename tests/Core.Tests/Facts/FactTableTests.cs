using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Facts;

public sealed class FactTableTests
{
    private static readonly ElementId Element = new(7);
    private static readonly Period January = new(Frequency.Month, new(2026, 1, 1));

    private static Observation At(long seq, double value, Quality quality = Quality.Submitted) =>
        new(Element, SeriesNames.Actual, January, seq, ObservationState.Value, value, Quality: quality);

    [Fact]
    public void A_correction_is_a_newer_row_and_the_old_one_stays_known()
    {
        var table = FactTable.Empty.Add([At(1, 10)]).Add([At(4, 12)]);
        table.Newest(Element, SeriesNames.Actual, January)!.Value.ShouldBe(12);
        table.AsKnownOn(3).Newest(Element, SeriesNames.Actual, January)!.Value.ShouldBe(10);
        table.AsKnownOn(0).Newest(Element, SeriesNames.Actual, January).ShouldBeNull();
        table.History(Element, SeriesNames.Actual, January).Select(o => o.Value).ShouldBe([10, 12]);
        table.AsKnownOn(3).History(Element, SeriesNames.Actual, January).Count().ShouldBe(1);
    }

    [Fact]
    public void What_nobody_observed_is_not_there()
    {
        var table = FactTable.Empty.Add([At(1, 10)]);
        table.Newest(new(8), SeriesNames.Actual, January).ShouldBeNull();
        table.Newest(new(8), SeriesNames.Actual).ShouldBeEmpty();
        table.History(new(8), SeriesNames.Actual, January).ShouldBeEmpty();
        table.History(Element, SeriesNames.Actual, new(Frequency.Month, new(2026, 2, 1))).ShouldBeEmpty();
        table.SeriesOf(Element).ShouldBe([SeriesNames.Actual]);
        table.Columns.ShouldBe([(Element, SeriesNames.Actual)]);
    }

    [Fact]
    public void A_rejected_figure_is_kept_and_is_no_number() => At(1, 10, Quality.Rejected).IsNumber.ShouldBeFalse();

    [Fact]
    public void The_same_said_again_says_nothing_new()
    {
        At(1, 10).SaysTheSameAs(At(2, 10) with { Source = "another file" }).ShouldBeTrue();
        At(1, 10).SaysTheSameAs(At(2, 11)).ShouldBeFalse();
        At(1, 10).SaysTheSameAs(At(2, 10, Quality.Approved)).ShouldBeFalse();
    }
}
