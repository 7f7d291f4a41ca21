using System.Text;
using Binnacle.App.Changes;
using Binnacle.App.Imports;
using Binnacle.App.Scores;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Values;
using Binnacle.App.Workspaces;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Time;

namespace Binnacle.Cli.Commands.Files;

/// <summary>The example organisation that comes with the program, loaded as a person would: strategy files, then files of figures.</summary>
internal static class Example
{
    private const int Months = 24;

    private static ImportMapping Words => MappingFile.Parse("grades.mapping.yaml", "as: word", []) ?? throw new InvalidOperationException("The example's mapping cannot be read.");

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "samples", "example");

    public static async Task<int> Load(Session session, DataFile file, CancellationToken ct)
    {
        var read = StrategyFolder.Read(Folder);
        var outcome = await ApplyStrategy.Run(new(new("anna", "cli", "The example's strategy"), read.Documents, read.Problems, new()), file.Workspace, file.People, ct);
        if (outcome.Applied is not ApplyOutcome.Applied)
            return session.Fail(ExitCode.Bug, $"The example cannot be applied: {outcome.Plan.Problems.FirstOrDefault()?.ToString() ?? "its files say nothing"}");
        var structure = file.Image.Structure.Latest;
        var calendar = structure.Settings.Calendar;
        var last = DefaultPeriod.LastDue(structure, calendar, DateOnly.FromDateTime(session.Clock.GetUtcNow().UtcDateTime));
        var months = calendar.Between(calendar.Shift(last, 1 - Months), last).ToList();
        // In two parts, so that there is something to look back to.
        await Import(file, calendar, ExampleFigures.Numbers(calendar, months[..^1]), ImportMapping.Empty, "Figures of the last two years", ct);
        await Import(file, calendar, ExampleFigures.Grades(calendar, months), Words, "Grades of the hygiene audit", ct);
        await Judge(file, last, ct);
        await Import(file, calendar, ExampleFigures.Numbers(calendar, months), ImportMapping.Empty, "Figures of the last month", ct);
        return (int)ExitCode.Done;
    }

    private static async Task Import(DataFile file, ReportingCalendar calendar, IEnumerable<string> lines, ImportMapping mapping, string reason, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("binnacle-example-");
        try
        {
            var path = Path.Combine(folder.FullName, "figures.csv");
            await File.WriteAllLinesAsync(path, lines, new UTF8Encoding(false), ct);
            var problems = new List<Problem>();
            var source = ImportSource.Open(path, mapping, calendar, TableLimits.Default, problems, ct)
                ?? throw new InvalidOperationException($"The example's figures cannot be read: {problems[0]}");
            var outcome = await ImportValues.Run(new(new Author("jonas", "import", reason), source.Rows(ct), mapping.Duplicates), file.Workspace, ct);
            if (outcome.Preview.Reasons is [var rejected, ..])
                throw new InvalidOperationException($"The example's figures are rejected: {rejected.Reason}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Judge(DataFile file, Period period, CancellationToken ct)
    {
        if (NodeAddress.Find(file.Image.Structure.Latest, "corporate/culture") is not { } objective)
            return;
        await SetJudgement.Run(
            new(new("mira", "cli", "Monthly look at the culture"), objective.Id, period, "green", "Two suggestions a week, most of them answered", BasedOn.Nothing), file.Workspace, ct);
    }
}
