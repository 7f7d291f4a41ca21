using System.Globalization;

namespace Binnacle.Core.Time;

public sealed partial record ReportingCalendar
{
    /// <summary>
    /// The period's name: <c>2026-11-23 2026-W48 2026-11 2026-Q4 2026-T3 2026-H2 2026</c>; <c>FY2026-Q2</c> and <c>FY2026</c> unless fiscal years are
    /// calendar years; <c>FY2026-P11</c> for a month of weeks; <c>FY2026S</c> in a short year.
    /// </summary>
    public string Format(Period period)
    {
        var day = period.FirstDay;
        switch (period.Frequency)
        {
            case Frequency.Day:
                return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case Frequency.Week:
                var monday = day.ToDateTime(TimeOnly.MinValue);
                return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(monday):0000}-W{ISOWeek.GetWeekOfYear(monday):00}");
            case Frequency.Month when WeekPattern == WeekPattern.None:
                return day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
            default:
                var ordinal = Ordinal(period);
                var year = OrdinalOf(Frequency.Year, day);
                var name = string.Create(CultureInfo.InvariantCulture, $"{(IsCalendarYear ? "" : "FY")}{YearNumber(year):0000}{(IsShort(year) ? "S" : "")}");
                if (period.Frequency == Frequency.Year) return name;
                var part = ordinal - OrdinalOf(period.Frequency, FirstDayOf(Frequency.Year, year)) + 1;
                return string.Create(CultureInfo.InvariantCulture, $"{name}-{Letter(period.Frequency)}{part}");
        }
    }

    /// <summary>
    /// Reads a name as <see cref="Format"/> writes it, in any case. Where fiscal years are calendar years, <c>FY</c> may stand before the year;
    /// elsewhere it must, since a bare 2026 could mean two things.
    /// </summary>
    public bool TryParse(string? text, out Period period)
    {
        period = default;
        if (text is null or { Length: > 16 }) return false;
        text = text.Trim().ToUpperInvariant();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return TryPeriodOf(Frequency.Day, day, out period);
        if (WeekPattern == WeekPattern.None && DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            return TryPeriodOf(Frequency.Month, day, out period);

        var fiscal = text.StartsWith("FY", StringComparison.Ordinal);
        var rest = fiscal ? text.AsSpan(2) : text.AsSpan();
        if (rest.Length < 4 || !TryDigits(rest[..4], out var year)) return false;
        rest = rest[4..];
        if (!fiscal && rest.StartsWith("-W")) return TryWeek(year, rest[2..], out period);
        if (!fiscal && !IsCalendarYear) return false;
        var isShort = rest.StartsWith("S");
        if (isShort) rest = rest[1..];
        if (!TryYear(year, isShort, out var ordinal)) return false;
        if (rest.IsEmpty) return TryFromOrdinal(Frequency.Year, ordinal, out period);
        return rest.Length is 3 or 4 && rest[0] == '-' && TryPart(ordinal, rest[1], rest[2..], out period);
    }

    /// <summary>The period of the frequency a person means: its own name, or any day inside it.</summary>
    public bool TryParse(string? text, Frequency frequency, out Period period)
    {
        if (!TryParse(text, out period)) return false;
        if (period.Frequency == frequency) return true;
        return period.Frequency == Frequency.Day && TryPeriodOf(frequency, period.FirstDay, out period);
    }

    private bool IsCalendarYear => FiscalYearStartMonth == 1 && WeekPattern == WeekPattern.None && ShortFiscalYears.IsEmpty;

    private int YearNumber(int ordinal)
    {
        var first = FirstDayOf(Frequency.Year, ordinal);
        if (WeekPattern != WeekPattern.None)
        {
            var start = WeekYears.NominalStartYear(this, first);
            return FiscalYearNamedAfter == FiscalYearNaming.StartYear || FiscalYearStartMonth == 1 ? start : start + 1;
        }

        return FiscalYearNamedAfter == FiscalYearNaming.StartYear ? first.Year : FirstDayOf(Frequency.Year, ordinal + 1).AddDays(-1).Year;
    }

    private bool IsShort(int yearOrdinal)
    {
        if (WeekPattern != WeekPattern.None || ShortFiscalYears.IsEmpty) return false;
        var first = FirstDayOf(Frequency.Year, yearOrdinal);
        foreach (var odd in ShortFiscalYears)
        {
            if (odd.FirstDay == first) return true;
        }

        return false;
    }

    private bool TryYear(int number, bool isShort, out int ordinal)
    {
        ordinal = 0;
        var middle = new DateOnly(Math.Clamp(number, FirstCovered.Year, LastCovered.Year), 7, 1);
        middle = middle < FirstCovered ? FirstCovered : middle > LastCovered ? LastCovered : middle;
        var nearest = OrdinalOf(Frequency.Year, middle);
        var lowest = Math.Max(nearest - 2, OrdinalOf(Frequency.Year, FirstCovered));
        var highest = Math.Min(nearest + 2, OrdinalOf(Frequency.Year, LastCovered));
        for (ordinal = lowest; ordinal <= highest; ordinal++)
        {
            if (YearNumber(ordinal) == number && IsShort(ordinal) == isShort) return true;
        }

        return false;
    }

    private bool TryPart(int yearOrdinal, char letter, ReadOnlySpan<char> digits, out Period period)
    {
        period = default;
        Frequency? frequency = letter switch
        {
            'P' when WeekPattern != WeekPattern.None => Frequency.Month,
            'Q' => Frequency.Quarter,
            'T' => Frequency.Third,
            'H' => Frequency.HalfYear,
            _ => null,
        };
        if (frequency is not { } part || !TryDigits(digits, out var number) || number < 1) return false;
        var ordinal = OrdinalOf(part, FirstDayOf(Frequency.Year, yearOrdinal)) + number - 1;
        if (FirstDayOf(part, ordinal) >= FirstDayOf(Frequency.Year, yearOrdinal + 1)) return false;
        return TryFromOrdinal(part, ordinal, out period);
    }

    private bool TryWeek(int year, ReadOnlySpan<char> digits, out Period period)
    {
        period = default;
        // The last days of 2200 lie in the first week of 2201.
        if (year < Earliest.Year || year > Latest.Year + 1 || !TryDigits(digits, out var week)) return false;
        if (week < 1 || week > ISOWeek.GetWeeksInYear(year)) return false;
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return TryFromOrdinal(Frequency.Week, OrdinalOf(Frequency.Week, monday), out period);
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static char Letter(Frequency frequency) => frequency switch
    {
        Frequency.Month => 'P',
        Frequency.Quarter => 'Q',
        Frequency.Third => 'T',
        _ => 'H',
    };
}
