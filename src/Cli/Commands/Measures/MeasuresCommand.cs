using System.CommandLine;
using Binnacle.App.Scores;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Measures;

internal static class MeasuresCommand
{
    public static Command Create()
    {
        var unlinked = new Option<bool>("--unlinked") { Description = "Only KPIs that sit on no scorecard" };
        var command = new Command("measures", "List the measures") { unlinked };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return session.Show(ListMeasures.Run(new(parse.GetValue(unlinked)), file.Image), Show);
        });
        return command;
    }

    private static void Show(MeasureListView view)
    {
        if (view.Unlinked && view.Measures.Count == 0)
        {
            Console.Out.WriteLine("Every KPI is linked to a scorecard.");
            return;
        }
        var table = Screen.NewTable("Address", "Name", "Kind", "Unit", "Reported by", "Newest value", "On scorecards");
        foreach (var measure in view.Measures)
            table.AddRow(
                Screen.Plain(measure.Address), Screen.Plain(measure.Name), measure.Kind, Screen.Plain(measure.UnitOfMeasure.Symbol), measure.Frequency,
                Screen.Plain(measure.NewestReported ?? "never"), Screen.Plain(string.Join(", ", measure.Placements)));
        Screen.Create().Write(table);
    }
}
