using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <param name="Name">As typed: 2026-11, FY2026-Q2.</param>
/// <param name="Frequency">day, week, month, quarter, third, halfYear or year.</param>
/// <param name="Previous">The one before; null at the calendar's beginning.</param>
/// <param name="Month">The month it ends in.</param>
/// <param name="Quarter">The quarter it ends in.</param>
public sealed record PeriodView(string Name, string Frequency, DateOnly FirstDay, DateOnly LastDay, string? Previous, string? Next, string? Month, string? Quarter)
{
    public static PeriodView Of(ReportingCalendar calendar, Period period)
    {
        var last = calendar.LastDay(period);
        return new(calendar.Format(period), RowBuilder.Camel(period.Frequency), period.FirstDay, last, Beside(-1), Beside(1), Ending(Core.Time.Frequency.Month), Ending(Core.Time.Frequency.Quarter));

        string? Beside(int by) => calendar.TryShift(period, by, out var other) ? calendar.Format(other) : null;
        string? Ending(Frequency frequency) => calendar.TryPeriodOf(frequency, last, out var other) ? calendar.Format(other) : null;
    }
}
