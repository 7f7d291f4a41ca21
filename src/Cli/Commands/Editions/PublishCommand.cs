using System.CommandLine;
using Binnacle.App.Editions;

namespace Binnacle.Cli.Commands.Editions;

internal static class PublishCommand
{
    public static Command Create()
    {
        var period = new Argument<string?>("PERIOD") { Description = "Such as 2026-10; default: the last whose due date has passed", Arity = ArgumentArity.ZeroOrOne };
        var known = new Option<string?>("--as-known-on") { Description = "What is signed: a day, a time or a change such as #42; default: all that is known", HelpName = "WHEN" };
        var name = new Option<string?>("--name") { Description = "What people call it: \"Board report, October\"", HelpName = "TEXT" };
        var signer = new Option<string?>("--signed-by") { Description = "Who signs: a person's id; default: who does it", HelpName = "PERSON" };
        var command = new Command("publish", "Sign a period as it is known: readers open on it, and what comes out differently later shows as restated") { period, known, name, signer };
        var author = new AuthorOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return Outcomes.Tell(
                session,
                await PublishPeriod.Run(new(author.Author(parse, ""), parse.GetValue(period), parse.GetValue(known), parse.GetValue(name), parse.GetValue(signer)), file.Workspace, session.Clock, ct),
                "Nothing was published.");
        });
        return command;
    }
}
