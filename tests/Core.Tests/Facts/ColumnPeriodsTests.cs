using Binnacle.Core.Facts;
using Binnacle.Core.Time;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Facts;

public sealed class ColumnPeriodsTests
{
    private static readonly Gen<Period[]> Months = Gen.Int[0, 80].Array[1, 70].Select(months => months.Order().Select(month => new Period(Frequency.Month, new DateOnly(2020, 1, 1).AddMonths(month))).ToArray());

    [Fact]
    public void They_are_those_given_whatever_others_they_are_shared_with() => Gen.Select(Months, Months, Months).Sample((first, second, third) =>
    {
        var one = ColumnPeriods.Of(first, default);
        var two = ColumnPeriods.Of(second, one);
        var three = ColumnPeriods.Of(third, two);
        foreach (var (periods, given) in new[] { (one, first), (two, second), (three, third) })
        {
            Enumerable.Range(0, periods.Count).Select(at => periods[at]).ShouldBe(given);
            Enumerable.Range(0, periods.Count).Select(at => periods.Shared[periods.PlaceOf(at)]).ShouldBe(given);
        }
        // What has them all is shared as it is.
        ReferenceEquals(ColumnPeriods.Of(third, three).Shared, three.Shared).ShouldBeTrue();
    });

    [Fact]
    public void Long_ones_are_their_own_unless_they_are_all_the_same()
    {
        var days = Enumerable.Range(0, 3650).Select(day => new Period(Frequency.Day, new DateOnly(2016, 1, 1).AddDays(day))).ToArray();
        var months = Enumerable.Range(0, 12).Select(month => new Period(Frequency.Month, new DateOnly(2020, 1, 1).AddMonths(month))).ToArray();
        ColumnPeriods.Of(days, ColumnPeriods.Of(months, default)).Shared.ShouldBeSameAs(days);
        ColumnPeriods.Of(months, ColumnPeriods.Of(days, default)).Shared.ShouldBeSameAs(months);
        ColumnPeriods.Of(days, default).IsShort.ShouldBeFalse();
        ColumnPeriods.Of([.. days], ColumnPeriods.Of(days, default)).Shared.ShouldBeSameAs(days);
    }
}
