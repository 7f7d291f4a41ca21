using System.CommandLine;
using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.App.Elements;
using Binnacle.Cli.Output;
using Spectre.Console;

namespace Binnacle.Cli.Commands.Changes;

internal static class HistoryCommand
{
    public static Command Create()
    {
        var address = new Argument<string>("ELEMENT") { Description = "An address on a scorecard, a measure (revenue, north/revenue), or an element's number" };
        var period = new Argument<string?>("PERIOD") { Description = "Ask for the measure's value of this period instead", Arity = ArgumentArity.ZeroOrOne };
        var series = new Option<string?>("--series") { Description = "actual (default), target, …", HelpName = "SERIES" };
        var command = new Command("history", "Say everything that was ever said of an element, or of one value") { address, period, series };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            return session.Answer(ShowHistory.Run(new(parse.GetRequiredValue(address), parse.GetValue(period), parse.GetValue(series)), file.Image), Show);
        });
        return command;
    }

    private static void Show(HistoryView view)
    {
        if (view.Period is null)
            Revisions(view);
        else
            Values(view);
    }

    private static void Revisions(HistoryView view)
    {
        var table = Screen.NewTable(">Change", "Recorded (UTC)", "By", "Holds from", "What", "Reason");
        foreach (var revision in view.Revisions)
            table.AddRow(
                Number(revision.Change), Time(revision.Change), Screen.Plain(revision.Change.Actor),
                revision.HoldsFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "the beginning",
                Screen.Plain(revision.Ends ? "ends" : string.Join("; ", revision.Differences.Select(Text))), Screen.Plain(revision.Change.Reason));
        Screen.Create().Write(table);
    }

    private static void Values(HistoryView view)
    {
        var table = Screen.NewTable(">Change", "Recorded (UTC)", "By", ">" + view.Series, "Quality", "Source", "Note", "Reason");
        foreach (var value in view.Values)
            table.AddRow(
                Number(value.Change), Time(value.Change), Screen.Plain(value.Change.Actor),
                Screen.Plain(value.Value?.ToString("R", CultureInfo.InvariantCulture) ?? value.Word ?? value.State), Screen.Plain(value.Quality),
                Screen.Plain(value.Source), Screen.Plain(value.Note), Screen.Plain(value.Change.Reason));
        Screen.Create().Write(table);
    }

    private static string Text(BodyDifference difference) => (difference.Old, difference.New) switch
    {
        (null, { } said) => $"{difference.Path} {said}",
        ({ } old, null) => $"{difference.Path} {old} → nothing",
        var (old, said) => $"{difference.Path} {old} → {said}",
    };

    private static string Number(ChangeStamp stamp) => stamp.Seq.ToString(CultureInfo.InvariantCulture);

    private static string Time(ChangeStamp stamp) => stamp.RecordedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
