using System.CommandLine;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Yaml;

namespace Binnacle.Cli.Commands.Strategies;

internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Where to write; made if it is not there" };
        var command = new Command("export", "Write the strategy as files that apply to no change at all") { folder };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            var target = Path.GetFullPath(parse.GetRequiredValue(folder));
            Directory.CreateDirectory(target);
            var documents = StrategyWriter.Write(file.Image.Structure.Latest, await file.People.All(ct));
            var left = StrategyFolder.Write(target, documents);
            foreach (var stray in left)
                session.Fail(ExitCode.Done, $"{stray} stands in the folder and was not written: it says what is no more; delete it before you apply the folder.");
            return session.Show(
                new { folder = target, files = documents.Select(document => document.Path).ToArray(), left },
                view => session.Out.WriteLine($"Wrote {view.files.Length} files to {view.folder}."));
        });
        return command;
    }
}
