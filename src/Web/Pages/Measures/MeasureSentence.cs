using Binnacle.App.Scores;
using Binnacle.Web.Components;
using Binnacle.Web.Components.Frames;

namespace Binnacle.Web.Pages.Measures;

/// <summary>The verdict: what the newest figure says, in a sentence that blames and praises nobody.</summary>
internal static class MeasureSentence
{
    public static string Of(MeasurePageView view)
    {
        var now = view.Points[^1];
        if (now.Value is not { } value)
            return now.Text is { } word ? $"“{word}” in {PeriodNames.Long(view.Period)}: {now.Status.Word}." : now.Gap?.Sentence ?? "There is no figure.";
        var shown = Shown.Value(value, view.Unit);
        if (now.Target is not { } target)
            return $"At {shown} in {PeriodNames.Long(view.Period)}; no target holds.";
        var verdict = Reached(view.Direction, value, target) switch
        {
            true => $"meets its target of {Shown.Value(target, view.Unit)}",
            false => $"misses its target of {Shown.Value(target, view.Unit)}",
            null => $"stands against a target of {Shown.Value(target, view.Unit)}",
        };
        return $"At {shown}, {view.Name} {verdict}{Earlier(view)}.";
    }

    private static string Earlier(MeasurePageView view) =>
        view.Points is [.., { Value: { } before }, _] ? $"; in {PeriodNames.Before(view.Period, inFull: true)} it was {Shown.Value(before, view.Unit)}" : "";

    /// <summary>Null where being exactly on target is what counts.</summary>
    private static bool? Reached(string direction, double value, double target) => direction switch
    {
        "higher" => value >= target,
        "lower" => value <= target,
        _ => null,
    };
}
