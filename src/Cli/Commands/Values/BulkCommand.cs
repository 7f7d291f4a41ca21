using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.App.Imports;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Workspaces;
using Binnacle.Connectors.Bulk;
using Binnacle.Connectors.Mapping;
using Binnacle.Connectors.Tables;

namespace Binnacle.Cli.Commands.Values;

/// <summary>An import of all or nothing, for millions of values: <c>binnacle import FILE --mapping MAPPING --bulk</c>.</summary>
internal static class BulkCommand
{
    public static async Task<int> Run(Session session, DataFile data, string? path, ImportMapping mapping, Author author, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (BulkFile.Open(path, mapping, data.Image.Structure.Latest.Settings.Calendar, TableLimits.Default, problems, ct) is not { } file)
            return ImportCommand.Problems(session, problems);
        var outcome = await BulkImport.Run(new(author, file.Chunks(ct), file.Columns), data.Workspace, ct);
        return Tell(session, outcome);
    }

    private static int Tell(Session session, BulkOutcome outcome)
    {
        var change = outcome.Applied is ApplyOutcome.Applied applied ? applied.Header.Seq : (long?)null;
        string[] refused = outcome.Applied is ApplyOutcome.Refused said ? [.. said.Problems.Select(problem => $"{problem.Place}: {problem.Message}")] : [];
        if (session.Json)
            session.WriteJson(new { change, outcome.Rows, outcome.Values, outcome.Blank, outcome.LeftOut, outcome.ProblemCount, problems = outcome.Problems.Concat(refused) });
        else
        {
            session.Out.WriteLine(change is { } seq ? string.Create(CultureInfo.InvariantCulture, $"Recorded as change {seq}.") : outcome.Applied is ApplyOutcome.Nothing ? "Nothing new: nothing was written." : "Nothing was written.");
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Rows} rows, {outcome.Values} values, {outcome.Blank} blank, {outcome.LeftOut} left out"));
        }
        foreach (var problem in outcome.Problems.Concat(refused))
            session.Fail(ExitCode.Problems, problem);
        if (outcome.ProblemCount > outcome.Problems.Count)
            session.Fail(ExitCode.Problems, string.Create(CultureInfo.InvariantCulture, $"… and {outcome.ProblemCount - outcome.Problems.Count} more."));
        return (int)(outcome.ProblemCount > 0 || refused.Length > 0 ? ExitCode.Problems : ExitCode.Done);
    }
}
