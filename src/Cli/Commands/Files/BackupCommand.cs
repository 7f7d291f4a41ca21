using System.CommandLine;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Cli.Commands.Files;

internal static class BackupCommand
{
    public static Command Create()
    {
        var copy = new Argument<string>("COPY") { Description = "The file to make" };
        var overwrite = new Option<bool>("--overwrite") { Description = "Also where there is one already" };
        var command = new Command("backup", "Make a consistent copy of the data file, also while it is served") { copy, overwrite };
        command.SetAction(parse =>
        {
            var session = new Session(parse);
            var target = Path.GetFullPath(parse.GetRequiredValue(copy));
            Backups.Backup(Path.GetFullPath(session.File), target, parse.GetValue(overwrite));
            return session.Show(new { copy = target }, view => session.Out.WriteLine($"Copied to {view.copy}."));
        });
        return command;
    }
}
