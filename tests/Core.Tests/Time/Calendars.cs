using Binnacle.Core.Time;
using CsCheck;

namespace Binnacle.Core.Tests.Time;

internal static class Calendars
{
    internal static readonly ReportingCalendar April = new() { FiscalYearStartMonth = 4 };

    internal static readonly ReportingCalendar Retail = new()
    {
        FiscalYearStartMonth = 2,
        FiscalYearNamedAfter = FiscalYearNaming.StartYear,
        WeekPattern = WeekPattern.FourFiveFour,
        WeekYearEnd = WeekYearEnd.Nearest,
    };

    internal static readonly ReportingCalendar MovedToApril = new()
    {
        FiscalYearStartMonth = 1,
        ShortFiscalYears = [new ShortFiscalYear(new DateOnly(2026, 1, 1), 3)],
    };

    internal static readonly ReportingCalendar MovedToJanuary = new()
    {
        FiscalYearStartMonth = 7,
        ShortFiscalYears = [new ShortFiscalYear(new DateOnly(2020, 7, 1), 6), new ShortFiscalYear(new DateOnly(2024, 1, 1), 17)],
    };

    internal static readonly ReportingCalendar Listed = new()
    {
        FiscalYearStartMonth = 1,
        WeekPattern = WeekPattern.FourFourFive,
        WeekYearStarts = [new(2023, 1, 1), new(2023, 12, 31), new(2024, 12, 29), new(2026, 1, 4), new(2027, 1, 3)],
    };

    internal static readonly ReportingCalendar[] All =
    [
        ReportingCalendar.Standard, April, Retail, MovedToApril, MovedToJanuary, Listed,
        April with { FiscalYearNamedAfter = FiscalYearNaming.StartYear },
        Retail with { WeekPattern = WeekPattern.ThirteenByFour, WeekYearEnd = WeekYearEnd.Last, WeekYearEndsOn = DayOfWeek.Sunday },
        Retail with { WeekPattern = WeekPattern.FiveFourFour, FiscalYearStartMonth = 10 },
        Retail with { FiscalYearStartMonth = 1 },
    ];

    internal static readonly Gen<ReportingCalendar> Any = Gen.Int[0, All.Length - 1].Select(i => All[i]);

    internal static readonly Gen<Frequency> AnyFrequency = Gen.Enum<Frequency>();

    internal static readonly Gen<(ReportingCalendar Calendar, DateOnly Day)> AnyDay =
        Any.SelectMany(calendar =>
            Gen.Int[First(calendar).DayNumber, Last(calendar).DayNumber].Select(number => (calendar, DateOnly.FromDayNumber(number))));

    internal static DateOnly First(ReportingCalendar calendar) =>
        calendar == Listed ? calendar.WeekYearStarts[0] : ReportingCalendar.Earliest;

    internal static DateOnly Last(ReportingCalendar calendar) =>
        calendar == Listed ? calendar.WeekYearStarts[^1].AddDays(-1) : ReportingCalendar.Latest;

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
