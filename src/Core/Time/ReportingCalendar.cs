using System.Collections.Immutable;

namespace Binnacle.Core.Time;

/// <summary>
/// What an organisation means by a month, a quarter and a year (SCORING.md, section 1). Data only: <see cref="Check"/> says what is wrong with it;
/// the other methods may throw on a calendar that has problems.
/// </summary>
public sealed partial record ReportingCalendar
{
    /// <summary>Days before it are outside any calendar.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>Days after it are outside any calendar.</summary>
    public static readonly DateOnly Latest = new(2200, 12, 31);

    /// <summary>Fiscal years from January, ISO weeks, Monday to Friday, no holidays.</summary>
    public static readonly ReportingCalendar Standard = new();

    /// <summary>1 to 12. With <see cref="ShortFiscalYears"/>: of the years before the first of them.</summary>
    public int FiscalYearStartMonth { get; init; } = 1;

    public FiscalYearNaming FiscalYearNamedAfter { get; init; } = FiscalYearNaming.EndYear;

    /// <summary>For showing only: weeks are ISO weeks.</summary>
    public DayOfWeek FirstWeekday { get; init; } = DayOfWeek.Monday;

    public ImmutableArray<DateOnly> Holidays { get; init; } = [];

    public ImmutableArray<DayOfWeek> WorkingWeek { get; init; } =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public WeekPattern WeekPattern { get; init; } = WeekPattern.None;

    /// <summary>With a week pattern: the weekday on which a fiscal year ends.</summary>
    public DayOfWeek WeekYearEndsOn { get; init; } = DayOfWeek.Saturday;

    public WeekYearEnd WeekYearEnd { get; init; } = WeekYearEnd.Last;

    /// <summary>
    /// With a week pattern: the first days of fiscal years in ascending order, instead of the rule. The last one only ends the year before it;
    /// days outside the list are outside the calendar.
    /// </summary>
    public ImmutableArray<DateOnly> WeekYearStarts { get; init; } = [];

    /// <summary>In ascending order. Each starts where a regular year would start.</summary>
    public ImmutableArray<ShortFiscalYear> ShortFiscalYears { get; init; } = [];

    public bool Equals(ReportingCalendar? other) =>
        other is not null
        && FiscalYearStartMonth == other.FiscalYearStartMonth
        && FiscalYearNamedAfter == other.FiscalYearNamedAfter
        && FirstWeekday == other.FirstWeekday
        && WeekPattern == other.WeekPattern
        && WeekYearEndsOn == other.WeekYearEndsOn
        && WeekYearEnd == other.WeekYearEnd
        && Holidays.AsSpan().SequenceEqual(other.Holidays.AsSpan())
        && WorkingWeek.AsSpan().SequenceEqual(other.WorkingWeek.AsSpan())
        && WeekYearStarts.AsSpan().SequenceEqual(other.WeekYearStarts.AsSpan())
        && ShortFiscalYears.AsSpan().SequenceEqual(other.ShortFiscalYears.AsSpan());

    public override int GetHashCode() =>
        HashCode.Combine(FiscalYearStartMonth, FiscalYearNamedAfter, WeekPattern, WeekYearEnd, Holidays.Length, WeekYearStarts.Length, ShortFiscalYears.Length);
}
