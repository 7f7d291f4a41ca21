using System.CommandLine;
using System.Globalization;
using Binnacle.App.Verification;
using Binnacle.Cli.Commands.Servers;
using Binnacle.Cli.Output;

namespace Binnacle.Cli.Commands.Changes;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Check every hash of the log, the program's own picture of it, and the scores calculated anew");
        command.SetAction(async (parse, ct) =>
        {
            var session = new Session(parse);
            await using var file = await DataFile.Open(session, ct);
            var view = await Waiting.For("Verifying", Task.Run(() => VerifyLog.Run(new(), file.Workspace, session.Clock, ct), ct));
            var server = await ServingProcess.Compare(file, ct);
            view = view with { Whole = view.Whole && server?.Finding is null, Findings = server?.Finding is { } difference ? [.. view.Findings, difference] : view.Findings };
            if (session.Json)
                session.WriteJson(view);
            foreach (var finding in view.Findings)
                session.Fail(ExitCode.Damaged, finding.Seq is { } seq ? string.Create(CultureInfo.InvariantCulture, $"Change {seq}: {finding.What}") : finding.What);
            if (!view.Whole)
                return session.Fail(ExitCode.Damaged, view.LogIsWhole
                    ? "The data file is as it was written, but this program's picture of it is not: a checkpoint beside it is removed. Verify again."
                    : "The data file is not as it was written: keep it, and restore the last copy that is whole.");
            if (!session.Json)
            {
                session.Out.WriteLine(view.Changes == 0
                    ? "Whole; there is no change yet."
                    : string.Create(CultureInfo.InvariantCulture, $"Whole: {view.Changes} changes, up to {view.AsKnownOn.Hash}."));
                if (server is not null)
                    session.Out.WriteLine($"The server at {server.Address} holds the same, to the last bit.");
            }
            return (int)ExitCode.Done;
        });
        return command;
    }
}
