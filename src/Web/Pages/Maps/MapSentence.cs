using Binnacle.App.Scores;
using Binnacle.Web.Components;

namespace Binnacle.Web.Pages.Maps;

/// <summary>What the map shows, in one sentence.</summary>
internal static class MapSentence
{
    public static string Of(StrategyMapView view)
    {
        var scored = view.Objectives.Where(objective => objective.Row.Score is not null).Select(objective => objective.Row).ToList();
        if (view.Objectives.Count == 0)
            return "There is no objective yet.";
        if (scored.Count == 0)
            return $"No objective has a score in {view.Card.Period.Name}.";
        var good = scored.Count(IsGood);
        var worst = scored.MinBy(row => row.Comparable ?? row.Score)!;
        var reach = view.Links.Where(link => link.Cause == worst.Address).Select(link => link.EffectName).ToList();
        var state = $"{(good == 0 ? "None" : Word(good))} of {Spoken.Count(view.Objectives.Count)} objectives {(good is 0 or 1 ? "is" : "are")} on target";
        return good == view.Objectives.Count ? state + "."
            : reach.Count == 0 ? $"{state}; {worst.Name} is furthest from it."
            : $"{state}; {worst.Name} is furthest from it, and comes before {reach[0]}{(reach.Count > 1 ? $" and {(reach.Count == 2 ? "one other" : $"{reach.Count - 1} others")}" : "")}.";
    }

    /// <summary>As its card shows it: set by hand, held by a red child and all.</summary>
    private static bool IsGood(RowView row) => StatusTones.Of(row.Override?.Status ?? row.Status) switch
    {
        "on-target" or "exceeds" => true,
        null => row.Limits is [.., var highest] && row.Score >= highest,
        _ => false,
    };

    private static string Word(int count) => Spoken.Count(count) is var word ? char.ToUpperInvariant(word[0]) + word[1..] : "";
}
