using System.Diagnostics;
using System.Text;
using Binnacle.App.StrategyFiles;
using Binnacle.Core.Elements;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class SizeTests
{
    [Fact]
    public void One_card_for_two_hundred_units_is_read_and_planned_in_seconds()
    {
        var files = new StringBuilder("== organization.yaml\nname: World\nunits:\n  world:\n    units:\n");
        for (var unit = 0; unit < 200; unit++)
            files.Append($"      U{unit}: Country {unit}\n");
        files.Append("== definitions.yaml\ndefinitions:\n");
        for (var measure = 0; measure < 32; measure++)
            files.Append($"  m{measure}: {{target: {measure + 1}, scale: {{preset: min-max}}, min: 0, max: 100}}\n");
        files.Append("== scorecards/country.yaml\neach-unit: world\nname: \"{unit-name}\"\nobjectives:\n");
        for (var objective = 0; objective < 8; objective++)
        {
            files.Append($"  o{objective}:\n    measures:\n");
            for (var measure = 0; measure < 4; measure++)
                files.Append($"      m{objective * 4 + measure}: {{definition: m{objective * 4 + measure}, weight: {measure}}}\n");
        }

        var watch = Stopwatch.StartNew();
        var plan = Folder.Plan(files.ToString(), StructureHistory.Empty);
        plan.Problems.ShouldBeEmpty();
        plan.Changes.Count(change => change.Kind == ElementKind.Placement).ShouldBe(6_400);
        var history = StructureHistory.Empty.Add(plan.Revisions(1));
        var again = StrategyPlan.Of(StrategyReader.Read(StrategyWriter.Write(history.Latest, []), history), history);
        again.ChangesNothing.ShouldBeTrue();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.Elapsed}");
    }
}
