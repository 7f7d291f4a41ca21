using Binnacle.App.Changes;
using Binnacle.App.StrategyFiles;
using Binnacle.App.StrategyFiles.Formats;
using Binnacle.App.Tests.Generated;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using CsCheck;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class RoundTripTests
{
    private static readonly PersonName[] People = [new("ada", "Ada L.", "ada@example.org"), new("bob", "Bob", null)];

    [Fact]
    public void Files_with_every_key_have_no_problems() => Folder.Problems(EveryKey.Files).ShouldBeEmpty();

    [Fact]
    public void The_files_with_every_key_have_every_key()
    {
        var used = Folder.Documents(EveryKey.Files).SelectMany(document => Keys(document.Root)).ToHashSet();
        FileFormat.All.SelectMany(format => format.Known).Concat(ElementFormats.All.SelectMany(format => format.Known))
            .Concat(MeasureFormat.KeyNames).Concat(ScaleFormat.KeyNames).Concat(RollUpFormat.Keys.Select(key => key.Name))
            .Distinct().Except(used).ShouldBeEmpty();
    }

    [Fact]
    public void Exported_files_apply_to_no_change()
    {
        var history = Folder.Apply(EveryKey.Files);
        var plan = StrategyPlan.Of(StrategyReader.Read(StrategyWriter.Write(history.Latest, People), history), history);
        plan.Problems.ShouldBeEmpty();
        plan.Changes.ShouldBeEmpty(string.Join('\n', plan.Changes.Select(change => $"{change.Action} {change.Kind} {change.Name}: {string.Join("; ", change.Fields)}")));
        plan.People.ShouldBe(People, ignoreOrder: true);
    }

    [Fact]
    public void Exported_files_say_the_same_to_an_empty_workspace()
    {
        var history = Folder.Apply(EveryKey.Files);
        var exported = Folder.Export(history.Latest, People);
        Folder.Export(Folder.Apply(exported).Latest, People).ShouldBe(exported);
    }

    [Fact]
    public void Applying_the_same_files_again_changes_nothing()
    {
        var history = Folder.Apply(EveryKey.Files);
        Folder.Plan(EveryKey.Files, history).ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Files_on_a_disk_read_back_as_they_were_written()
    {
        var folder = Directory.CreateTempSubdirectory("binnacle").FullName;
        try
        {
            var documents = StrategyWriter.Write(Folder.Apply(EveryKey.Files).Latest, People);
            StrategyFolder.Write(folder, documents).ShouldBeEmpty();
            File.WriteAllText(Path.Combine(folder, "scorecards", "gone.yaml"), "name: Gone\n");
            StrategyFolder.Write(folder, documents).ShouldBe(["scorecards/gone.yaml"]);
            File.Delete(Path.Combine(folder, "scorecards", "gone.yaml"));
            var read = StrategyFolder.Read(folder);
            read.Problems.ShouldBeEmpty();
            read.Documents.Select(document => document.Path).ShouldBe(documents.Select(document => document.Path).Order(StringComparer.Ordinal));
            StrategyReader.Read(read.Documents, StructureHistory.Empty).Problems.ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void What_is_written_is_what_was_said()
    {
        var structure = Folder.Apply(EveryKey.Files).Latest;
        var revenue = structure.All<Measure>().Single(measure => measure.Code == "revenue");
        revenue.Spec.Levels!["target"].ShouldBe(new Level(1200000.55));
        revenue.Spec.Levels["red"].Value.ShouldBe(1e21);
        revenue.Spec.Levels["max"].ShouldBe(new Level(Formula: "[plan]"));
        structure.RulesOf(structure.All<Measure>().Single(m => m.Code == "share")).ScoredView.ShouldBe(Window.Trailing(4));
        structure.FindScorecard("each-north")!.Name.ShouldBe("North below top");
        structure.All<Placement>().Single(p => p.Code == "rev").Name.ShouldBe("Revenue here");
        structure.All<CauseEffectLink>().Single(link => link.Code == "l1").Strength.ShouldBe(0.75);
    }

    [Fact]
    public void The_export_of_any_organisation_applies_to_no_change() =>
        OrganizationGenerator.Organizations.Sample(
            organization =>
            {
                var history = organization.Structure;
                var exported = StrategyWriter.Write(history.Latest, []);
                // Through text, as on a disk.
                var read = exported.Select(document => document with { Root = YamlReader.Read(YamlWriter.Write(document.Root), document.Path).Root! });
                var plan = StrategyPlan.Of(StrategyReader.Read(read, history), history);
                string.Join('\n', plan.Problems.Take(5)).ShouldBeEmpty();
                string.Join('\n', plan.Changes.Take(5).Select(change => $"{change.Action} {change.Kind} {change.Name}: {string.Join("; ", change.Fields)}")).ShouldBeEmpty();
            },
            iter: 10, threads: 1);

    private static IEnumerable<string> Keys(DocumentNode node) => node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Keys(entry.Value).Prepend(entry.Key.Text!)),
        ListNode list => list.Items.SelectMany(Keys),
        _ => [],
    };
}
