using System.Diagnostics;
using Shouldly;

namespace Binnacle.EndToEnd;

/// <summary>The commands of the README's tour, run as written by a shell in a copy of the project with nothing prepared but the build.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_tour_of_the_readme_runs_as_written()
    {
        var root = RepositoryRoot();
        var folder = Directory.CreateTempSubdirectory("binnacle-readme").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "home"));
            Directory.CreateSymbolicLink(Path.Combine(folder, "samples"), Path.Combine(root, "samples"));
            var program = Path.Combine(AppContext.BaseDirectory, "binnacle.dll");
            var lines = Tour(File.ReadAllLines(Path.Combine(root, "README.md")))
                .Where(line => !line.StartsWith("dotnet build", StringComparison.Ordinal))
                .Select(line => line.StartsWith("BINNACLE=", StringComparison.Ordinal) ? $"BINNACLE='{program}'" : line).ToArray();
            lines.Count(line => line.StartsWith("binnacle ", StringComparison.Ordinal)).ShouldBeGreaterThan(12);

            var shell = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", string.Join('\n', lines)])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            shell.Environment["HOME"] = Path.Combine(folder, "home");
            using var running = Process.Start(shell)!;
            var errors = running.StandardError.ReadToEndAsync();
            var output = await running.StandardOutput.ReadToEndAsync();
            await running.WaitForExitAsync();
            running.ExitCode.ShouldBe(0, $"{output}\n{await errors}");
            output.ShouldContain("173 unchanged");
            output.ShouldContain("1 changed, 0 ended");
            output.ShouldContain("As known on");
            output.ShouldContain("Made ");
            output.ShouldContain("Customer satisfaction score");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Tour(string[] readme)
    {
        var inTour = false;
        var inBlock = false;
        foreach (var line in readme)
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                inTour = line == "## Five minutes";
            else if (inTour && line.StartsWith("```", StringComparison.Ordinal))
                inBlock = !inBlock;
            else if (inTour && inBlock)
                yield return line;
        }
    }

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Binnacle.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
