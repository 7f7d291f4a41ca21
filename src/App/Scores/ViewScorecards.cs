using System.Collections.Immutable;
using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Scores;

/// <summary>Several scorecards, or several periods of one, from one calculation.</summary>
public static class ViewScorecards
{
    /// <param name="Scorecard">Its code; null or empty: every one.</param>
    /// <param name="Reading">Its period may be a run of them: 2026-01..2026-06, both ends included.</param>
    public sealed record Request(string? Scorecard, ReadingRequest Reading);

    public static bool IsRun(ReadingRequest reading) => PeriodRun.IsRun(reading.Period);

    public static Answer<ScorecardsView> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        if (PeriodRun.Of(image, request.Reading, structure => Chosen(structure, request.Scorecard).FirstOrDefault(), clock, problems) is not { } run)
            return Answer<ScorecardsView>.Refused(problems.ToImmutable());
        var latest = run.Reading.World.Structures.Latest;
        var cards = Chosen(latest, request.Scorecard).ToArray();
        if (cards.Length == 0)
            return Answer<ScorecardsView>.Refused(ViewScorecard.Unknown(latest, request.Scorecard));
        using var loan = run.Reading.Image.Calculator(run.Reading.World);
        var calculator = loan.Calculator;
        var views = from card in cards
                    from reading in run.ReadingsOf(DefaultPeriod.CalendarOf(latest, card))
                    let view = ViewScorecard.View(calculator, reading, card.Id, explain: false)
                    where view is not null
                    select view;
        return Answer<ScorecardsView>.Of(new([.. views]));
    }

    /// <summary>Unit by unit, the root's first, each before those below it.</summary>
    internal static IEnumerable<Scorecard> InOrder(Structure structure)
    {
        var ofUnit = structure.All<Scorecard>().OrderBy(card => card.Order).ThenBy(card => card.Id).ToLookup(card => card.Unit);
        return structure.Root is { } root ? Below(root) : [];

        IEnumerable<Scorecard> Below(Core.Organization.OrganizationUnit unit) => ofUnit[unit.Id].Concat(structure.Subunits(unit).SelectMany(Below));
    }

    private static IEnumerable<Scorecard> Chosen(Structure structure, string? code) => string.IsNullOrWhiteSpace(code)
        ? InOrder(structure)
        : structure.FindScorecard(code.Trim()) is { } card ? [card] : [];
}

/// <param name="Scorecards">Card by card, each in time order.</param>
public sealed record ScorecardsView(IReadOnlyList<ScorecardView> Scorecards);
