using Binnacle.App.Workspaces;
using Binnacle.Core.Calculation;
using Binnacle.Core.Calculation.Plans;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Workspaces;

/// <summary>Who looks again gets the plan that stands there, moved on where it can follow.</summary>
public sealed class PlanShelfTests
{
    private static readonly Period January = new(Frequency.Month, new(2026, 1, 1));
    private static readonly Objective Goal = new() { Id = new(5), Code = "goal", Parent = new(3), Weight = 1 };

    private static readonly Element[] Elements =
    [
        new OrganizationSettings { Id = new(1) }, new OrganizationUnit { Id = new(2), Code = "top" }, new Scorecard { Id = new(3), Code = "card", Unit = new(2) },
        new Objective { Id = new(4), Code = "other", Parent = new(3) }, Goal, Measured(6, "a"), Measured(7, "b"),
        new Placement { Id = new(8), Code = "a", Measure = new(6), Parent = new(4) }, new Placement { Id = new(9), Code = "b", Measure = new(7), Parent = new(5) },
    ];

    private readonly WorkspaceImage _image = WorkspaceImage.Empty.Next(
        [.. Elements.Select(element => Said(element, 1))], [new(new(6), SeriesNames.Actual, January, 1, ObservationState.Value, 80), new(new(7), SeriesNames.Actual, January, 1, ObservationState.Value, 95)]);

    [Fact]
    public void Values_and_weights_move_it_on()
    {
        var plan = Look(_image, out var before);
        var next = _image.Next([], [new Observation(new(6), SeriesNames.Actual, January, 2, ObservationState.Value, 85)]);
        Look(next, out var better).ShouldBeSameAs(plan);
        better.ShouldBeGreaterThan(before);
        var weighed = next.Next([Said(Goal with { Weight = 5 }, 3)], []);
        Look(weighed, out var best).ShouldBeSameAs(plan);
        best.ShouldBeGreaterThan(better);
        best.ShouldBe(new Calculator(WorldOf(weighed)).Node(new(3), January, Window.Period)!.Score!.Value);
        // Who looks at what was before does not find it there.
        Look(_image, out var again).ShouldNotBeSameAs(plan);
        again.ShouldBe(before);
    }

    [Fact]
    public void Other_bands_and_measures_that_come_move_it_on()
    {
        var plan = Look(_image, out _);
        var next = _image.Next([Said(Goal with { Bands = BandSet.Limits(40, 80) }, 2), Said(Measured(10, "c"), 2), Said(new Placement { Id = new(11), Code = "c", Measure = new(10), Parent = new(5) }, 2)], []);
        next = next.Next([], [new Observation(new(10), SeriesNames.Actual, January, 3, ObservationState.Value, 70)]);
        Look(next, out var score).ShouldBeSameAs(plan);
        score.ShouldBe(new Calculator(WorldOf(next)).Node(new(3), January, Window.Period)!.Score!.Value);
    }

    [Fact]
    public void Settings_and_units_move_it_on()
    {
        var plan = Look(_image, out _);
        var next = _image.Next([Said(new OrganizationSettings { Id = new(1), Measures = new() { Tolerance = 0.1 } }, 2), Said(new OrganizationUnit { Id = new(12), Code = "branch", Parent = new(2) }, 2)], []);
        Look(next, out var score).ShouldBeSameAs(plan);
        score.ShouldBe(new Calculator(WorldOf(next)).Node(new(3), January, Window.Period)!.Score!.Value);
    }

    [Fact]
    public void What_it_cannot_follow_makes_it_anew()
    {
        var plan = Look(_image, out _);
        var next = _image.Next([Said(new OrganizationSettings { Id = new(1), RollUp = new() { Method = RollUpMethod.Min } }, 2)], []);
        Look(next, out var score).ShouldNotBeSameAs(plan);
        score.ShouldBe(new Calculator(WorldOf(next)).Node(new(3), January, Window.Period)!.Score!.Value);
    }

    [Fact]
    public void Another_image_of_the_same_change_with_other_facts_is_another()
    {
        Look(_image, out _);
        Look(_image.Next([], [new Observation(new(6), SeriesNames.Actual, January, 2, ObservationState.Value, 10)]), out _);
        var other = _image.Next([Said(Goal with { Weight = 3 }, 2)], []);
        Look(other, out var score);
        score.ShouldBe(new Calculator(WorldOf(other)).Node(new(3), January, Window.Period)!.Score!.Value);
    }

    private static Measure Measured(int id, string code) => new()
    {
        Id = new(id),
        Code = code,
        Unit = new(2),
        Spec = new() { Scale = ScalePresets.ActualOverTarget(0.5, 0.9, 1), Levels = System.Collections.Immutable.ImmutableSortedDictionary<string, Level>.Empty.Add("target", new Level(100)) },
    };

    private static Revision Said(Element element, long seq) => new(element.Id, element.Kind, DateOnly.MinValue, seq, element);

    private static World WorldOf(WorkspaceImage image) => new(image.Structure, image.Facts, new(2026, 1, 31), new(2026, 2, 15));

    private static ScorePlan Look(WorkspaceImage image, out double score)
    {
        var (plan, found) = image.Plans.Read(WorldOf(image), image, January, January, plan => (plan, plan.Score(new(3), January, Window.Period)));
        score = found.ShouldNotBeNull();
        return plan;
    }
}
