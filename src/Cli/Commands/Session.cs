using System.CommandLine;
using System.Text.Json;
using Binnacle.App.Scores;

namespace Binnacle.Cli.Commands;

/// <summary>What every command shares: which data file, how to answer, where to complain.</summary>
internal sealed class Session(ParseResult parse)
{
    public const string DefaultFile = "organization.binnacle";

    public static readonly Option<string?> FileOption = new("--file", "-f")
    {
        Description = $"The data file; else the one BINNACLE_FILE names, else {DefaultFile} in this folder",
        Recursive = true,
        HelpName = "DATA",
    };

    public static readonly Option<bool> JsonOption = new("--json") { Description = "Answer in JSON, with the names and fields of the API", Recursive = true };

    public ParseResult Parse => parse;

    public TimeProvider Clock => TimeProvider.System;

    public string File => parse.GetValue(FileOption) is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable("BINNACLE_FILE") is { Length: > 0 } set ? set
        : DefaultFile;

    /// <summary>Whether the data file is there; one that was named has to be.</summary>
    public bool HasFile => parse.GetValue(FileOption) is { Length: > 0 } || System.IO.File.Exists(File);

    public bool Json => parse.GetValue(JsonOption);

    public TextWriter Out => Console.Out;

    public int Fail(ExitCode code, string sentence) => CommandLine.Complain(code, sentence);

    /// <summary>The view as JSON where that was asked for, else as <paramref name="show"/> writes it; or every problem.</summary>
    public int Answer<T>(Answer<T> answer, Action<T> show)
        where T : class
    {
        if (answer.View is { } view)
            return Show(view, show);
        foreach (var problem in answer.Problems)
            Fail(ExitCode.Problems, problem.Message);
        return (int)(answer.Problems.Any(problem => problem.Fault == RequestFault.NotFound) ? ExitCode.NotFound : ExitCode.Usage);
    }

    public int Show<T>(T view, Action<T> show)
    {
        if (Json)
            WriteJson(view);
        else
            show(view);
        return (int)ExitCode.Done;
    }

    public void WriteJson<T>(T view) => Out.WriteLine(JsonSerializer.Serialize(view, ViewJson.Indented));
}
