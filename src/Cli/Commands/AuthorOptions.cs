using System.CommandLine;
using Binnacle.App.Changes;

namespace Binnacle.Cli.Commands;

/// <summary>Who changes something and why, for every command that writes.</summary>
internal sealed class AuthorOptions
{
    private readonly Option<string?> _actor = new("--actor") { Description = "Who does it: a person's id; default: the name you are signed in with here", HelpName = "PERSON" };
    private readonly Option<string?> _reason = new("--reason") { Description = "Why, for the log", HelpName = "TEXT" };

    public AuthorOptions(Command command)
    {
        command.Options.Add(_actor);
        command.Options.Add(_reason);
    }

    /// <param name="otherwise">The reason where none is given.</param>
    public Author Author(ParseResult parse, string otherwise) => new(
        parse.GetValue(_actor) is { Length: > 0 } actor ? actor : Environment.UserName is { Length: > 0 } user ? user : "unknown",
        "cli",
        parse.GetValue(_reason) is { Length: > 0 } reason ? reason : otherwise);
}
