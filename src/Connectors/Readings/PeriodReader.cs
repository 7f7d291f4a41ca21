using System.Globalization;
using System.Text.RegularExpressions;
using Binnacle.Connectors.Tables;
using Binnacle.Core.Time;

namespace Binnacle.Connectors.Readings;

/// <summary>
/// Periods as people write them. A day stands for whatever period of the measure's frequency holds it. What could mean two periods is only read when the
/// mapping or the rest of the column decides. Texts repeat from row to row, so readings are remembered; not for several threads at once.
/// </summary>
public sealed partial class PeriodReader(ReportingCalendar calendar, PeriodFormat format)
{
    private const int LongestText = 60;
    private const int Remembered = 4096;
    private readonly Dictionary<(string Text, Evidence Column), PeriodReading> remembered = [];

    public PeriodReading Read(Cell cell, Evidence column)
    {
        if (cell.Kind == CellKind.Date) return Day(cell.Date, Evidence.None);
        if (cell.Kind == CellKind.Number && cell.Number is >= 20_000 and < 80_000) return Serial(cell.Number);
        return Read(cell.Text, column);
    }

    public PeriodReading Read(string text, Evidence column)
    {
        if (text.Length > LongestText) return Not(text[..LongestText] + "…");
        if (remembered.TryGetValue((text, column), out var known)) return known;
        var (body, note) = WithoutNote(text);
        var reading = Parse(body, column) with { Note = note };
        if (remembered.Count < Remembered) remembered.Add((text, column), reading);
        return reading;
    }

    private PeriodReading Parse(string text, Evidence column)
    {
        if (text.Length == 0) return new(null, null, "The period is missing.", Evidence.None);
        if (YearOnly().Match(text) is { Success: true } year) return Year(text, Int(year, "y"), fiscal: false, Evidence.None);
        if (IsoDate().Match(text) is { Success: true } iso) return Date(text, Int(iso, "y"), Int(iso, "m"), Int(iso, "d"), Evidence.None);
        if (TwoPartYear().Match(text) is { Success: true } two) return TwoParts(text, two, column);
        if (YearPart().Match(text) is { Success: true } part) return Part(text, part);
        if (PartYear().Match(text) is { Success: true } reversed) return Part(text, reversed);
        if (FiscalYear().Match(text) is { Success: true } fiscal) return Fiscal(text, fiscal);
        if (WeekOfYear().Match(text) is { Success: true } week) return Named(text, $"{week.Groups["y"].Value}-W{Int(week, "n"):00}");
        if (MonthYear().Match(text) is { Success: true } month && Month(month) is > 0 and var number) return YearMonth(text, Century(month.Groups["y"].Value), number, Evidence.None);
        if (DayMonthYear().Match(text) is { Success: true } written && Month(written) is > 0 and var named) return Date(text, Century(written.Groups["y"].Value), named, Int(written, "d"), Evidence.None);
        if (NumericDate().Match(text) is { Success: true } date) return Numeric(text, date, column);
        if (Digits().IsMatch(text)) return Run(text);
        if (calendar.TryParse(text, out var period)) return new(period, null, null, Evidence.None);
        return Explain(text);
    }

    private PeriodReading TwoParts(string text, Match match, Evidence column)
    {
        var (year, second) = (Int(match, "y"), Int(match, "n"));
        var isLong = match.Groups["n"].Length == 4;
        var isNext = isLong ? second == year + 1 : match.Groups["n"].Length == 2 && second == (year + 1) % 100;
        var isMonth = !isLong && second is >= 1 and <= 12;
        if (isNext && isMonth)
        {
            var both = Evidence.SplitYear | Evidence.YearMonth;
            var isSlash = match.Groups["s"].Value == "/";
            var asMonth = (isSlash ? format.SlashIsMonth : null) ?? (column & both) switch
            {
                Evidence.SplitYear => false,
                Evidence.YearMonth => true,
                Evidence.None => !isSlash,
                _ => (bool?)null,
            };
            if (asMonth is not { } decided) return No($"\"{text}\" could be a month or a year across two: the column has both. Say periods: slash in the mapping.", Evidence.AmbiguousDate);
            return decided ? YearMonth(text, year, second, Evidence.AmbiguousDate) : SplitYear(text, year, Evidence.AmbiguousDate);
        }

        if (isNext) return SplitYear(text, year, Evidence.SplitYear);
        var last = isLong ? second : year / 100 * 100 + second;
        var couldSpan = last > year && column.HasFlag(Evidence.YearRange);
        if (isMonth && couldSpan && format.Ranges == YearEnd.Refuse) return No($"\"{text}\" could be a month or a range of years: the column has ranges.");
        if (isMonth && !couldSpan) return YearMonth(text, year, second, Evidence.YearMonth);
        return last > year ? Range(text, year, last) with { Evidence = Evidence.YearRange } : Not(text);
    }

