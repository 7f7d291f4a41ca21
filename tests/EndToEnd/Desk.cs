using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Shouldly;

namespace Binnacle.EndToEnd;

/// <summary>A person's folder, and the program as a process of its own, in German surroundings: what programs read must not change with them.</summary>
public sealed class Desk : IDisposable
{
    private static readonly string Program = System.IO.Path.Combine(AppContext.BaseDirectory, "binnacle.dll");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-desk-");

    public string Folder => _folder.FullName;

    /// <summary>Where the program believes to be at home; null: where the tests are.</summary>
    public string? Home { get; init; }

    public static string Samples => System.IO.Path.Combine(AppContext.BaseDirectory, "samples", "example");

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text, new UTF8Encoding(false));
        return Path(name);
    }

    public Ran Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>What has to go well for the test to begin.</summary>
    public Desk Did(params string[] arguments)
    {
        var ran = Run(arguments);
        ran.Code.ShouldBe(0, $"binnacle {string.Join(' ', arguments)}: {ran.Error}");
        return this;
    }

    public JsonElement Json(params string[] arguments)
    {
        var ran = Run([.. arguments, "--json"]);
        ran.Code.ShouldBe(0, ran.Error);
        return JsonDocument.Parse(ran.Output).RootElement;
    }

    internal Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["LANG"] = start.Environment["LC_ALL"] = "de_DE.UTF-8";
        start.Environment["TZ"] = "Pacific/Auckland";
        if (Home is not null)
            start.Environment["HOME"] = Home;
        start.Environment.Remove("BINNACLE_FILE");
        start.Environment.Remove("BINNACLE_DEBUG");
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

public sealed record Ran(int Code, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whole sentences for people, none of them a stack trace.</summary>
    public Ran Complains(int code, string about)
    {
        Code.ShouldBe(code, Error);
        Error.ShouldContain(about);
        Error.ShouldNotContain("   at ");
        Error.ShouldNotContain("Exception");
        foreach (var line in Error.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            line.Length.ShouldBeLessThan(400);
        return this;
    }
}
