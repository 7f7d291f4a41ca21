using System.CommandLine;
using System.Globalization;
using Binnacle.App.Editions;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Editions;

internal static class EditionsCommand
{
    private const int Shortened = 12;

    public static Command Create()
    {
        var command = new Command("editions", "List the published periods, the newest first");
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return session.Show(ListEditions.Run(file.Image), Show);
        });
        return command;
    }

    private static void Show(EditionsView view)
    {
        if (view.Editions.Count == 0)
        {
            Screen.Create().MarkupLine("No period is published yet: binnacle publish PERIOD");
            return;
        }
        var table = Screen.NewTable("Edition", "Name", "Period", "Signed by", "Signed (UTC)", ">Knows change", "Hash", "");
        foreach (var edition in view.Editions)
            table.AddRow(
                Screen.Plain(edition.Code), Screen.Plain(edition.Name), edition.Period, Screen.Plain(edition.SignedBy),
                edition.SignedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "", edition.Known.ToString(CultureInfo.InvariantCulture),
                edition.Hash?[..Shortened] ?? "", edition.InForce ? "" : "superseded");
        Screen.Create().Write(table);
    }
}
