using Binnacle.App.Workspaces;

namespace Binnacle.App.Scores;

/// <summary>The strategy map of a scorecard.</summary>
public static class ViewStrategyMap
{
    /// <param name="Scorecard">Its code; null or empty: the only one, or the first without a parent.</param>
    public sealed record Request(string? Scorecard, ReadingRequest Reading);

    public static Answer<StrategyMapView> Run(Request request, WorkspaceImage image, TimeProvider clock)
    {
        var answer = ViewScorecard.Run(new(request.Scorecard, request.Reading, History: ViewScorecard.ThirteenPeriods), image, clock);
        return answer.View is { } card ? Answer<StrategyMapView>.Of(Of(card)) : Answer<StrategyMapView>.Refused(answer.Problems);
    }

    private static StrategyMapView Of(ScorecardView card)
    {
        var (objectives, lane) = (new List<MapObjectiveView>(), card.Rows[0]);
        foreach (var row in card.Rows)
        {
            // A perspective's rows follow it; what is no deeper than it stands beside it.
            if (row.Kind == "perspective" || row.Level <= lane.Level)
                lane = row.Kind == "perspective" ? row : card.Rows[0];
            if (row.Kind == "objective")
                objectives.Add(new(row, lane.Address, card.Themes.Any(theme => theme.Code == row.Theme) ? row.Theme : null));
        }
        var here = objectives.Select(objective => objective.Row.Address).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Card = card,
            Lanes = [.. card.Rows.Where(row => objectives.Any(objective => objective.Lane == row.Address))],
            Themes = [.. card.Themes.Where(theme => objectives.Any(objective => objective.Theme == theme.Code))],
            Objectives = objectives,
            Links = [.. card.Links.Where(link => here.Contains(link.Cause) && here.Contains(link.Effect))],
            Elsewhere = [.. card.Links.Where(link => !here.Contains(link.Cause) || !here.Contains(link.Effect))],
        };
    }
}
