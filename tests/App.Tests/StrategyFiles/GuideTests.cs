using System.Text;
using System.Text.RegularExpressions;
using Binnacle.App.StrategyFiles;
using Binnacle.App.StrategyFiles.Formats;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed partial class GuideTests
{
    /// <summary>Set to write the reference anew after a key was added.</summary>
    private const string Rewrite = "BINNACLE_WRITE_GUIDE";

    private static readonly string GuideFile = Path.Combine(ExampleTests.Root, "docs", "guide", "files.md");

    [Fact]
    public void The_files_in_the_guide_make_a_strategy_without_problems()
    {
        var files = Example().Matches(File.ReadAllText(GuideFile).ReplaceLineEndings("\n"))
            .Select(match => (Path: match.Groups[1].Value, Text: match.Groups[2].Value)).ToArray();
        files.Length.ShouldBe(9);
        var documents = files.Select(file =>
        {
            var reading = YamlReader.Read(file.Text, file.Path);
            reading.Problems.ShouldBeEmpty();
            return new StrategyDocument(file.Path, reading.Root!);
        }).ToArray();
        var read = StrategyReader.Read(documents, StructureHistory.Empty);
        string.Join('\n', read.Problems.Concat(read.Warnings)).ShouldBeEmpty();
        StructureHistory.Empty.Add(StrategyPlan.Of(read, StructureHistory.Empty).Revisions(1)).Latest.FindScorecard("shop-north")!.Name.ShouldBe("Shop North");
    }

    [Fact]
    public void The_reference_lists_every_key_there_is()
    {
        var text = File.ReadAllText(GuideFile).ReplaceLineEndings("\n");
        var generated = Keys().Replace(text, "$1\n" + Reference().Replace("$", "$$", StringComparison.Ordinal) + "$2");
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
            File.WriteAllText(GuideFile, generated);
        else
            text.ShouldBe(generated, $"run this test with {Rewrite}=1");
    }

    private static string Reference()
    {
        var text = new StringBuilder();
        foreach (var file in FileFormat.All.Where(file => file.Section is not null))
            Table(text, $"At the top of {file.Name}.yaml", file.About, [(file.Section!.Name, file.Section.About), .. file.Structural.Select(key => (key.Name, key.About))]);
        foreach (var format in ElementFormats.All)
        {
            var rules = MeasureFormat.KeyNames;
            var keys = format.Keys.Where(key => !rules.Contains(key.Name) || format.Kind is not (Core.Elements.ElementKind.Measure or Core.Elements.ElementKind.Definition))
                .Where(key => format.Kind != Core.Elements.ElementKind.Scale || !ScaleFormat.KeyNames.Contains(key.Name))
                .Concat(format.Structural.Select(key => (key.Name, key.About))).Concat(format.Sections.Select(section => (section.Name, section.About)));
            var more = format.Kind switch
            {
                Core.Elements.ElementKind.Measure or Core.Elements.ElementKind.Definition => " Also all keys of a figure's rules, below.",
                Core.Elements.ElementKind.Scale => " Also all keys of a scale, below.",
                _ => "",
            };
            Table(text, $"{char.ToUpperInvariant(format.Name[0])}{format.Name[1..].Replace('-', ' ')}", format.About + more, keys);
        }
        Table(text, "A figure's rules", "In definitions, measures, and measure-defaults of organization.yaml.", MeasureFormat.Shape.Keys.Select(key => (key.Name, key.About)));
        Table(text, "A scale", "In scales.yaml, or as a measure's scale.", ScaleFormat.Keys);
        Table(text, "A target's profile", "Under target-profile.", TargetProfileFormat.Shape.Keys.Select(key => (key.Name, key.About)));
        Table(text, "A roll-up", "Under roll-up and default-roll-up; a method's name alone is short for method.", RollUpFormat.Keys);
        Table(text, "A calendar", "Under calendar.", CalendarFormat.Shape.Keys.Select(key => (key.Name, key.About)));
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, string about, IEnumerable<(string Name, string About)> keys)
    {
        text.Append($"\n### {title}\n{about}\n\n| key | what it says |\n|---|---|\n");
        foreach (var (name, what) in keys)
            text.Append($"| `{name}` | {what.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
    }

    [GeneratedRegex("```yaml\n# ([a-z/]+\\.yaml)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("(<!-- keys[^>]*-->)\n.*?(<!-- /keys -->)", RegexOptions.Singleline)]
    private static partial Regex Keys();
}
