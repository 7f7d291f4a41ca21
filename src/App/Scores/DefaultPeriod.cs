using System.Runtime.CompilerServices;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>What a reader sees who names no period: the last one published, else the last whose due date has passed.</summary>
public static class DefaultPeriod
{
    private const int UsualDueDays = 10;

    /// <summary>Of a structure's KPIs: every reader asks.</summary>
    private static readonly ConditionalWeakTable<Structure, StrongBox<Frequency>> Finest = [];

    public static Period Of(Structure structure, ReportingCalendar calendar, DateOnly now) =>
        Editions.Editions.LastPublished(structure, calendar) ?? LastDue(structure, calendar, now);

    /// <summary>The organisation's due days; months, or the finest frequency of its KPIs where all are coarser.</summary>
    public static Period LastDue(Structure structure, ReportingCalendar calendar, DateOnly now)
    {
        var frequency = Finest.GetValue(structure, made => new(FrequencyOf(made))).Value;
        return LastDue(calendar, frequency, structure.Settings.Measures.DueDays ?? UsualDueDays, now);
    }

    /// <summary>The first monthly KPI decides: most organisations have one, and very many that need not be looked at.</summary>
    private static Frequency FrequencyOf(Structure structure)
    {
        Frequency? finest = null;
        foreach (var measure in structure.All<Measure>())
        {
            if (structure.RulesOf(measure) is not { Use: MeasureUse.Kpi, Frequency: var frequency } || frequency >= finest)
                continue;
            finest = frequency;
            if (frequency <= Frequency.Month)
                return Frequency.Month;
        }
        return finest ?? Frequency.Month;
    }

    private static Period LastDue(ReportingCalendar calendar, Frequency frequency, int dueDays, DateOnly now)
    {
        var period = calendar.PeriodOf(frequency, now);
        while (calendar.DueDate(period, dueDays) >= now && calendar.TryShift(period, -1, out var before))
            period = before;
        return period;
    }

    public static ReportingCalendar CalendarOf(Structure structure, Scorecard? card) =>
        card is not null && structure.Find<OrganizationUnit>(card.Unit) is not null ? structure.CalendarOf(card.Unit) : structure.Settings.Calendar;
}
