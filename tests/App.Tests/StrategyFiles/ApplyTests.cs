using Binnacle.App.StrategyFiles;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Measures;
using Binnacle.Core.Structures;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.StrategyFiles;

public sealed class ApplyTests
{
    [Fact]
    public async Task Files_become_one_durable_change_and_the_export_none()
    {
        await using var file = new DataFile();
        var workspace = await file.Open();
        var plan = Folder.Plan(EveryKey.Files, workspace.Image.Structure);
        var applied = (await workspace.Apply(plan.Edit(DataFile.Ann), DataFile.Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        applied.Header.Seq.ShouldBe(1);
        Export(workspace.Image.Structure).ShouldBe(Export(StructureHistory.Empty.Add(plan.Revisions(1))));

        var again = StrategyPlan.Of(StrategyReader.Read(StrategyWriter.Write(workspace.Image.Structure.Latest, []), workspace.Image.Structure), workspace.Image.Structure);
        again.ChangesNothing.ShouldBeTrue();
        (await workspace.Apply(again.Edit(DataFile.Ann), DataFile.Ct)).ShouldBeOfType<ApplyOutcome.Nothing>();
    }

    [Fact]
    public async Task Two_plans_made_from_the_same_state_conflict()
    {
        await using var file = new DataFile();
        var workspace = await file.Open();
        var files = Folder.Smallest + "== measures.yaml\nmeasures: {x: {target: 1}}\n";
        await workspace.Apply(Folder.Plan(files, workspace.Image.Structure).Edit(DataFile.Ann), DataFile.Ct);
        var state = workspace.Image.Structure;
        var one = Folder.Plan(files.Replace("target: 1", "target: 2"), state);
        var other = Folder.Plan(files.Replace("target: 1", "target: 3"), state);
        (await workspace.Apply(one.Edit(DataFile.Ann), DataFile.Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        (await workspace.Apply(other.Edit(DataFile.Bob), DataFile.Ct)).ShouldBeOfType<ApplyOutcome.Conflict>();
        workspace.Image.Structure.Latest.All<Measure>().Single().Spec.Levels!["target"].Value.ShouldBe(2);
    }

    private static string Export(StructureHistory history) => Folder.Export(history.Latest);
}
