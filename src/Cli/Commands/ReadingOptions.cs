using System.CommandLine;
using Binnacle.App.Scores;

namespace Binnacle.Cli.Commands;

/// <summary>From where to look, for every command that shows scores.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<string?> _period = new("--period", "-p") { Description = "Such as 2026-11, 2026-Q4, FY2026; default: the last published, else the last whose due date has passed", HelpName = "PERIOD" };
    private readonly Option<string?> _window = new("--window", "-w") { Description = "scored (default), period, qtd, ytd, trailing-12, year or latest", HelpName = "WINDOW" };
    private readonly Option<string?> _asKnownOn = new("--as-known-on") { Description = "A day (its end counts), a time, a change such as #42, or an edition such as edition:2026-03", HelpName = "WHEN" };
    private readonly Option<string?> _structure = new("--structure") { Description = "then (default): as it was in the period; today: today's", HelpName = "then|today" };
    private readonly Option<string?> _through = new("--through") { Description = "The last period due; default: the last whose due date has passed", HelpName = "PERIOD" };

    private readonly Option<string?> _currency = new("--currency") { Description = "At which rates money is converted: actual (default) or constant, the budget's", HelpName = "actual|constant" };

    public ReadingOptions(Command command)
    {
        foreach (var option in new[] { _period, _window, _asKnownOn, _structure, _through, _currency })
            command.Options.Add(option);
    }

    public ReadingRequest Request(ParseResult parse) => new(
        parse.GetValue(_period), parse.GetValue(_window), parse.GetValue(_asKnownOn), parse.GetValue(_structure), parse.GetValue(_through), parse.GetValue(_currency));
}
