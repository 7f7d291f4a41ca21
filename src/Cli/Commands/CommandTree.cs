using System.CommandLine;
using Binnacle.Cli.Commands.Changes;
using Binnacle.Cli.Commands.Editions;
using Binnacle.Cli.Commands.Files;
using Binnacle.Cli.Commands.Library;
using Binnacle.Cli.Commands.Measures;
using Binnacle.Cli.Commands.People;
using Binnacle.Cli.Commands.Scorecards;
using Binnacle.Cli.Commands.Servers;
using Binnacle.Cli.Commands.Strategies;
using Binnacle.Cli.Commands.Values;

namespace Binnacle.Cli.Commands;

/// <summary>Every command there is, in the order of the help.</summary>
internal static class CommandTree
{
    public static RootCommand Create()
    {
        var root = new RootCommand("Strategy as files, figures with reasons: balanced scorecards and KPIs in one data file.")
        {
            InitCommand.Create(),
            ValidateCommand.Create(),
            PlanCommand.Create(),
            ApplyCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            ScorecardsCommand.Create(),
            ScoreCommand.Create(),
            ExplainCommand.Create(),
            MeasuresCommand.Create(),
            PublishCommand.Create(),
            EditionsCommand.Create(),
            LibraryCommand.Create(),
            HistoryCommand.Create(),
            LogCommand.Create(),
            UndoCommand.Create(),
            RedactCommand.Create(),
            EraseCommand.Create(),
            VerifyCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            ServeCommand.Create(),
        };
        root.Options.Add(Session.FileOption);
        root.Options.Add(Session.JsonOption);
        return root;
    }
}
