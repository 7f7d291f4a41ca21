using System.CommandLine;
using Binnacle.App.Changes;
using Binnacle.App.Scores;
using Binnacle.Cli.Commands;
using Binnacle.Connectors.Tables;

namespace Binnacle.Cli;

/// <summary>From arguments to an exit code. Whatever goes wrong ends as one sentence that says what to do.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        // Names and signs go out whole wherever the terminal's own encoding would break them.
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var root = CommandTree.Create();
        var parse = root.Parse(args);
        if (parse.Errors.Count > 0)
        {
            var path = Path(parse.CommandResult.Command, root);
            return Complain(ExitCode.Usage, $"{Sentence(Worst(parse))} Try \"{path} --help\".");
        }
        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception)
        {
            return Told(exception);
        }
    }

    public static int Complain(ExitCode code, string sentence)
    {
        Console.Error.WriteLine($"binnacle: {sentence}");
        return (int)code;
    }

    private static int Told(Exception exception) => exception switch
    {
        ChangeLogException log => Complain(CodeOf(log.Fault), log.Message),
        UnreadableTableException => Complain(ExitCode.Problems, Sentence(exception.Message)),
        OperationCanceledException => Complain(ExitCode.Interrupted, "Interrupted; nothing half done was kept."),
        FileNotFoundException or DirectoryNotFoundException => Complain(ExitCode.NotFound, Sentence(exception.Message)),
        IOException when IsClosedPipe(exception) => (int)ExitCode.Done,
        IOException or UnauthorizedAccessException => Complain(ExitCode.Unavailable, Sentence(exception.Message)),
        _ => Bug(exception),
    };

    private static ExitCode CodeOf(LogFault fault) => fault switch
    {
        LogFault.NotFound => ExitCode.NotFound,
        LogFault.Damaged or LogFault.NotALog => ExitCode.Damaged,
        _ => ExitCode.Unavailable,
    };

    /// <summary>The reader of our output has seen enough, as <c>head</c> does.</summary>
    private static bool IsClosedPipe(Exception exception) => exception.HResult is 32 or unchecked((int)0x8007006D) || exception.Message.Contains("Broken pipe", StringComparison.Ordinal);

    private static int Bug(Exception exception)
    {
        if (Environment.GetEnvironmentVariable("BINNACLE_DEBUG") is { Length: > 0 })
            Console.Error.WriteLine(exception);
        return Complain(
            ExitCode.Bug, $"This is a mistake of the program ({exception.GetType().Name}: {OneLine(exception.Message)}): please report it with the command you gave; BINNACLE_DEBUG=1 shows more.");
    }

    /// <summary>A word that is no command says more than what is missing because of it.</summary>
    private static string Worst(ParseResult parse)
    {
        if (parse.UnmatchedTokens is [var word, ..] && parse.CommandResult.Command.Subcommands is { Count: > 0 } commands)
            return $"There is no command {word}.{NodeAddress.DidYouMean(NodeAddress.Nearest(word, commands.Select(command => command.Name)))}";
        var command = parse.CommandResult.Command;
        if (command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0 && parse.GetResult(argument) is null or { Tokens.Count: 0 }) is { } missing)
            return $"{command.Name} needs {missing.Name}: {missing.Description}";
        return parse.Errors[0].Message;
    }

    private static string Path(Command command, Command root)
    {
        var names = new List<string>();
        for (var at = command; at is not null && at != root; at = at.Parents.OfType<Command>().FirstOrDefault())
            names.Insert(0, at.Name);
        return string.Join(' ', names.Prepend("binnacle"));
    }

    private static string Sentence(string message)
    {
        message = OneLine(message).Trim();
        return message.Length > 0 && char.IsLetterOrDigit(message[^1]) ? message + "." : message;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");
}
