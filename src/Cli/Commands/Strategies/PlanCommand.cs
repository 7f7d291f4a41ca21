using System.CommandLine;
using Binnacle.App.Scores;
using Binnacle.App.StrategyFiles;
using Binnacle.Cli.Output;

namespace Binnacle.Cli.Commands.Strategies;

internal static class PlanCommand
{
    private const int DefaultPeriods = 12;

    public static Command Create()
    {
        var folder = new Argument<string>("FOLDER") { Description = StrategySource.Description };
        var periods = new Option<int>("--periods") { Description = "How many periods back to compare scores", DefaultValueFactory = _ => DefaultPeriods, HelpName = "COUNT" };
        var command = new Command("plan", "Say what applying strategy files would change, and what that would do to the scores, period by period") { folder, periods };
        var options = new StrategyOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            if (options.Read(parse) is not { } chosen)
                return StrategyOptions.Unreadable(session);
            await using var file = await DataFile.Open(session, ct);
            var read = StrategySource.Read(parse.GetRequiredValue(folder), ct);
            var plan = ApplyStrategy.Plan(read.Documents, read.Problems, chosen, file.Image);
            var back = Math.Clamp(parse.GetValue(periods), 1, 120);
            var effects = plan.Problems.IsEmpty ? await Waiting.For("Comparing scores", Task.Run(() => PlanEffects.Of(plan, file.Image, session.Clock, back), ct)) : [];
            var view = PlanView.Of(plan, null, effects);
            if (session.Json)
                session.WriteJson(view);
            else
                PlanReport.Write(session.Out, view);
            PlanReport.Complain(session, view.Problems, view.Warnings, read.Remarks);
            return (int)(view.Problems.Count > 0 ? ExitCode.Problems : ExitCode.Done);
        });
        return command;
    }
}
