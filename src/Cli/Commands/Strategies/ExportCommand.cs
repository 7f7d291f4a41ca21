using System.Collections.Immutable;
using System.CommandLine;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Workbooks;
using Binnacle.Connectors.Yaml;

namespace Binnacle.Cli.Commands.Strategies;

internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = "A folder, made if it is not there; or a workbook to write (.xlsx)" };
        var command = new Command("export", "Write the strategy as files that apply to no change at all") { folder };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            var target = Path.GetFullPath(parse.GetRequiredValue(folder));
            var documents = StrategyWriter.Write(file.Image.Structure.Latest, await file.People.All(ct));
            return StrategySource.IsWorkbook(target) ? Workbook(session, target, documents) : Folder(session, target, documents);
        });
        return command;
    }

    private static int Folder(Session session, string target, ImmutableArray<StrategyDocument> documents)
    {
        Directory.CreateDirectory(target);
        var left = StrategyFolder.Write(target, documents);
        foreach (var stray in left)
            session.Fail(ExitCode.Done, $"{stray} stands in the folder and was not written: it says what is no more; delete it before you apply the folder.");
        return session.Show(
            new { folder = target, files = documents.Select(document => document.Path).ToArray(), left },
            view => session.Out.WriteLine($"Wrote {view.files.Length} files to {view.folder}."));
    }

    private static int Workbook(Session session, string target, ImmutableArray<StrategyDocument> documents)
    {
        using (var stream = File.Create(target))
            DefinitionWorkbook.Write(stream, documents);
        return session.Show(new { workbook = target }, view => session.Out.WriteLine($"Wrote {view.workbook}."));
    }
}