    private PeriodReading SplitYear(string text, int first, Evidence evidence)
    {
        if (format.SplitYears == YearEnd.Refuse) return No($"\"{text}\" spans two years.", evidence);
        var byLast = format.SplitYears == YearEnd.Last;
        // The fiscal year that ends in the second year, under whichever name the calendar gives it.
        var number = byLast && !IsCalendarYear && calendar.FiscalYearNamedAfter == FiscalYearNaming.StartYear ? first : byLast ? first + 1 : first;
        if (!byLast && !IsCalendarYear && calendar.FiscalYearNamedAfter == FiscalYearNaming.EndYear) number = first + 1;
        return Year(text, number, fiscal: true, evidence);
    }

    private PeriodReading Range(string text, int first, int last) => format.Ranges switch
    {
        YearEnd.First => Year(text, first, fiscal: false, Evidence.None),
        YearEnd.Last => Year(text, last, fiscal: false, Evidence.None),
        _ => No($"\"{text}\" is a range of years, not one period. Say periods: ranges: last in the mapping if its last year stands for it."),
    };

    private PeriodReading Year(string text, int year, bool fiscal, Evidence evidence)
    {
        if (fiscal || IsCalendarYear || format.BareYears == BareYears.Fiscal) return Named(text, $"FY{year:0000}") with { Evidence = evidence };
        if (format.BareYears == BareYears.Calendar) return Aligned(text, Frequency.Year, year, 1);
        return No($"\"{text}\" could be a calendar or a fiscal year. Write FY{year} or say periods: years in the mapping.", evidence);
    }

    private PeriodReading Part(string text, Match match)
    {
        var letter = char.ToUpperInvariant(match.Groups["l"].Value[0]);
        var number = Int(match, "n");
        var isSplit = match.Groups["y2"].Success;
        var fiscal = isSplit || match.Groups["f"].Success;
        var year = Century(match.Groups["y"].Value);
        if (isSplit && IsCalendarYear) return No($"\"{text}\" belongs to a year across two; this organisation's years are calendar years.");
        if (isSplit && calendar.FiscalYearNamedAfter == FiscalYearNaming.EndYear) year++;
        if (letter == 'M') return YearMonth(text, year, number, Evidence.None);
        if (letter == 'P') return calendar.WeekPattern == WeekPattern.None ? Not(text) : Named(text, $"FY{year:0000}-P{number}");
        if (fiscal || IsCalendarYear || format.BareYears == BareYears.Fiscal) return Named(text, $"FY{year:0000}-{letter}{number}");
        var (frequency, months, parts) = letter switch { 'Q' => (Frequency.Quarter, 3, 4), 'T' => (Frequency.Third, 4, 3), _ => (Frequency.HalfYear, 6, 2) };
        if (number < 1 || number > parts) return Not(text);
        if (format.BareYears == BareYears.Calendar) return Aligned(text, frequency, year, (number - 1) * months + 1);
        return No($"\"{text}\" could belong to a calendar or a fiscal year. Write FY{year} {letter}{number} or say periods: years in the mapping.");
    }

    private PeriodReading Fiscal(string text, Match match)
    {
        var year = Century(match.Groups["y"].Value);
        if (!match.Groups["y2"].Success) return Year(text, year, fiscal: true, Evidence.None);
        return Int(match, "y2") % 100 == (year + 1) % 100 ? SplitYear(text, year, Evidence.SplitYear) : Not(text);
    }

