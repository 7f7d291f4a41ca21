using System.CommandLine;
using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Scorecards;

internal static class ScorecardsCommand
{
    public static Command Create()
    {
        var rank = new Option<bool>("--rank") { Description = "Who stands where: 1, 2, 2, 4 on the score as shown, among scorecards with the same parent" };
        var parent = new Option<string?>("--parent") { Description = "With --rank: only the scorecards below this one", HelpName = "CODE" };
        var command = new Command("scorecards", "List the scorecards, by organisation unit, or rank them by their scores") { rank, parent };
        var reading = new ReadingOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return parse.GetValue(rank) || parse.GetValue(parent) is not null
                ? session.Answer(RankScorecards.Run(new(parse.GetValue(parent), reading.Request(parse)), file.Image, session.Clock), Show)
                : session.Show(ListScorecards.Run(file.Image), Show);
        });
        return command;
    }

    private static void Show(ScorecardListView view)
    {
        var table = Screen.NewTable("Unit", "Code", "Scorecard", "Below", ">Perspectives", ">Objectives", ">Measures");
        foreach (var unit in view.Units)
            foreach (var card in unit.Scorecards)
                table.AddRow(
                    Screen.Plain(unit.Name), Screen.Plain(card.Code), Screen.Plain(card.Name), Screen.Plain(card.Parent),
                    Count(card.Perspectives), Count(card.Objectives), Count(card.Measures));
        Screen.Create().Write(table);
    }

    private static void Show(RankingView view)
    {
        foreach (var group in view.Groups)
        {
            var table = Screen.NewTable(">Rank", "Code", group.Parent is null ? "Scorecard" : $"Below {group.Parent}", "Unit", "Status", ">Score", ">Coverage");
            foreach (var row in group.Scorecards)
                table.AddRow(
                    row.Rank is { } place ? Count(place) : "", Screen.Plain(row.Code), Screen.Plain(row.Name), Screen.Plain(row.Unit), Screen.Status(row.Status),
                    Screen.Plain(FigureText.Score(row.Score, CultureInfo.InvariantCulture)), Screen.Plain(FigureText.Percent(row.Coverage, CultureInfo.InvariantCulture)));
            Screen.Create().Write(table);
        }
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
