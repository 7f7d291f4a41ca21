using System.Collections.Immutable;
using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Elements;
using Binnacle.Core.Organization;
using Binnacle.Core.Scoring;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Scores;

/// <summary>
/// Who stands where in one period: competition ranking (1, 2, 2, 4) on the score as shown. Scorecards compete with those that have the same parent.
/// </summary>
public static class RankScorecards
{
    /// <param name="Parent">Code of the scorecard whose children are ranked; null: those of every parent, and those without one, each among themselves.</param>
    public sealed record Request(string? Parent, ReadingRequest Reading);

    public static Answer<RankingView> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var problems = ImmutableArray.CreateBuilder<RequestProblem>();
        if (Reading.From(image, request.Reading, _ => null, clock, problems) is not { } reading)
            return Answer<RankingView>.Refused(problems.ToImmutable());
        using var loan = reading.Image.Calculator(reading.World);
        var calculator = loan.Calculator;
        var structure = reading.World.StructureOf(reading.Calendar.LastDay(reading.Period));
        var parent = string.IsNullOrWhiteSpace(request.Parent) ? null : structure.FindScorecard(request.Parent.Trim());
        if (parent is null && !string.IsNullOrWhiteSpace(request.Parent))
            return Answer<RankingView>.Refused(ViewScorecard.Unknown(structure, request.Parent));

        var results = ViewScorecards.InOrder(structure).Where(card => parent is null || card.Parent == parent.Id)
            .Select(card => (Card: card, Result: calculator.Node(card.Id, reading.Period, reading.Window)))
            .Where(pair => pair.Result is not null)
            .GroupBy(pair => pair.Card.Parent);
        return Answer<RankingView>.Of(new(
            reading.Calendar.Format(reading.Period), reading.KnownOn,
            [.. results.Select(group => new RankedGroupView(NameOf(group.Key), Ranked([.. group.Select(pair => (pair.Card, pair.Result!))])))]));

        string? NameOf(ElementId? id) => id is { } known ? structure.Find<Scorecard>(known)?.Code : null;

        IReadOnlyList<RankedScorecardView> Ranked(IReadOnlyList<(Scorecard Card, NodeResult Result)> peers)
        {
            var ranks = Ranking.Competition([.. peers.Select(peer => peer.Result.Score)], FigureText.ScoreDigits);
            return
            [
                .. peers.Select((peer, index) => new RankedScorecardView(
                        ranks[index], peer.Card.Code, peer.Card.Name, structure.Find<OrganizationUnit>(peer.Card.Unit)?.Code ?? "",
                        StatusView.Of(peer.Result.Band, peer.Result.Gap), peer.Result.Score, peer.Result.Coverage))
                    .OrderBy(row => row.Rank ?? int.MaxValue),
            ];
        }
    }
}

/// <param name="Groups">Scorecards that compete with each other, by their parent.</param>
public sealed record RankingView(string Period, KnownOn AsKnownOn, IReadOnlyList<RankedGroupView> Groups);

/// <param name="Parent">Its code; null: the scorecards without a parent.</param>
/// <param name="Scorecards">The best first; those without a score last.</param>
public sealed record RankedGroupView(string? Parent, IReadOnlyList<RankedScorecardView> Scorecards);

/// <param name="Rank">Null where there is no score.</param>
public sealed record RankedScorecardView(int? Rank, string Code, string Name, string Unit, StatusView Status, double? Score, double? Coverage);
