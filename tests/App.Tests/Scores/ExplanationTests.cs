using Binnacle.App.Scores;
using Binnacle.App.StrategyFiles;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Values;
using Binnacle.App.Workspaces;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Scores;

public sealed class ExplanationTests
{
    private static readonly ReadingRequest March = new("2026-03", Through: "2026-03");

    [Fact]
    public async Task A_measure_says_its_figure_target_and_the_part_of_the_scale_that_was_hit()
    {
        await using var file = new DataFile();
        var workspace = await Scored(file);
        var why = Explain(workspace.Image, "card/grow/rev").Node;
        why.Score!.Value.ShouldBe(50, 1e-9);
        why.Sentences[0].ShouldBe("The figure is 600 against a target of 700 (red flag 500).");
        why.Sentences[1].ShouldBe("x = (v − r) / (g − r) = 0.500 gives 50.000, between 0 → 33.3333 and 1 → 66.6667.");
        why.Sentences[2].ShouldBe("A score of 50.000 is watch: from 33.333, below 66.667.");
        why.Measure!.Points.Count(point => point.Hit).ShouldBe(2);
        why.Measure.Levels.ShouldBe(new Dictionary<string, double> { ["red"] = 500, ["target"] = 700 });
        Explain(workspace.Image, "rev").Node.Score.ShouldBe(why.Score);
    }

    [Fact]
    public async Task A_node_says_its_rule_and_parts_that_add_up()
    {
        await using var file = new DataFile();
        var workspace = await Scored(file);
        var why = Explain(workspace.Image, "card").Node;
        why.Rule!.Method.ShouldBe("weightedMean");
        why.Sentences.ShouldContain("Weighted mean of the children; what is missing is left out with its weight, at least 60 % of the weight must be there.");
        for (var at = why; at.Parts.Count > 0; at = at.Parts[0].Explanation!)
            at.Parts.Sum(part => part.Points).ShouldBe(at.Score!.Value, 1e-9);
    }

    [Fact]
    public async Task A_change_between_periods_needs_both_and_a_node_of_a_card()
    {
        await using var file = new DataFile();
        var workspace = await Scored(file);
        await workspace.Apply(Enter(Value(700, Month(2)), BasedOn.Nothing), Ct);
        var change = Explain(workspace.Image, "card", "2026-02").Change.ShouldNotBeNull();
        change.Difference!.Value.ShouldBe(50 - (200.0 / 3), 1e-9);
        change.Movements.Sum(movement => movement.Points).ShouldBe(change.Difference.Value, 1e-9);
        change.Causes.Single(cause => cause.Cause == "values").Points.ShouldBe(change.Difference.Value, 1e-9);
        Explain(workspace.Image, "card", "2026-01").Change!.FromGap.ShouldNotBeNull();
        ExplainNode.Run(new("rev", March, "2026-02"), workspace.Image, TimeProvider.System).Problems.ShouldHaveSingleItem().Field.ShouldBe("versus");
        ExplainNode.Run(new("card", March, "soon"), workspace.Image, TimeProvider.System).Problems.ShouldHaveSingleItem().Field.ShouldBe("versus");
        ExplainNode.Run(new("crad", March), workspace.Image, TimeProvider.System).Problems.ShouldHaveSingleItem().Fault.ShouldBe(RequestFault.NotFound);
    }

    [Fact]
    public async Task An_override_is_shown_beside_the_computed_status_and_changes_nothing_above()
    {
        await using var file = new DataFile();
        var workspace = await Scored(file);
        var before = Row(workspace.Image, "card");
        await SetOverride.Run(new(Ann, Grow, Month(3), "green", "The late order came in on 1 April", BasedOn.Nothing), workspace, Ct);
        var row = Row(workspace.Image, "card/grow");
        row.Override!.Status.Code.ShouldBe("green");
        row.Override.Memo.ShouldBe("The late order came in on 1 April");
        row.Status.Code.ShouldBe("amber");
        (Row(workspace.Image, "card") with { Id = before.Id }).Score.ShouldBe(before.Score);
        Explain(workspace.Image, "card/grow").Node.Sentences[0].ShouldContain("set the status to on target: The late order came in on 1 April");
    }

    [Fact]
    public async Task A_plan_tells_scores_before_and_after_for_the_periods_it_would_change()
    {
        await using var file = new DataFile();
        var workspace = await Scored(file);
        await workspace.Apply(Enter(Value(800, Month(2)), BasedOn.Nothing), Ct);
        var placed = workspace.Image.Structure.Latest.Find<Objective>(Grow)!;
        var plan = new StrategyPlan(
            [new(PlanAction.Change, placed.Kind, Grow, "card/grow", new(2026, 3, 1), 1, placed, placed with { RollUp = new() { Minimum = MinimumPresent.Children(2) } }, [], null)], [], [], []);
        var effects = PlanEffects.Of(plan, workspace.Image, new StoppedClock(2026, 4, 25), 12);
        effects.Select(effect => (effect.Address, effect.Period)).ShouldBe([("card", "2026-03"), ("card/fin", "2026-03"), ("card/grow", "2026-03")]);
        effects.ShouldAllBe(effect => effect.Before!.Score != null && effect.After!.Score == null && effect.After.Status.Word == "too little reported");
    }

    /// <summary>Revenue 600 in March against a target of 700 and a red flag of 500.</summary>
    private static async Task<Workspace> Scored(DataFile file)
    {
        var workspace = await file.OpenWithOrganization();
        var levels = System.Collections.Immutable.ImmutableSortedDictionary<string, Level>.Empty.Add("target", new(700)).Add("red", new(500));
        await workspace.Apply(Change<Measure>(workspace.Image, Revenue, measure => measure with { Spec = measure.Spec with { Levels = levels } }), Ct);
        await workspace.Apply(Enter(Value(600), BasedOn.Nothing), Ct);
        return workspace;
    }

    private static NodeExplanationView Explain(WorkspaceImage image, string address, string? versus = null) =>
        ExplainNode.Run(new(address, March, versus), image, TimeProvider.System).View.ShouldNotBeNull();

    private static RowView Row(WorkspaceImage image, string address) =>
        ViewScorecard.Run(new("card", March), image, TimeProvider.System).View.ShouldNotBeNull().Rows.Single(row => row.Address == address);
}
