using System.CommandLine;
using Binnacle.App.StrategyFiles;
using Binnacle.Core.Structures;

namespace Binnacle.Cli.Commands.Strategies;

internal static class ValidateCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = StrategySource.Description };
        var command = new Command("validate", "Say everything that is wrong with strategy files, with file, line and column") { folder };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            var read = StrategySource.Read(parse.GetRequiredValue(folder), ct);
            var reading = StrategyReader.Read(read.Documents, await History(session, ct), read.Problems);
            var view = new ValidationView([.. reading.Problems.Select(ProblemView.Of)], [.. reading.Warnings.Select(ProblemView.Of)]);
            if (session.Json)
                session.WriteJson(view);
            PlanReport.Complain(session, view.Problems, view.Warnings, read.Remarks);
            if (view.Problems.Count > 0)
                return (int)ExitCode.Problems;
            if (!session.Json)
                session.Out.WriteLine(view.Warnings.Count == 0 ? "The files are sound." : "The files can be applied.");
            return (int)ExitCode.Done;
        });
        return command;
    }

    /// <summary>Files may refer to what the data file says already; without one they stand for themselves.</summary>
    private static async Task<StructureHistory> History(Session session, CancellationToken ct)
    {
        if (!session.HasFile)
            return StructureHistory.Empty;
        await using var file = await DataFile.Open(session, ct);
        return file.Image.Structure;
    }

    private sealed record ValidationView(IReadOnlyList<ProblemView> Problems, IReadOnlyList<ProblemView> Warnings);
}
