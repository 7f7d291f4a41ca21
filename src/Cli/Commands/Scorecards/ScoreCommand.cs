using System.CommandLine;
using Binnacle.App.Scores;

namespace Binnacle.Cli.Commands.Scorecards;

internal static class ScoreCommand
{
    public static Command Create()
    {
        var card = new Option<string?>("--scorecard", "-s") { Description = "Its code; default: the first without a parent", HelpName = "CODE" };
        var format = new Option<string>("--format") { Description = "How to answer", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv");
        var command = new Command("score", "Show a scorecard's status, figures, scores and coverage in one period") { card, format };
        var reading = new ReadingOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            var answer = ViewScorecard.Run(new(parse.GetValue(card), reading.Request(parse)), file.Image, session.Clock);
            return session.Answer(answer, view =>
            {
                switch (parse.GetValue(format))
                {
                    case "json":
                        session.WriteJson(view);
                        break;
                    case "csv":
                        ScorecardCsv.Write(session.Out, view);
                        break;
                    default:
                        ScorecardTable.Write(view);
                        break;
                }
            });
        });
        return command;
    }
}
