using System.CommandLine;
using Binnacle.App.People;

namespace Binnacle.Cli.Commands.People;

internal static class EraseCommand
{
    public static Command Create()
    {
        var person = new Argument<string>("PERSON") { Description = "The person's id" };
        var yes = new Option<bool>("--yes") { Description = "Really: what is erased is gone for good" };
        var command = new Command("erase", "Forget a person's name, address and attachments for good; the log keeps the id only") { person, yes };
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            if (!parse.GetValue(yes))
                return session.Fail(ExitCode.Usage, "Erasing cannot be taken back: say --yes if that is what you want.");
            await using var file = await DataFile.Open(session, ct);
            var id = parse.GetRequiredValue(person);
            if (!await ErasePerson.Run(new(id), file.People, ct))
                return session.Fail(ExitCode.NotFound, $"Nothing is kept of a person {id}.");
            return session.Show(new { erased = id }, view => session.Out.WriteLine($"Erased {view.erased}. Copies of the file made before keep the name: erase it there too."));
        });
        return command;
    }
}
