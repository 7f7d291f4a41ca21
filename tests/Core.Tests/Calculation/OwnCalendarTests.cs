using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Calculation;

/// <summary>Periods of a measure whose unit counts its years otherwise, or whose own periods are longer than the one asked for.</summary>
public sealed class OwnCalendarTests
{
    [Fact]
    public void A_year_that_is_not_the_units_own_is_the_one_that_holds_its_last_day()
    {
        var sample = new Sample();
        var north = sample.Add(new OrganizationUnit { Code = "north", Parent = sample.Root.Id, Calendar = new() { FiscalYearStartMonth = 7 } });
        var measure = sample.Measure("m", new(), north.Id);
        sample.Values(measure, "2026-01", 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048);
        sample.Value(measure, "2026").ShouldBe(4032);           // 31 December lies in the year from July: July to December
        sample.Of(measure, "2026").Period.FirstDay.ShouldBe(new(2026, 7, 1));
        sample.Value(measure, "2026-09", Window.FiscalYearToDate).ShouldBe(64 + 128 + 256);
        sample.Value(measure, "2026-03").ShouldBe(4);
        // A year from March is nobody's: the one that holds its first day.
        var fromMarch = new Period(Frequency.Year, new(2026, 3, 1));
        sample.Calculator.Measure(measure.Id, fromMarch, Window.Period)!.Actual.Figure.Value.ShouldBe(63);
    }

    [Fact]
    public void Last_years_period_of_thirteen_lies_thirteen_before()
    {
        var sample = new Sample(new OrganizationSettings { Calendar = new() { WeekPattern = WeekPattern.ThirteenByFour } });
        var x = sample.Measure("x");
        var last = sample.Measure("last", new() { Formula = "SAMEPERIODLASTYEAR([x])" });
        sample.Values(x, "FY2025-P05", 7, 8);
        sample.Value(last, "FY2026-P05").ShouldBe(7);
        sample.Value(last, "FY2026-P06").ShouldBe(8);
    }

    [Fact]
    public void A_figure_is_stale_where_its_own_last_period_due_has_none()
    {
        var sample = new Sample { Through = new(2026, 3, 31), Now = new(2026, 6, 1) };
        bool Stale(Measure measure, string period) => sample.Of(measure, period).Stale;
        var monthly = sample.Measure("monthly");
        sample.Values(monthly, "2026-01", 1, null, 3);
        Stale(monthly, "2026-01").ShouldBeFalse();
        Stale(monthly, "2026-02").ShouldBeTrue();
        Stale(monthly, "2026-09").ShouldBeFalse();              // March is the last one due
        var quarterly = sample.Measure("quarterly", new() { Frequency = Frequency.Quarter });
        sample.Values(quarterly, "2025-Q4", 1);
        Stale(quarterly, "2026-02").ShouldBeFalse();            // the first quarter has not ended
        Stale(quarterly, "2026-03").ShouldBeTrue();
        Stale(quarterly, "2026-Q2").ShouldBeTrue();
        var yearly = sample.Measure("yearly", new() { Frequency = Frequency.Year });
        Stale(yearly, "1900-02").ShouldBeFalse();               // no year has ended yet
    }

    [Fact]
    public void Only_a_finer_period_than_the_measures_own_shows_a_carried_figure()
    {
        var sample = new Sample { Through = new(2026, 5, 31), Now = new(2026, 9, 1) };
        var measure = sample.Measure("m");
        sample.Values(measure, "2026-01", 1, 2, 3, 4, 5);
        bool Carried(string period) => sample.Of(measure, period).Actual.Carried;
        Carried("2026-01").ShouldBeFalse();
        Carried("2026-Q1").ShouldBeFalse();
        Carried("2026-Q2").ShouldBeFalse();
        Carried("2026-02-10").ShouldBeTrue();
        sample.Value(measure, "2026-02-10").ShouldBe(1);
        sample.Value(measure, "2026-02-28").ShouldBe(2);
    }
}
