using System.CommandLine;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Cli.Commands.Files;

internal static class RestoreCommand
{
    public static Command Create()
    {
        var copy = new Argument<string>("COPY") { Description = "A copy that \"binnacle backup\" made" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Also in the place of a data file; nobody may have that open" };
        var command = new Command("restore", "Put a copy in the place of the data file, if it is whole") { copy, overwrite };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            var target = Path.GetFullPath(session.File);
            await Backups.Restore(Path.GetFullPath(parse.GetRequiredValue(copy)), target, session.Clock, parse.GetValue(overwrite), ct);
            return session.Show(new { file = target }, view => session.Out.WriteLine($"Restored {view.file}."));
        });
        return command;
    }
}
