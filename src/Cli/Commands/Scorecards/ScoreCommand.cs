using System.CommandLine;
using Binnacle.App.Scores;

namespace Binnacle.Cli.Commands.Scorecards;

internal static class ScoreCommand
{
    public static Command Create()
    {
        var card = new Option<string?>("--scorecard", "-s") { Description = "Its code; default: the first without a parent", HelpName = "CODE" };
        var all = new Option<bool>("--all", "-a") { Description = "Every scorecard, unit by unit" };
        var format = new Option<string>("--format") { Description = "How to answer", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json", "csv");
        var command = new Command("score", "Show a scorecard's status, figures, scores and coverage in one period, or in a run of them: --period 2026-01..2026-06")
        {
            card, all, format,
        };
        var reading = new ReadingOptions(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) && result.GetValue(card) is not null)
                result.AddError("Say either --all or --scorecard, not both.");
        });
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            var request = reading.Request(parse);
            var code = parse.GetValue(card);
            return parse.GetValue(all) || ViewScorecards.IsRun(request)
                ? session.Answer(
                    ViewScorecards.Run(new(parse.GetValue(all) ? null : ViewScorecard.Find(file.Image.Structure.Latest, code)?.Code ?? code, request), file.Image, session.Clock),
                    view => Show(session, parse.GetValue(format), view, view.Scorecards))
                : session.Answer(
                    ViewScorecard.Run(new(code, request), file.Image, session.Clock),
                    view => Show(session, parse.GetValue(format), view, [view]));
        });
        return command;
    }

    private static void Show<T>(Session session, string? format, T answer, IReadOnlyList<ScorecardView> views)
    {
        switch (format)
        {
            case "json":
                session.WriteJson(answer);
                break;
            case "csv":
                ScorecardCsv.Write(session.Out, views);
                break;
            default:
                foreach (var view in views)
                    ScorecardTable.Write(view);
                break;
        }
    }
}
