using System.Collections.Immutable;
using Binnacle.App.Editions;
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
    /// <summary>The edition asked for as what was known; null where none was.</summary>
    public EditionView? Edition { get; private init; }

    /// <summary>The same look at what was known at another moment.</summary>
    /// <param name="through">Last day of the last period due then.</param>
    internal Reading With(Moment moment, DateOnly through) => this with
    {
        World = World with { Structures = moment.Image.Structure, Facts = moment.Image.Facts, Through = through, Now = moment.Day },
        Image = moment.Image,
        IsNewest = false,
    };

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
        var due = DefaultPeriod.LastDue(structure, calendar, moment.Day);
        var through = PeriodOf(request.Through, "through", calendar, due, problems);
        var usual = moment.Edition is { } edition && calendar.Has(edition.Period) ? edition.Period : DefaultPeriod.Of(structure, calendar, moment.Day);
        var period = PeriodOf(request.Period, "period", calendar, string.IsNullOrWhiteSpace(request.Through) ? usual : through, problems);
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
        CurrencyReading? currency = request.Currency?.Trim().ToLowerInvariant() switch
        {
            null or "" or "actual" => CurrencyReading.Actual,
            "constant" => CurrencyReading.Constant,
            _ => null,
        };
        if (currency is null)
            problems.Add(new("currency", $"\"{request.Currency}\" is no reading of currencies: say actual or constant."));
        return problems.Count > 0
            ? null
            : new(new(structures, facts, calendar.LastDay(through), moment.Day, reading!.Value, currency!.Value), moment.Image, moment.IsNewest, calendar, period, window, through) { Edition = moment.Edition is { } asked ? EditionView.Of(asked, image, calendar) : null };
    }

    /// <summary>The period typed, or the other one where nothing was; a problem is added where it cannot be read.</summary>
    internal static Period PeriodOf(
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
}
