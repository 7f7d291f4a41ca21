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
            return $"{Word(view.Objectives.Count)} objectives, none with a score in {view.Card.Period.Name}.";
        var good = scored.Count(row => row.Limits is [_, var on, ..] && row.Score >= on);
        var worst = scored.MinBy(row => row.Comparable ?? row.Score)!;
        var reach = view.Links.Where(link => link.Cause == worst.Address).Select(link => link.EffectName).ToList();
        var state = $"{Word(good)} of {Spoken.Count(view.Objectives.Count)} objectives {(good == 1 ? "is" : "are")} on target";
        return good == view.Objectives.Count ? state + "."
            : reach.Count == 0 ? $"{state}; {worst.Name} is furthest from it."
            : $"{state}; {worst.Name} is furthest from it, and comes before {reach[0]}{(reach.Count > 1 ? $" and {(reach.Count == 2 ? "one other" : $"{reach.Count - 1} others")}" : "")}.";
    }

    private static string Word(int count) => Spoken.Count(count) is var word ? char.ToUpperInvariant(word[0]) + word[1..] : "";
}
