using Binnacle.App.Changes;
using Binnacle.App.Editions;
using Binnacle.App.People;
using Binnacle.App.Scores;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Values;
using Binnacle.App.Workspaces;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.Samples;

/// <summary>
/// The demo organisation, a maker of bicycles, told month by month as it would have happened: its strategy from files, its figures as they came in,
/// and what was changed, corrected and set by hand on the way.
/// </summary>
/// <param name="clock">The clock the workspace's log records by.</param>
public sealed class Veloria(Workspace workspace, IPersonDirectory people, DemoClock clock, PlantedTruths truths, ulong seed = Veloria.UsualSeed)
{
    public const ulong UsualSeed = 2026;

    private static readonly Author Office = new("mara", "cli", "");

    /// <summary>Entered by people rather than fetched from a system.</summary>
    private static readonly HashSet<string> ByHand = new(StringComparer.Ordinal) { "updates", "decisions", "engagement", "gates", "time-to-market", "revenue-growth", "training-hours" };

    private readonly MonthlyFigures _figures = new(truths, new Noise(seed));

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "samples", "veloria", "strategy");

    private Structure Now => workspace.Image.Structure.Latest;

    /// <exception cref="InvalidOperationException">The sample and the program no longer agree: a mistake of the program.</exception>
    public async Task Load(CancellationToken ct)
    {
        clock.Set(truths.First.AddDays(-20), 9);
        var read = StrategyFolder.Read(Folder);
        var applied = await ApplyStrategy.Run(new(Office with { Reason = "The strategy \"Ride further\", as the board approved it" }, read.Documents, read.Problems, new()), workspace, people, ct);
        if (applied.Applied is not ApplyOutcome.Applied)
            throw new InvalidOperationException($"The strategy cannot be applied: {applied.Plan.Problems.FirstOrDefault()?.ToString() ?? "its files say nothing"}");
        clock.Set(truths.First.AddDays(-12), 10);
        await Apply(new(Office with { Reason = "Targets of the first years" }) { Values = [.. FirstTargets().Select(Edited)] }, ct);
        foreach (var month in truths.All)
        {
            await Before(month, ct);
            await Report(month, ct);
            await After(month, ct);
        }
        await ErasePerson.Run(new(PlantedTruths.AbsentOwner), people, ct);
    }

    /// <summary>What was decided before the month's figures were in.</summary>
    private async Task Before(DateOnly month, CancellationToken ct)
    {
        var decisions = new Decisions(Now, truths);
        clock.Set(month.AddDays(-16), 14, 30);
        if (month == truths.DefinitionBreak)
            await Apply(new(Office with { Reason = "Satisfaction is asked after the first service from now on" }) { Elements = decisions.DefinitionBreak() }, ct);
        if (month == truths.WeightsChange)
            await Apply(new(Office with { Reason = "Board decision: customers weigh more" }) { Elements = decisions.Weights() }, ct);
        if (month == truths.Reorganisation)
            await Apply(new(Office with { Reason = "The Swiss dealers sell bikes: they belong to Bikes" }) { Elements = decisions.Reorganisation() }, ct);
        foreach (var (from, target, red) in truths.DefectTargets.Skip(1).Where(step => step.From == month))
            await Apply(new(Office with { Reason = $"Stricter target for defects in Assembly: {target} %" }) { Values = [Edited(Target("assembly/defect-rate", from, target)), Edited(Target("assembly/defect-rate", from, red, SeriesNames.Red))] }, ct);
        if (month.Month == 1 && month > truths.First)
            await Apply(new(Office with { Reason = $"Targets of {month.Year}" }) { Values = [.. Yearly(month.Year).Select(Edited)] }, ct);
        if (month == truths.Last.AddMonths(-9))
            await Apply(new(Office with { Reason = "Portfolio of initiatives" }) { Elements = decisions.Initiatives() }, ct);
    }

    /// <summary>The systems deliver on the fourth day of the next month, people on the fifth.</summary>
    private async Task Report(DateOnly month, CancellationToken ct)
    {
        var figures = Figures(month).ToLookup(figure => ByHand.Contains(figure.Address), figure => figure.Said);
        var next = month.AddMonths(1);
        clock.Set(next.AddDays(3), 5, 40);
        var file = $"figures-{month:yyyy-MM}.csv";
        await Apply(new(new("jonas", "import", $"Figures of {month:yyyy-MM}")) { Values = [.. figures[false].Select((said, row) => Edited(said with { Source = $"{file}:{row + 2}" }))] }, ct);
        clock.Set(next.AddDays(4), 8, 15);
        await Apply(new(new("aoife", "web", $"Figures of {month:yyyy-MM} that no system has")) { Values = [.. figures[true].Select(Edited)] }, ct);
    }

    /// <summary>What became known of earlier months after the figures were in.</summary>
    private async Task After(DateOnly month, CancellationToken ct)
    {
        var next = month.AddMonths(1);
        if (month == truths.Last)
        {
            clock.Set(next.AddDays(5), 10, 20);
            var placement = NodeAddress.Find(Now, "corporate/source/supplier-on-time") ?? throw new InvalidOperationException("There is no corporate/source/supplier-on-time.");
            await SetOverride.Run(new(new("tomasz", "web", "Status set by hand"), placement.Id, Month(month), PlantedTruths.OverrideStatus, PlantedTruths.OverrideMemo, BasedOn.Nothing), workspace, ct);
        }
        if (month >= truths.FirstPublished)
            await Publish(month, ct);
        if (month == truths.CorrectedMonth)
            await Correct(next.AddDays(13), "ines", "assembly/defect-rate", month, PlantedTruths.Corrected, "12 late rework tickets found.", ct);
        if (month == truths.LateCorrectedMonth.AddMonths(6))
            await Correct(next.AddDays(10), "tomasz", "on-time", truths.LateCorrectedMonth, 93.4, "The carrier's own count came in.", ct);
        if (month == truths.RestatedMonth.AddMonths(2))
            await Correct(next.AddDays(15), "sofia", "gross-margin", truths.RestatedMonth, PlantedTruths.RestatedMargin, "A freight invoice turned up.", ct);
    }

    /// <summary>The office signs the month on the day after its figures were due.</summary>
    private async Task Publish(DateOnly month, CancellationToken ct)
    {
        clock.Set(Now.Settings.Calendar.DueDate(Month(month), Now.Settings.Measures.DueDays ?? 0).AddDays(1), 9, 30);
        var request = new PublishPeriod.Request(Office, $"{month:yyyy-MM}", Name: month == truths.RestatedMonth ? "Report to the board" : null);
        Applied(await PublishPeriod.Run(request, workspace, clock, ct), $"{month:yyyy-MM} published");
    }

    private IEnumerable<(string Address, Observation Said)> Figures(DateOnly month)
    {
        foreach (var measure in Now.All<Measure>().OrderBy(measure => measure.Id))
        {
            var (address, rules, calendar) = (NodeAddress.Of(Now, measure), Now.RulesOf(measure), Now.CalendarOf(measure.Unit));
            var period = calendar.PeriodOf(rules.Frequency, month);
            if (rules.Formula is not null || !MonthlyFigures.EndsIn(calendar, period, month) || (address == "sell-through" && truths.Missing.Contains(month)))
                continue;
            yield return (address, new(measure.Id, SeriesNames.Actual, period, 0, ObservationState.Value, _figures.Actual(address, rules, month)));
            if (address == "rate.CHF")
                yield return (address, new(measure.Id, SeriesNames.Closing, period, 0, ObservationState.Value, _figures.Actual(address, rules, month.AddMonths(1))));
        }
    }

    private IEnumerable<Observation> FirstTargets() =>
    [
        Target("assembly/defect-rate", truths.First, truths.DefectTargets[0].Target), Target("assembly/defect-rate", truths.First, truths.DefectTargets[0].Red, SeriesNames.Red),
        Target("csat", truths.First, 79), Target("csat", truths.First, 72, SeriesNames.Red), .. Yearly(truths.First.Year),
    ];

    /// <summary>Orders for the whole year; revenue from January on; the franc's rate in the budget.</summary>
    private IEnumerable<Observation> Yearly(int year)
    {
        var january = new DateOnly(year, 1, 1);
        yield return new(Find("ebike-orders").Id, SeriesNames.Target, new(Frequency.Year, january), 0, ObservationState.Value, _figures.OrdersOf(year));
        yield return Target("rate.CHF", january, 1.03, SeriesNames.Budget);
        foreach (var measure in Now.All<Measure>().Where(measure => measure.Code == "revenue" && Now.RulesOf(measure).Formula is null).OrderBy(measure => measure.Id))
            yield return new(measure.Id, SeriesNames.Target, Month(january), 0, ObservationState.Value, Math.Round(Now.RulesOf(measure).Levels[SeriesNames.Target].Value!.Value * _figures.Grown(year)));
        if (year != truths.DefinitionBreak.Year)
            yield break;
        yield return Target("csat", truths.DefinitionBreak, 86);
        yield return Target("csat", truths.DefinitionBreak, 80, SeriesNames.Red);
    }

    private async Task Correct(DateOnly day, string who, string address, DateOnly month, double value, string note, CancellationToken ct)
    {
        clock.Set(day, 11, 5);
        await Apply(new(new(who, "web", $"Correction of {month:yyyy-MM}")) { Values = [Edited(Said(address, month, value, note))] }, ct);
    }

    private Observation Said(string address, DateOnly month, double value, string note) => new(Find(address).Id, SeriesNames.Actual, Month(month), 0, ObservationState.Value, value, Note: note);

    private Observation Target(string address, DateOnly from, double value, string series = SeriesNames.Target) => new(Find(address).Id, series, Month(from), 0, ObservationState.Value, value);

    /// <param name="address">The unit's code and the measure's; the code alone in the top unit.</param>
    private Measure Find(string address)
    {
        var slash = address.IndexOf('/');
        var unit = slash < 0 ? Now.Root : Now.All<OrganizationUnit>().FirstOrDefault(unit => unit.Code == address[..slash]);
        return unit is not null && Now.FindMeasure(unit.Id, address[(slash + 1)..]) is { } measure ? measure : throw new InvalidOperationException($"The sample has no {address}.");
    }

    private static Period Month(DateOnly first) => new(Frequency.Month, first);

    private static ValueEdit Edited(Observation said) => new(said, BasedOn.Whatever);

    private async Task Apply(Edit edit, CancellationToken ct) => Applied(await workspace.Apply(edit, ct), edit.Author.Reason);

    private static void Applied(ApplyOutcome outcome, string what)
    {
        switch (outcome)
        {
            case ApplyOutcome.Refused refused:
                throw new InvalidOperationException($"{what}: {refused.Problems[0]}");
            case ApplyOutcome.Conflict:
                throw new InvalidOperationException($"{what}: somebody else writes to the file.");
        }
    }
}
