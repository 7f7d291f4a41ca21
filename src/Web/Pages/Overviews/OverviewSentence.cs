using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Core.Numbers;
using Binnacle.Web.Components;
using Binnacle.Web.Components.Frames;

namespace Binnacle.Web.Pages.Overviews;

/// <summary>The state of a scorecard in one sentence, and what moved it in a second.</summary>
internal static class OverviewSentence
{
    /// <summary>A KPI that gave at least this share of the change is named.</summary>
    private const double Notable = 0.4;

    public static string Of(OverviewView view, bool inWords)
    {
        var root = view.Card.Rows[0];
        if (root.Score is not { } score)
            return root.Gap?.Sentence ?? $"There is no score for {view.Card.Period.Name}.";
        var status = (root.Override?.Status ?? root.Status).Word;
        status = char.ToUpper(status[0], CultureInfo.InvariantCulture) + status[1..];
        if (root.PreviousScore is not { } before)
            return inWords ? $"{status}." : $"{status} at {Shown.Whole(score)}.";
        var name = PeriodNames.Before(view.Card.Period, inFull: true);
        // As the reader sees them: the difference of the rounded numbers.
        var difference = (int)(DisplayRounding.Round(score, 0) - DisplayRounding.Round(before, 0));
        if (inWords)
            return $"{status}, {(difference == 0 ? "as in" : difference > 0 ? "better than in" : "worse than in")} {name}. {Because(view, difference)}".TrimEnd();
        var moved = difference == 0 ? $"as in {name}" : $"{Spoken.Count(Math.Abs(difference))} {(Math.Abs(difference) == 1 ? "point" : "points")} {(difference > 0 ? "above" : "below")} {name}";
        return $"{status} at {Shown.Whole(score)}, {moved}. {Because(view, difference)}".TrimEnd();
    }

    private static string Because(OverviewView view, int difference)
    {
        if (view.Moved is not { Difference: { } exact, Movements: [var first, ..] } moved)
            return "";
        if (difference == 0)
            return Math.Abs(first.Points) < 0.5 || moved.Movements.FirstOrDefault(other => Math.Sign(other.Points) != Math.Sign(first.Points)) is not { } against
                ? "" : $"{first.Name} and {against.Name} pull against each other.";
        var strongest = moved.Movements.FirstOrDefault(movement => Math.Sign(movement.Points) == Math.Sign(exact));
        return strongest is not null && Math.Abs(strongest.Points) >= Notable * Math.Abs(exact)
            ? $"Most of it is {strongest.Name}."
            : "No single KPI made the difference.";
    }
}
