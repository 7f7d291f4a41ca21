using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Binnacle.Architecture.Tests;

public sealed partial class SourceTests
{
    private static readonly string Root = RepositoryRoot();

    private static readonly string[] ForbiddenEndings = ["Helper", "Helpers", "Manager", "Util", "Utils", "Info", "Dto", "Service"];

    public static IEnumerable<string> Sources =>
        new[] { "src", "tests", "bench", "samples" }.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".css" or ".js")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void No_source_file_is_longer_than_four_hundred_lines() =>
        Sources.Where(file => LongerThan(File.ReadLines(file), 400)).Select(file => Path.GetRelativePath(Root, file)).ShouldBeEmpty();

    [Fact]
    public void No_type_is_named_by_what_it_is_not() =>
        Sources.Where(file => Path.GetExtension(file) == ".cs").SelectMany(file => Misnamed(File.ReadAllText(file))).ShouldBeEmpty();

    [Fact]
    public void The_source_rules_find_what_is_planted()
    {
        LongerThan(Enumerable.Repeat("", 401), 400).ShouldBeTrue();
        Misnamed("public sealed class Score" + "Manager { }").ShouldBe(["ScoreManager"]);
    }

    [Fact]
    public void Tests_sit_in_the_folder_of_what_they_test()
    {
        var core = Directory.GetDirectories(Path.Combine(Root, "src", "Core")).Select(Path.GetFileName);
        Directory.GetDirectories(Path.Combine(Root, "tests", "Core.Tests")).Select(Path.GetFileName)
            .Where(folder => folder is not ("bin" or "obj" or "TestResults" or "Properties" or "Limits")).ShouldBeSubsetOf(core);
    }

    private static bool LongerThan(IEnumerable<string> lines, int limit) => lines.Skip(limit).Any();

    private static IEnumerable<string> Misnamed(string source) =>
        TypeNames().Matches(source).Select(match => match.Groups[1].Value)
            .Where(name => ForbiddenEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)));

    private static string RepositoryRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Binnacle.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?([A-Z]\w+)")]
    private static partial Regex TypeNames();
}