    private PeriodReading Numeric(string text, Match match, Evidence column)
    {
        var (first, second, year) = (Int(match, "a"), Int(match, "b"), Century(match.Groups["y"].Value));
        if (match.Groups["s"].Value == "." || first == second) return Date(text, year, second, first, match.Groups["s"].Value == "." ? Evidence.DayFirst : Evidence.None);
        if (first > 12) return Date(text, year, second, first, Evidence.DayFirst);
        if (second > 12) return Date(text, year, first, second, Evidence.MonthFirst);
        var order = format.Order ?? (column & (Evidence.DayFirst | Evidence.MonthFirst)) switch
        {
            Evidence.DayFirst => DateOrder.DayFirst,
            Evidence.MonthFirst => DateOrder.MonthFirst,
            _ => (DateOrder?)null,
        };
        return order switch
        {
            DateOrder.DayFirst => Date(text, year, second, first, Evidence.AmbiguousDate),
            DateOrder.MonthFirst => Date(text, year, first, second, Evidence.AmbiguousDate),
            _ => No($"\"{text}\" could be day or month first; say periods: order in the mapping.", Evidence.AmbiguousDate),
        };
    }

    // 20240131, 202401, or the number Excel gives a day.
    private PeriodReading Run(string text)
    {
        var number = int.Parse(text, CultureInfo.InvariantCulture);
        if (text.Length == 8) return Date(text, number / 10000, number / 100 % 100, number % 100, Evidence.None);
        if (text.Length == 6) return YearMonth(text, number / 100, number % 100, Evidence.None);
        if (text.Length == 5 && format.ExcelNumbers) return Serial(number);
        if (text.Length == 5) return No($"\"{text}\" could be a day as Excel numbers it; say periods: excel-numbers: true in the mapping.");
        return Not(text);
    }

    private PeriodReading Serial(double number) => Day(DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(number))), Evidence.None);

    private PeriodReading YearMonth(string text, int year, int month, Evidence evidence)
    {
        if (month is < 1 or > 12 || year is < 1 or > 9998) return Not(text);
        if (calendar.WeekPattern != WeekPattern.None) return No($"\"{text}\" is a calendar month; this organisation's months are made of weeks. Write FY{year}-P{month}.");
        return Found(text, calendar.TryPeriodOf(Frequency.Month, new DateOnly(year, month, 1), out var period), period, evidence);
    }

    private PeriodReading Date(string text, int year, int month, int day, Evidence evidence) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Day(new DateOnly(year, month, day), evidence)
            : No($"\"{text}\" is not a day of the calendar.");

    private PeriodReading Day(DateOnly day, Evidence evidence) =>
        Found(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), calendar.TryPeriodOf(Frequency.Day, day, out var period), period, evidence);

    private PeriodReading Aligned(string text, Frequency frequency, int year, int month)
    {
        if (year is < 1 or > 9998) return Not(text);
        var day = new DateOnly(year, month, 1);
        if (!calendar.TryPeriodOf(frequency, day, out var period)) return Found(text, false, period, Evidence.None);
        return period.FirstDay == day ? new(period, null, null, Evidence.None) : No($"\"{text}\" as a calendar period is none of this organisation's fiscal calendar.");
    }

    private PeriodReading Named(string text, string name) => Found(text, calendar.TryParse(name, out var period), period, Evidence.None);

    private static PeriodReading Found(string text, bool found, Period period, Evidence evidence) =>
        found ? new(period, null, null, evidence) : No($"\"{text}\" is not a period of this organisation's calendar.", evidence);

    private static PeriodReading Explain(string text)
    {
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 1000 and < 3000)
            return No($"\"{text}\" is not a whole year.");
        return Range().IsMatch(text) ? No($"\"{text}\" is a span of time, not one period.") : Not(text);
    }

    private static PeriodReading Not(string text) => No($"\"{text}\" is not a period.");

    private static PeriodReading No(string reason, Evidence evidence = Evidence.None) => new(null, null, reason, evidence);

    private bool IsCalendarYear => calendar is { FiscalYearStartMonth: 1, WeekPattern: WeekPattern.None, ShortFiscalYears.IsEmpty: true };

    private int Month(Match match) => MonthNames.Find(match.Groups["m"].Value, format.MonthNames);

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // Two digits are 1970 to 2069.
    private static int Century(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
    }
}
