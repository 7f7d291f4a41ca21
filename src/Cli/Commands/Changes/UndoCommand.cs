using System.CommandLine;
using System.Globalization;
using Binnacle.App.Changes;

namespace Binnacle.Cli.Commands.Changes;

internal static class UndoCommand
{
    public static Command Create()
    {
        var seq = new Argument<long>("SEQ") { Description = "The change's number, as \"binnacle log\" lists it" };
        var command = new Command("undo", "Take a change back, by a new change") { seq };
        var author = new AuthorOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            var number = parse.GetRequiredValue(seq);
            var reason = string.Create(CultureInfo.InvariantCulture, $"Undo of change {number}");
            return Outcomes.Tell(session, await UndoChange.Run(new(author.Author(parse, reason), number), file.Workspace, ct), "Nothing to undo: everything is as it was before that change.");
        });
        return command;
    }
}
