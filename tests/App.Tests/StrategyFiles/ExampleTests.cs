using Binnacle.App.StrategyFiles;
using Binnacle.Connectors.Yaml;
using Binnacle.Core.Measures;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class ExampleTests
{
    public static string Root
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (at is not null && !File.Exists(Path.Combine(at.FullName, "Binnacle.slnx")))
                at = at.Parent;
            return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
        }
    }

    [Fact]
    public void The_example_organisation_has_no_problems()
    {
        var reading = Example();
        reading.Problems.ShouldBeEmpty(string.Join('\n', reading.Problems));
        reading.Warnings.ShouldBeEmpty(string.Join('\n', reading.Warnings));
        reading.IsComplete.ShouldBeTrue();
        reading.People.Length.ShouldBe(3);
    }

    [Fact]
    public void The_example_organisation_has_what_a_tour_needs()
    {
        var structure = Applied().Latest;
        structure.FindScorecard("corporate").ShouldNotBeNull();
        structure.All<Perspective>().Count().ShouldBe(4);
        structure.All<Objective>().Count(o => structure.CardOf(o)!.Code == "corporate").ShouldBe(8);
        structure.All<Measure>().Count().ShouldBe(13);
        structure.UnlinkedMeasures.ShouldBeEmpty();
        structure.All<CauseEffectLink>().Count().ShouldBe(4);
        structure.All<Initiative>().Count().ShouldBe(2);
    }

    [Fact]
    public void The_exported_example_applies_to_no_change()
    {
        var history = Applied();
        var exported = StrategyWriter.Write(history.Latest, Example().People);
        var plan = StrategyPlan.Of(StrategyReader.Read(exported, history), history);
        plan.Problems.ShouldBeEmpty();
        plan.Changes.ShouldBeEmpty();
    }

    private static StrategyReading Example()
    {
        var folder = StrategyFolder.Read(Path.Combine(Root, "samples", "example"));
        folder.Problems.ShouldBeEmpty();
        return StrategyReader.Read(folder.Documents, StructureHistory.Empty);
    }

    private static StructureHistory Applied() =>
        StructureHistory.Empty.Add(StrategyPlan.Of(Example(), StructureHistory.Empty).Revisions(1));
}
