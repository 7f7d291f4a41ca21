using System.Globalization;

namespace Binnacle.Core.Time;

/// <summary>
/// A frequency and the first day. Which days it spans, and what it is called, only a <see cref="ReportingCalendar"/> can say.
/// Its own text is the stored one: a letter (D W M Q T H Y) and the first day, such as <c>M2026-11-01</c>.
/// </summary>
public readonly record struct Period(Frequency Frequency, DateOnly FirstDay) : IComparable<Period>
{
    private const string Letters = "DWMQTHY";

    /// <summary>By first day; of those that start together the finer comes first.</summary>
    public int CompareTo(Period other)
    {
        var byDay = FirstDay.CompareTo(other.FirstDay);
        // As numbers: comparing enumerations makes two objects, and most of those compared begin together.
        return byDay != 0 ? byDay : ((int)Frequency).CompareTo((int)other.Frequency);
    }

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(1 + "yyyy-MM-dd".Length, this, static (text, period) =>
    {
        text[0] = Letters[(int)period.Frequency];
        period.FirstDay.TryFormat(text[1..], out _, "O", CultureInfo.InvariantCulture);
    });

    /// <summary>Reads what <see cref="ToString"/> writes and nothing else.</summary>
    public static bool TryParseStored(string? text, out Period period)
    {
        period = default;
        if (text is not { Length: 11 }) return false;
        var frequency = Letters.IndexOf(text[0], StringComparison.Ordinal);
        if (frequency < 0) return false;
        if (!DateOnly.TryParseExact(text.AsSpan(1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return false;
        period = new Period((Frequency)frequency, day);
        return true;
    }
}
