using System.CommandLine;
using System.Globalization;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Workspaces;

namespace Binnacle.Cli.Commands.Strategies;

internal static class ApplyCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = StrategySource.Description };
        var command = new Command("apply", "Make the data file say what strategy files say, as one change") { folder };
        var (options, author) = (new StrategyOptions(command), new AuthorOptions(command));
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            if (options.Read(parse) is not { } chosen)
                return StrategyOptions.Unreadable(session);
            await using var file = await DataFile.Open(session, ct);
            var path = parse.GetRequiredValue(folder);
            var read = StrategySource.Read(path, ct);
            var reason = $"Strategy files from {Path.GetFileName(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar))}";
            var outcome = await ApplyStrategy.Run(new(author.Author(parse, reason), read.Documents, read.Problems, chosen), file.Workspace, file.People, ct);
            if (outcome.Applied is ApplyOutcome.Refused or ApplyOutcome.Conflict)
                return Outcomes.Tell(session, outcome.Applied, "");
            var view = PlanView.Of(outcome.Plan, (outcome.Applied as ApplyOutcome.Applied)?.Header.Seq, []);
            if (session.Json)
                session.WriteJson(view);
            PlanReport.Complain(session, view.Problems, view.Warnings, read.Remarks);
            if (view.Problems.Count > 0)
                return (int)ExitCode.Problems;
            if (!session.Json)
                session.Out.WriteLine(view.Change is { } seq
                    ? string.Create(CultureInfo.InvariantCulture, $"Recorded as change {seq}: {PlanReport.Counted(view)}.")
                    : "The data file says all that already: nothing was written.");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
