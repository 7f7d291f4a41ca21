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
        var command = new Command("scorecards", "List the scorecards, by organisation unit");
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return session.Show(ListScorecards.Run(file.Image), Show);
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

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
