using System.Collections.Immutable;
using Binnacle.App.Changes;
using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Tables;
using Binnacle.Connectors.Workbooks;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

/// <summary>What files can say, a definition workbook says too.</summary>
public sealed class WorkbookTests : IDisposable
{
    private static readonly PersonName[] People = [new("ada", "Ada L.", "ada@example.org"), new("bob", "Bob", null)];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("binnacle-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void An_exported_workbook_applies_to_no_change()
    {
        var history = Folder.Apply(EveryKey.Files);
        var plan = StrategyPlan.Of(StrategyReader.Read(ThroughWorkbook(StrategyWriter.Write(history.Latest, People)), history), history);
        plan.Problems.ShouldBeEmpty();
        plan.Changes.ShouldBeEmpty(string.Join('\n', plan.Changes.Select(change => $"{change.Action} {change.Kind} {change.Name}: {string.Join("; ", change.Fields)}")));
        plan.People.ShouldBe(People, ignoreOrder: true);
    }

    [Fact]
    public void An_exported_workbook_says_the_same_to_an_empty_workspace()
    {
        var exported = StrategyWriter.Write(Folder.Apply(EveryKey.Files).Latest, People);
        var reading = StrategyReader.Read(ThroughWorkbook(exported), StructureHistory.Empty);
        reading.Problems.ShouldBeEmpty();
        var history = StructureHistory.Empty.Add(StrategyPlan.Of(reading, StructureHistory.Empty).Revisions(1));
        Folder.Export(history.Latest, People).ShouldBe(Folder.Export(Folder.Apply(EveryKey.Files).Latest, People));
    }

    [Fact]
    public void A_list_of_KPIs_becomes_a_scorecard_of_an_organisation_that_is_there()
    {
        var list = Path.Combine(folder.FullName, "list.csv");
        File.WriteAllText(list, "Perspective,Objective,KPI,Department,Unit,Polarity,Target,Owner\nCustomer,Be recommended,Recommendation,north,%,Higher is better,60,Ada Lovelace\n,,Complaints,north,,Lower is better,2,Ada Lovelace\n");
        var history = Folder.Apply(Folder.Smallest);
        var plan = StrategyPlan.Of(StrategyReader.Read(DefinitionWorkbook.Read(list, TableLimits.Default, CancellationToken.None).Documents, history), history);

        plan.Problems.ShouldBeEmpty();
        plan.Changes.Select(change => $"{change.Action} {change.Kind} {change.Name}").ShouldBe(
        [
            "Create Person ada-lovelace", "Create Measure north/recommendation", "Create Measure north/complaints", "Create Scorecard list", "Create Perspective list/customer", "Create Objective list/be-recommended",
            "Create Placement list/be-recommended/recommendation", "Create Placement list/be-recommended/complaints",
        ], ignoreOrder: true);
    }

    private ImmutableArray<StrategyDocument> ThroughWorkbook(ImmutableArray<StrategyDocument> documents)
    {
        var path = Path.Combine(folder.FullName, "definitions.xlsx");
        using (var stream = File.Create(path)) DefinitionWorkbook.Write(stream, documents);
        var reading = DefinitionWorkbook.Read(path, TableLimits.Default, CancellationToken.None);
        reading.Problems.ShouldBeEmpty();
        return reading.Documents;
    }
}
