using System.Text.RegularExpressions;
using Shouldly;

namespace Binnacle.EndToEnd.Commands;

public sealed partial class GuideTests
{
    private static readonly string[] Everywhere = ["--help", "--file", "--json", "--actor", "--reason", "--period", "--window", "--as-known-on", "--structure", "--through", "--currency"];

    [Fact]
    public void The_guide_lists_every_command_with_all_its_options_and_no_others()
    {
        using var desk = new Desk();
        var guide = Rows(File.ReadAllLines(Path.Combine(Root(), "docs", "guide", "command-line.md")));
        var commands = CommandLine().Matches(desk.Run("--help").Output).Select(match => match.Groups[1].Value).ToArray();
        guide.Keys.ShouldBe(commands, ignoreOrder: true);
        foreach (var command in commands)
        {
            var options = Option().Matches(desk.Run(command, "--help").Output).Select(match => match.Groups[1].Value).Except(Everywhere);
            Option().Matches(guide[command]).Select(match => match.Groups[1].Value).ShouldBe(options, ignoreOrder: true, command);
        }
    }

    private static Dictionary<string, string> Rows(string[] lines) => lines
        .SkipWhile(line => line != "## Commands").Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .ToDictionary(line => line[3..line.IndexOfAny([' ', '`'], 3)], line => line.Split(" | ")[0]);

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Binnacle.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"^  ([a-z]+)\b(?= .*  )", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"(--[a-z-]+)")]
    private static partial Regex Option();
}
