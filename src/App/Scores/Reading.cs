using System.Collections.Immutable;
using System.Globalization;
using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>A request understood: the world to calculate in, and the period and window to look at.</summary>
public sealed record Reading(World World, KnownOn KnownOn, bool IsNewest, ReportingCalendar Calendar, Period Period, Window Window, Period Through)
{
    /// <summary>Understands a request; null, and the reasons added, where it cannot.</summary>
    /// <param name="card">Whose unit's calendar names the periods; null: the organisation's.</param>
    /// <param name="clock">Only for "now" where the request does not say since when.</param>
    public static Reading? From(
        Knowledge knowledge, ReadingRequest request, Func<Structure, Scorecard?> card, TimeProvider clock, ImmutableArray<RequestProblem>.Builder problems)
    {
        var zone = ZoneOf(knowledge.Structures.Latest.Settings.TimeZone);
        if (Moment.Read(knowledge, request.AsKnownOn, zone, clock) is not { } moment)
        {
            problems.Add(new("as-known-on", Moment.Expected(request.AsKnownOn!, knowledge)));
            return null;
        }
        var structures = moment.IsNewest ? knowledge.Structures : knowledge.Structures.AsKnownOn(moment.KnownOn.Seq);
        var facts = moment.IsNewest ? knowledge.Facts : knowledge.Facts.AsKnownOn(moment.KnownOn.Seq);
        var structure = structures.Latest;
        var calendar = DefaultPeriod.CalendarOf(structure, card(structure));
        var due = DefaultPeriod.Of(structure, calendar, moment.Day);
        var through = PeriodOf(request.Through, "through", calendar, due, problems);
        var period = PeriodOf(request.Period, "period", calendar, string.IsNullOrWhiteSpace(request.Through) ? due : through, problems);
        var window = Window.Scored;
        if (!string.IsNullOrWhiteSpace(request.Window) && !Window.TryParse(request.Window.Trim().ToLowerInvariant(), out window))
            problems.Add(new("window", $"\"{request.Window}\" is no window: say scored, period, qtd, ytd, trailing-12, year or latest."));
        StructureReading? reading = request.Structure?.Trim().ToLowerInvariant() switch
        {
            null or "" or "then" => StructureReading.Then,
            "today" => StructureReading.Today,
            _ => null,
        };
        if (reading is null)
            problems.Add(new("structure", $"\"{request.Structure}\" is no reading of the structure: say then or today."));
        return problems.Count > 0
            ? null
            : new(new(structures, facts, calendar.LastDay(through), moment.Day, reading!.Value), moment.KnownOn, moment.IsNewest, calendar, period, window, through);
    }

    private static Period PeriodOf(
        string? text, string field, ReportingCalendar calendar, Period otherwise, ImmutableArray<RequestProblem>.Builder problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return otherwise;
        if (calendar.TryParse(text, out var period))
            return period;
        var year = new Period(Frequency.Year, calendar.Coarser(otherwise, Frequency.Year).FirstDay);
        problems.Add(new(
            field,
            $"\"{text}\" is no period of this calendar: write it like {calendar.Format(otherwise)}, {calendar.Format(calendar.Coarser(otherwise, Frequency.Quarter))} or {calendar.Format(year)}."));
        return otherwise;
    }

    /// <summary>The zone of that name; UTC where this machine does not know it.</summary>
    public static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>A moment somebody asks from: what was known then, and which day it was.</summary>
    private sealed record Moment(KnownOn KnownOn, DateOnly Day, bool IsNewest)
    {
        public static Moment? Read(Knowledge knowledge, string? text, TimeZoneInfo zone, TimeProvider clock)
        {
            if (string.IsNullOrWhiteSpace(text))
                return new(knowledge.Newest, DayOf(clock.GetUtcNow(), zone), true);
            text = text.Trim();
            if (text[0] == '#')
                return long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && knowledge.Numbered(seq) is { } change
                    ? new(change, DayOf(change.RecordedAt!.Value, zone), false)
                    : null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new(knowledge.At(EndOf(day, zone)), day, false);
            if (text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                return new(knowledge.At(moment), DayOf(moment, zone), false);
            return null;
        }

        public static string Expected(string text, Knowledge knowledge) => text.TrimStart().StartsWith('#')
            ? $"There is no change {text.Trim()}: the newest is #{knowledge.Newest.Seq.ToString(CultureInfo.InvariantCulture)}."
            : $"\"{text}\" is no moment: write a day (2026-04-05), a time (2026-04-05T17:00Z) or a change (#42).";

        private static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

        private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
        {
            var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
            // Where a clock change skips midnight the next day begins with the first hour there is.
            while (zone.IsInvalidTime(midnight))
                midnight = midnight.AddMinutes(30);
            return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).AddTicks(-1);
        }
    }
}
