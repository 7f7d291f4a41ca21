using System.CommandLine;
using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Changes;

internal static class LogCommand
{
    public static Command Create()
    {
        var top = new Option<int>("--top", "-n") { Description = "At most this many", DefaultValueFactory = _ => 50, HelpName = "COUNT" };
        var before = new Option<long?>("--before") { Description = "Only changes with a smaller number", HelpName = "SEQ" };
        var person = new Option<string?>("--person") { Description = "Only what this person did", HelpName = "PERSON" };
        var command = new Command("log", "List the changes, newest first") { top, before, person };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return session.Show(ListChanges.Run(new(parse.GetValue(top), parse.GetValue(before), parse.GetValue(person)), file.Image), Show);
        });
        return command;
    }

    private static void Show(ChangeListView view)
    {
        var table = Screen.NewTable(">Change", "Recorded (UTC)", "By", "Through", ">Elements", ">Values", "Reason");
        foreach (var change in view.Changes)
            table.AddRow(
                Count(change.Change.Seq), change.Change.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), Screen.Plain(change.Change.Actor),
                Screen.Plain(change.Change.Channel), Count(change.Elements), Count(change.Values),
                Screen.Plain(change.Redacted > 0 ? $"{change.Change.Reason} ({Count(change.Redacted)} redacted)" : change.Change.Reason));
        Screen.Create().Write(table);
    }

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
