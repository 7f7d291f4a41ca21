using System.CommandLine;
using Binnacle.Storage.Sqlite;

namespace Binnacle.Cli.Commands.Files;

internal static class InitCommand
{
    public static Command Create()
    {
        var example = new Option<bool>("--example") { Description = "With a small example organisation and its figures" };
        var demo = new Option<bool>("--demo") { Description = "With Veloria Cycles, a maker of bicycles made up for looking round: thirteen scorecards, about 150 KPIs, five years of months" };
        var command = new Command("init", "Make a new data file") { example, demo };
        command.Validators.Add(result =>
        {
            if (result.GetValue(example) && result.GetValue(demo))
                result.AddError("--example and --demo are two organisations: choose one.");
        });
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            if (parse.GetValue(demo))
                return session.Show(await Demo.Make(session, ct), view => session.Out.WriteLine($"Made {view.File} with Veloria Cycles. Next: \"binnacle scorecards\", or \"binnacle serve\"."));
            await using var file = await DataFile.Open(session, ct, LogOpening.New);
            if (parse.GetValue(example) && await Example.Load(session, file, ct) is var code and not (int)ExitCode.Done)
                return code;
            return session.Show(
                new MadeView(file.Path, file.Image.Seq),
                view => session.Out.WriteLine(view.Changes == 0
                    ? $"Made {view.File}. Next: \"binnacle apply FOLDER\" with your strategy files, or \"binnacle init --example\" elsewhere to look around first."
                    : $"Made {view.File} with the example organisation. Next: \"binnacle scorecards\", or \"binnacle serve\"."));
        });
        return command;
    }

}

internal sealed record MadeView(string File, long Changes);
