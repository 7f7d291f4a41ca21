using System.CommandLine;
using System.Globalization;
using Binnacle.App.StrategyFiles;

namespace Binnacle.Cli.Commands.Strategies;

/// <summary>How a folder is to be taken, for plan and apply.</summary>
internal sealed class StrategyOptions
{
    private const string Beginning = "beginning";
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-MM"];
    private readonly Option<string?> _from = new("--from") { Description = "Changes hold from this day or month on (2026-07-01, 2026-07, or beginning) where the files do not say; default: as long as what they change", HelpName = "DAY" };
    private readonly Option<bool> _keep = new("--keep-missing") { Description = "What the folder does not mention stays" };

    public StrategyOptions(Command command)
    {
        command.Options.Add(_from);
        command.Options.Add(_keep);
    }

    /// <summary>Null where the day cannot be read.</summary>
    public PlanOptions? Read(System.CommandLine.ParseResult parse)
    {
        var keep = parse.GetValue(_keep);
        if (parse.GetValue(_from) is not { Length: > 0 } text)
            return new(null, keep);
        if (text == Beginning)
            return new(DateOnly.MinValue, keep);
        return DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, keep) : null;
    }

    public static int Unreadable(Session session) => session.Fail(ExitCode.Usage, "--from takes a day such as 2026-07-01, a month such as 2026-07, or beginning.");
}
