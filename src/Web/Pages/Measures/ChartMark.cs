using Binnacle.App.Scores;

namespace Binnacle.Web.Pages.Measures;

/// <summary>A day from which the figures in sight read otherwise, with the number it has on the chart and below it.</summary>
public sealed record ChartMark(int Number, string Period, DateOnly From, bool IsBreak, string Text)
{
    /// <summary>What changed on one day is one mark.</summary>
    public static IReadOnlyList<ChartMark> Of(MeasurePageView view) =>
    [
        .. view.Marks.Where(mark => mark.From >= view.Points[0].FirstDay && mark.From <= view.Period.LastDay).GroupBy(mark => mark.From)
            .Select((day, at) => new ChartMark(at + 1, day.First().Period, day.Key, day.Any(mark => mark.Kind == "break"), string.Join(" ", day.OrderByDescending(mark => mark.Kind).Select(TextOf)))),
    ];

    private static string TextOf(MeasureMarkView mark) => mark.Kind switch
    {
        "target" => $"Target {mark.Text}.",
        "red" => $"Red flag {mark.Text}.",
        _ => $"Measured in another way: {mark.Text}",
    };
}
