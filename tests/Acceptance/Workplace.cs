using System.Diagnostics;
using System.Text;

namespace Binnacle.Acceptance;

/// <summary>A person's folder and the program, which runs as a process of its own with nothing from the surroundings but the path to .NET.</summary>
internal sealed class Workplace : IDisposable
{
    private static readonly string Program = System.IO.Path.Combine(AppContext.BaseDirectory, "binnacle.dll");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("binnacle-acceptance-");
    private readonly string _home;

    public Workplace()
    {
        _home = _folder.CreateSubdirectory("home").FullName;
        Folder = _folder.CreateSubdirectory("work").FullName;
    }

    /// <summary>Where the program starts; relative paths are from here.</summary>
    public string Folder { get; }

    public string Culture { get; init; } = "de_DE.UTF-8";

    public string TimeZone { get; init; } = "Pacific/Auckland";

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Writes a file below the folder, making the folders on the way.</summary>
    public string Write(string name, string text, Encoding? encoding = null)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text, encoding ?? new UTF8Encoding(false));
        return Path(name);
    }

    public string Read(string name) => File.ReadAllText(Path(name));

    public Ran Run(params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new($"binnacle {string.Join(' ', arguments)}", process.ExitCode, output, error.GetAwaiter().GetResult(), clock.Elapsed);
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(DotNet())
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
        start.Environment.Clear();
        foreach (var (name, value) in Surroundings())
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Dictionary<string, string> Surroundings()
    {
        var variables = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
            ["HOME"] = _home,
            ["TMPDIR"] = _home,
            ["LANG"] = Culture,
            ["LC_ALL"] = Culture,
            ["TZ"] = TimeZone,
            ["NO_COLOR"] = "1",
            ["COLUMNS"] = "200",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["BINNACLE_DEBUG"] = "1",
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root)
            variables["DOTNET_ROOT"] = root;
        return variables;
    }

    private static string DotNet() =>
        Environment.ProcessPath is { } path && System.IO.Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
}
