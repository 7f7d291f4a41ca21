using System.Collections.Immutable;
using System.Globalization;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>A request understood: the world to calculate in, and the period and window to look at.</summary>
/// <param name="Image">What was known at the moment asked for.</param>
public sealed record Reading(World World, WorkspaceImage Image, bool IsNewest, ReportingCalendar Calendar, Period Period, Window Window, Period Through)
{
    public KnownOn KnownOn => KnownOn.Of(Image);

    /// <summary>Understands a request; null, and the reasons added, where it cannot.</summary>
    /// <param name="card">Whose unit's calendar names the periods; null: the organisation's.</param>
    /// <param name="measured">The calendar of the measure asked for, where it is one; goes before the card's.</param>
    /// <param name="clock">Only for "now" where the request does not say since when.</param>
    public static Reading? From(
        WorkspaceImage image, ReadingRequest request, Func<Structure, Scorecard?> card, TimeProvider clock, ImmutableArray<RequestProblem>.Builder problems,
        Func<Structure, ReportingCalendar?>? measured = null)
    {
        if (Moment.Read(image, request.AsKnownOn, clock) is not { } moment)
        {
            problems.Add(new("as-known-on", Moment.Expected(request.AsKnownOn!, image)));
            return null;
        }
        var (structures, facts) = (moment.Image.Structure, moment.Image.Facts);
        var structure = structures.Latest;
        var calendar = measured?.Invoke(structure) ?? DefaultPeriod.CalendarOf(structure, card(structure));
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
            : new(new(structures, facts, calendar.LastDay(through), moment.Day, reading!.Value), moment.Image, moment.IsNewest, calendar, period, window, through);
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

    /// <summary>A moment somebody asks from: what was known then, and which day it was.</summary>
    private sealed record Moment(WorkspaceImage Image, DateOnly Day, bool IsNewest)
    {
        public static Moment? Read(WorkspaceImage image, string? text, TimeProvider clock)
        {
            var zone = TimeZoneInfo.TryFindSystemTimeZoneById(image.Structure.Latest.Settings.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
            if (string.IsNullOrWhiteSpace(text))
                return new(image, DayOf(clock.GetUtcNow(), zone), true);
            text = text.Trim();
            if (text[0] == '#')
                return long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && image.Changes.Find(seq) is { } change
                    ? new(image.AsKnownOn(seq), DayOf(change.Header.RecordedAt, zone), false)
                    : null;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return new(image.AsKnownOn(day), day, false);
            if (text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
                return new(image.AsKnownOn(moment), DayOf(moment, zone), false);
            return null;
        }

        public static string Expected(string text, WorkspaceImage image) => text.TrimStart().StartsWith('#')
            ? $"There is no change {text.Trim()}: the newest is #{image.Seq.ToString(CultureInfo.InvariantCulture)}."
            : $"\"{text}\" is no moment: write a day (2026-04-05), a time (2026-04-05T17:00Z) or a change (#42).";

        private static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
    }
}
