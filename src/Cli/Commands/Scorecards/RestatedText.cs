using System.Globalization;
using Binnacle.App.Editions;
using Binnacle.App.Scores;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Scorecards;

/// <summary>What an edition said, beside what is known now.</summary>
internal static class RestatedText
{
    public static string Of(PublishedView published)
    {
        var text = $"Published as edition {published.Edition.Code} by {published.Edition.SignedBy} on {Day(published.Edition)}";
        if (published.Restated > 0)
            text += string.Create(CultureInfo.InvariantCulture, $"; {published.Restated} {(published.Restated == 1 ? "row" : "rows")} restated since (why? binnacle explain ADDRESS)");
        return published.Gone.Count == 0 ? text : $"{text}; no longer on the card: {string.Join(", ", published.Gone)}";
    }

    public static void Write(IAnsiConsole screen, RestatedView restated, EditionView edition)
    {
        var score = FigureText.Score(restated.Score, CultureInfo.InvariantCulture);
        screen.MarkupLine(restated.IsNew
            ? Screen.Plain($"New since edition {edition.Code} of {Day(edition)}")
            : $"[bold]Restated[/]: edition {Screen.Plain(edition.Code)} of {Day(edition)} said {Screen.Status(restated.Status)} {Screen.Plain(score)}{Screen.Plain(restated.ActualText is { } actual ? $", value {actual}" : "")}");
        foreach (var reason in restated.Because)
            screen.MarkupLine(Screen.Plain($"  {reason.Day:yyyy-MM-dd}, {reason.By}, change {reason.Seq.ToString(CultureInfo.InvariantCulture)}: {reason.What} ({reason.Reason})"));
        if (restated.Because.Count == 0)
            screen.MarkupLine("  Nothing was recorded that bears on it: time alone has moved on.");
        screen.MarkupLine(Screen.Plain($"  How much each did: binnacle explain ADDRESS --period {edition.Period} --since edition:{edition.Code}"));
    }

    private static string Day(EditionView edition) => edition.SignedAt?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";
}
