using System.CommandLine;
using System.Globalization;
using Binnacle.App.Changes;
using Binnacle.App.Scores;
using Binnacle.Core.Elements;

namespace Binnacle.Cli.Commands.Changes;

internal static class RedactCommand
{
    public static Command Create()
    {
        var seq = new Argument<long>("SEQ") { Description = "The change's number, as \"binnacle log\" lists it" };
        var elements = new Option<string[]>("--element") { Description = "Only what it says of this element or measure (may be repeated); default: all of it, its reason too", HelpName = "ADDRESS", AllowMultipleArgumentsPerToken = false };
        var yes = new Option<bool>("--yes") { Description = "Really: what is emptied is gone for good" };
        var command = new Command("redact", "Empty what a change said, for good; the chain of hashes stays whole") { seq, elements, yes };
        var author = new AuthorOptions(command);
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            if (!parse.GetValue(yes))
                return session.Fail(ExitCode.Usage, "Redaction cannot be taken back: say --yes if that is what you want.");
            await using var file = await DataFile.Open(session, ct);
            var number = parse.GetRequiredValue(seq);
            if (file.Image.Changes.Find(number) is null)
                return session.Fail(ExitCode.NotFound, string.Create(CultureInfo.InvariantCulture, $"There is no change {number}: \"binnacle log\" lists them."));
            var ids = new List<ElementId>();
            foreach (var address in parse.GetValue(elements) ?? [])
                if (NodeAddress.Find(file.Image.Structure.Latest, address) is { } element)
                    ids.Add(element.Id);
                else
                    return session.Fail(ExitCode.NotFound, $"There is no element {address}.{NodeAddress.DidYouMean(NodeAddress.Like(file.Image.Structure.Latest, address))}");
            var done = await RedactRows.Run(new(author.Author(parse, string.Create(CultureInfo.InvariantCulture, $"Redaction in change {number}")), number, ids), file.Workspace, ct);
            return session.Show(new RedactedView(done.Header?.Seq, done.Rows), view => session.Out.WriteLine(view.Change is { } change
                ? string.Create(CultureInfo.InvariantCulture, $"{view.Rows} rows emptied; recorded as change {change}. Copies made before keep what they have.")
                : "There was nothing to empty."));
        });
        return command;
    }

    /// <param name="Change">The change that records it; null where there was nothing to empty.</param>
    private sealed record RedactedView(long? Change, int Rows);
}
