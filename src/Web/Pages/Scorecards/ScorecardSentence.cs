using Binnacle.App.Scores;

namespace Binnacle.Web.Pages.Scorecards;

/// <summary>What a scorecard's numbers say, in one sentence.</summary>
internal static class ScorecardSentence
{
    /// <summary>Points of the card's score below which nothing is said to pull.</summary>
    private const double Noticeable = 1;

    public static string Of(ScorecardView view)
    {
        var root = view.Rows[0];
        if (root.Score is not { } score)
            return root.Gap?.Sentence ?? $"There is no score for {view.Period.Name}.";
        var pulls = view.Rows.Where(row => row is { Level: 1, Score: not null, WeightShare: not null })
            .Select(row => (row.Name, Points: row.WeightShare!.Value * (row.Score!.Value - score))).OrderBy(pull => pull.Points).ToArray();
        if (pulls.Length < 2 || pulls[^1].Points - pulls[0].Points < Noticeable)
            return $"{view.Scorecard.Name} is {root.Status.Word}.";
        return pulls[0].Points <= -Noticeable && -pulls[0].Points >= pulls[^1].Points
            ? $"{pulls[0].Name} pulls the card down."
            : $"{pulls[^1].Name} carries the card; {pulls[0].Name} lags behind.";
    }
}
