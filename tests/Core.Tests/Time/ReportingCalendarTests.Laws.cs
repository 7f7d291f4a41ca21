using Binnacle.Core.Time;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.Core.Tests.Time;

public sealed partial class ReportingCalendarTests
{
    [Fact]
    public void Every_day_is_in_exactly_one_period_of_each_frequency() =>
        Gen.Select(Calendars.AnyDay, Calendars.AnyFrequency).Sample((at, frequency) =>
        {
            var (calendar, day) = at;
            var period = calendar.PeriodOf(frequency, day);
            var last = calendar.LastDay(period);
            period.FirstDay.ShouldBeLessThanOrEqualTo(day);
            last.ShouldBeGreaterThanOrEqualTo(day);
            calendar.Has(period).ShouldBeTrue();
            if (calendar.TryShift(period, 1, out var next)) next.FirstDay.ShouldBe(last.AddDays(1));
            if (calendar.TryShift(period, -1, out var previous)) calendar.LastDay(previous).ShouldBe(period.FirstDay.AddDays(-1));
        }, iter: 20_000);

    [Fact]
    public void What_is_printed_is_read_back() =>
        Gen.Select(Calendars.AnyDay, Calendars.AnyFrequency).Sample((at, frequency) =>
        {
            var period = at.Calendar.PeriodOf(frequency, at.Day);
            var text = at.Calendar.Format(period);
            at.Calendar.TryParse(text, out var read).ShouldBeTrue(text);
            read.ShouldBe(period, text);
            at.Calendar.TryParse(text.ToLowerInvariant(), frequency, out read).ShouldBeTrue(text);
            read.ShouldBe(period, text);
            Period.TryParseStored(period.ToString(), out read).ShouldBeTrue();
            read.ShouldBe(period);
        }, iter: 20_000);

    [Fact]
    public void Shifting_there_and_back_changes_nothing() =>
        Gen.Select(Calendars.AnyDay, Calendars.AnyFrequency, Gen.Int[-100, 100]).Sample((at, frequency, n) =>
        {
            var period = at.Calendar.PeriodOf(frequency, at.Day);
            if (!at.Calendar.TryShift(period, n, out var there)) return;
            at.Calendar.Shift(there, -n).ShouldBe(period);
            at.Calendar.Ordinal(there).ShouldBe(at.Calendar.Ordinal(period) + n);
            at.Calendar.FromOrdinal(frequency, at.Calendar.Ordinal(there)).ShouldBe(there);
            if (n >= 0) at.Calendar.Between(period, there).Count().ShouldBe(n + 1);
        }, iter: 20_000);

    [Fact]
    public void The_parts_of_a_period_are_those_that_belong_to_it() =>
        Gen.Select(Calendars.AnyDay, Calendars.AnyFrequency, Calendars.AnyFrequency).Sample((at, one, other) =>
        {
            var (fine, coarse) = one <= other ? (one, other) : (other, one);
            var period = at.Calendar.PeriodOf(coarse, at.Day);
            if (!at.Calendar.TryShift(period, 1, out _) || !at.Calendar.TryShift(period, -1, out _)) return;
            var (first, last) = at.Calendar.PartsOf(period, fine);
            first.ShouldBeLessThanOrEqualTo(last);
            at.Calendar.Between(first, last).ShouldAllBe(part => at.Calendar.Coarser(part, coarse) == period);
            if (at.Calendar.TryShift(first, -1, out var before)) at.Calendar.Coarser(before, coarse).ShouldBeLessThan(period);
            if (at.Calendar.TryShift(last, 1, out var after)) at.Calendar.Coarser(after, coarse).ShouldBeGreaterThan(period);
        }, iter: 20_000);

    [Fact]
    public void A_period_lies_in_the_fiscal_year_that_holds_its_last_day() =>
        Gen.Select(Calendars.AnyDay, Calendars.AnyFrequency).Sample((at, frequency) =>
        {
            var period = at.Calendar.PeriodOf(frequency, at.Day);
            if (!at.Calendar.Covers(at.Calendar.LastDay(period))) return;
            at.Calendar.FiscalYearOf(period).ShouldBe(at.Calendar.FiscalYearOf(at.Calendar.Coarser(period, Frequency.Year)));
        });

    [Fact]
    public void Working_days_are_counted_as_one_by_one() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 400], Gen.Int[0, 60].Array[0, 20]).Sample((start, length, holidays) =>
        {
            var from = new DateOnly(2026, 1, 1).AddDays(start);
            var calendar = new ReportingCalendar { Holidays = [.. holidays.Select(day => from.AddDays(day))] };
            var oneByOne = Enumerable.Range(0, length).Count(day => calendar.IsWorkingDay(from.AddDays(day)));
            calendar.WorkingDays(from, from.AddDays(length - 1)).ShouldBe(oneByOne);
        });
}
