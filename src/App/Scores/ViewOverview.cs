using System.Collections.Immutable;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Explanations;

namespace Binnacle.App.Scores;

/// <summary>A scorecard at one glance: state, change, and what needs attention.</summary>
public static class ViewOverview
{
    public const int UsualMovements = 9;

    /// <param name="Scorecard">Its code; null or empty: the only one, or the first without a parent.</param>
    /// <param name="Movements">At most this many are listed by themselves, 1 or more.</param>
    public sealed record Request(string? Scorecard, ReadingRequest Reading, int Movements = UsualMovements);

    public static Answer<OverviewView> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        if (ViewScorecard.Found(request.Scorecard, request.Reading, image, clock, problems) is not { } found)
            return Answer<OverviewView>.Refused(problems.ToImmutable());
        using var loan = found.Reading.Image.Calculator(found.Reading.World);
        if (ViewScorecard.View(loan.Calculator, found.Reading, found.Scorecard.Id, explain: false, ViewScorecard.ThirteenPeriods) is not { } card)
            return Answer<OverviewView>.Refused(ViewScorecard.NotThen(found.Scorecard, found.Reading));
        var kpis = card.Rows.Where(row => row.Kind == "kpi").ToList();
        return Answer<OverviewView>.Of(new()
        {
            Card = card,
            Statuses =
            [
                .. kpis.GroupBy(row => row.Override?.Status ?? row.Status).OrderByDescending(group => group.Key.Code != "none").ThenByDescending(group => group.Average(row => row.Score))
                    .ThenBy(group => group.Key.Word, StringComparer.Ordinal).Select(group => new StatusCountView(group.Key, group.Count())),
            ],
            Moved = Moved(loan.Calculator, found.Reading, card, found.Scorecard.Id, request.Movements),
            Late = [.. kpis.Where(row => row.DaysLate is not null).OrderByDescending(row => row.DaysLate).ThenBy(row => row.Address, StringComparer.Ordinal)],
            Initiatives = [.. card.Rows.SelectMany(row => row.Initiatives).DistinctBy(initiative => initiative.Id).OrderBy(Risk).ThenBy(initiative => initiative.Ends).ThenBy(initiative => initiative.Id)],
        });
    }

    private static MovedScoreView? Moved(Calculator calculator, Reading reading, ScorecardView card, ElementId scorecard, int most)
    {
        if (!reading.Calendar.TryShift(reading.Period, -1, out var before))
            return null;
        var explained = ChangeExplainer.Explain(scorecard, reading.Window, new(calculator, before), new(calculator, reading.Period));
        var structure = calculator.StructureFor(scorecard, reading.Period);
        var rows = card.Rows.ToDictionary(row => row.Id);
        var kpis = explained.Movements.GroupBy(movement => movement.Leaf).Select(of =>
        {
            var row = rows.GetValueOrDefault(of.Key.Value);
            var address = row?.Address ?? (structure.Find<Core.Strategies.Node>(of.Key) is { } leaf ? NodeAddress.Of(structure, leaf) : of.First().Code);
            return new MovedKpiView(
                address, row?.Name ?? of.First().Name, of.Sum(movement => movement.Points), row?.History is [.., { } then, _] ? then.Value : null, row?.Actual, row?.Unit,
                [.. of.OrderByDescending(movement => Math.Abs(movement.Points)).Select(movement => new CauseView(RowBuilder.Camel(movement.Cause), movement.Points))]);
        }).OrderByDescending(kpi => Math.Abs(kpi.Points)).ThenBy(kpi => kpi.Address, StringComparer.Ordinal).ToList();
        return new(
            reading.Calendar.Format(before), explained.From, explained.To, explained.Difference, GapView.Of(explained.FromGap, null), GapView.Of(explained.ToGap, null),
            [.. kpis.Take(most)], kpis.Skip(most).Sum(kpi => kpi.Points), Math.Max(0, kpis.Count - most));
    }

    private static int Risk(InitiativeView initiative)
    {
        var codes = new[] { initiative.Schedule?.Code, initiative.BudgetStatus?.Code, initiative.Scope?.Code };
        return codes.Contains("red") ? 0 : codes.Contains("amber") ? 1 : 2;
    }
}
