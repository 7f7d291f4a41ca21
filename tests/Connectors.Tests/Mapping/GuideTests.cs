using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.Connectors.Tests.Mapping;

/// <summary>The examples of docs/guide/importing.md: a file, perhaps a mapping, and what the preview says.</summary>
public sealed partial class GuideTests : IDisposable
{
    private readonly TemporaryFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Every_example_of_the_guide_says_what_the_guide_says()
    {
        string? path = null, mapping = null;
        var examples = 0;
        foreach (Match block in Blocks().Matches(File.ReadAllText(Guide())))
        {
            var text = block.Groups["text"].Value;
            switch (block.Groups["kind"].Value)
            {
                case "csv":
                    (path, mapping) = (files.Write(block.Groups["name"].Value, text), null);
                    break;
                case "yaml":
                    mapping = text;
                    break;
                default:
                    examples++;
                    Said(path!, mapping ?? "").ShouldBe(text.Trim(), $"{Path.GetFileName(path)} with {mapping}");
                    break;
            }
        }

        examples.ShouldBe(8);
    }

    private static string Said(string path, string mapping)
    {
        var trial = new Trial(Frequency.Month)
        {
            FrequencyOf = code => code.EndsWith("clients-assisted", StringComparison.Ordinal) ? Frequency.Quarter : code.Contains('/') ? Frequency.Year : Frequency.Month,
        };
        var preview = trial.Import(path, mapping);
        var counts = preview.Counts;
        var said = new StringBuilder($"accepted {counts.Accepted}");
        if (counts.Blank > 0) said.Append($", blank {counts.Blank}");
        if (counts.Rejected > 0) said.Append($", rejected {counts.Rejected}");
        if (counts.RowsLeftOut > 0) said.Append($"\nrows left out: {counts.RowsLeftOut}");
        if (trial.Source!.Tables[0].IgnoredColumns is { Count: > 0 } ignored) said.Append($"\nignored columns: {string.Join(", ", ignored)}");
        foreach (var group in preview.Reasons) said.Append($"\nrow {group.First.Row}: {group.Reason}");
        return said.ToString();
    }

    private static string Guide([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "guide", "importing.md");

    [GeneratedRegex(@"^```(?<kind>csv|yaml|preview)(?: (?<name>\S+))?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
