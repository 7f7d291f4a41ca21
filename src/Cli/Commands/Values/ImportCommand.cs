using System.CommandLine;
using System.Text;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Workspaces;
using Binnacle.Cli.Output;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;

namespace Binnacle.Cli.Commands.Values;

internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "CSV, TSV, Excel, JSON, YAML, Parquet or a database; default: the one the mapping names", Arity = ArgumentArity.ZeroOrOne };
        var mapping = new Option<string?>("--mapping", "-m") { Description = "What the file's headings do not say (docs/guide/importing.md)", HelpName = "MAPPING" };
        var preview = new Option<bool>("--preview") { Description = "Say what it would do, and write nothing" };
        var bulk = new Option<bool>("--bulk") { Description = "All or nothing, for millions of numbers: no preview, one pass (docs/guide/importing.md)" };
        var rejected = new Option<string?>("--rejected") { Description = "Write the rows with rejected values here, with their reasons", HelpName = "CSV" };
        var command = new Command("import", "Take figures from a file") { file, mapping, preview, bulk, rejected };
        var author = new AuthorOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            var path = parse.GetValue(file);
            if (path is null && parse.GetValue(mapping) is null)
                return session.Fail(ExitCode.Usage, "Name the file to import, or a mapping that names it.");
            if (parse.GetValue(bulk) && (parse.GetValue(preview) || parse.GetValue(rejected) is not null))
                return session.Fail(ExitCode.Usage, "A bulk import takes all or nothing: it has no --preview and no --rejected.");
            await using var data = await DataFile.Open(session, ct);
            var problems = new List<Problem>();
            if (parse.GetValue(bulk))
                return Mapping(parse.GetValue(mapping), problems) is { } bulkMap
                    ? await BulkCommand.Run(session, data, path, bulkMap, author.Author(parse, $"Import of {Path.GetFileName(path ?? bulkMap.Source.File)}"), ct)
                    : Problems(session, problems);
            if (Source(path, parse.GetValue(mapping), data, problems, ct) is not var (source, map))
                return Problems(session, problems);
            using var waiting = new Waiting("Importing", source.RowCount);
            await using var output = parse.GetValue(rejected) is { } target ? new StreamWriter(target, false, new UTF8Encoding(false)) : null;
            var writer = output is null ? null : new RejectedRows(output);
            var outcome = await ImportValues.Run(
                new(
                    author.Author(parse, $"Import of {Path.GetFileName(path ?? map.Source.File)}"),
                    source.Rows(ct),
                    map.Duplicates,
                    parse.GetValue(preview),
                    writer is null ? null : (row, values) => writer.Add(Headings(source, row), row, values),
                    waiting.Passed),
                data.Workspace,
                ct);
            return Tell(session, ImportView.Of(outcome, data.Image, Remarks(source), [.. source.Tables.SelectMany(table => table.IgnoredColumns).Distinct()]), outcome);
        });
        return command;
    }

    private static (ImportSource Source, ImportMapping Mapping)? Source(string? path, string? mapping, DataFile data, List<Problem> problems, CancellationToken ct)
    {
        var read = Mapping(mapping, problems);
        return read is not null && ImportSource.Open(path, read, data.Image.Structure.Latest.Settings.Calendar, TableLimits.Default, problems, ct) is { } source ? (source, read) : null;
    }

    private static ImportMapping? Mapping(string? file, List<Problem> problems)
    {
        if (file is null || File.Exists(file))
            return file is null ? ImportMapping.Empty : MappingFile.Read(file, problems);
        problems.Add(new(new(file, ""), "There is no such mapping file."));
        return null;
    }

    public static int Problems(Session session, List<Problem> problems)
    {
        if (session.Json)
            session.WriteJson(new { problems = problems.Select(problem => new { place = problem.Place.ToString(), problem.Message }) });
        foreach (var problem in problems)
            session.Fail(ExitCode.Problems, problem.ToString());
        return (int)ExitCode.Problems;
    }

    private static IReadOnlyList<string> Headings(ImportSource source, ImportRow row) =>
        (source.Tables.FirstOrDefault(table => table.File == row.Place.File && table.Sheet == row.Place.Sheet) ?? source.Tables[0]).Headings;

    private static IReadOnlyList<string> Remarks(ImportSource source) =>
        [.. source.Tables.SelectMany(table => table.Remarks.Select(remark => source.Tables.Count > 1 ? $"{table.File}: {remark}" : remark))];

    private static int Tell(Session session, ImportView view, ImportOutcome outcome)
    {
        if (session.Json)
            session.WriteJson(view);
        else
            ImportReport.Write(session.Out, view);
        foreach (var problem in view.Problems)
            session.Fail(ExitCode.Problems, problem);
        if (outcome.Applied is ApplyOutcome.Conflict)
            return (int)ExitCode.Conflict;
        if (view.Counts.Rejected > 0)
            session.Fail(ExitCode.Problems, $"{view.Counts.Rejected} values were rejected: --rejected FILE writes their rows with the reasons, to mend and import again.");
        return (int)(view.Problems.Count > 0 || view.Counts.Rejected > 0 ? ExitCode.Problems : ExitCode.Done);
    }
}
