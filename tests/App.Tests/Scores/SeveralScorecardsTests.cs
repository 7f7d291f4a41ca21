using Binnacle.App.Scores;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Shouldly;
using Xunit;
using static Binnacle.App.Tests.Workspaces.DataFile;

namespace Binnacle.App.Tests.Scores;

public sealed class SeveralScorecardsTests
{
    private static readonly string[] Branches = ["north", "south", "east", "west"];

    [Fact]
    public async Task A_run_of_periods_over_all_scorecards_says_what_each_says_alone()
    {
        await using var file = new DataFile();
        var image = await Chain(file, north: 90, south: 80.04, east: 79.96, west: 70);
        var several = ViewScorecards.Run(new(null, new("2026-02..2026-04", Through: "2026-04")), image, TimeProvider.System).View.ShouldNotBeNull().Scorecards;
        several.Select(view => (view.Scorecard.Code, view.Period.Name)).ShouldBe(
            from code in Branches.Prepend("chain") from month in new[] { "2026-02", "2026-03", "2026-04" } select (code, month));
        foreach (var view in several)
        {
            var alone = ViewScorecard.Run(new(view.Scorecard.Code, new(view.Period.Name, Through: "2026-04")), image, TimeProvider.System).View.ShouldNotBeNull();
            view.Rows.Select(row => (row.Address, row.Score, row.Gap?.Code)).ShouldBe(alone.Rows.Select(row => (row.Address, row.Score, row.Gap?.Code)));
        }
        several.Single(view => view.Scorecard.Code == "west" && view.Period.Name == "2026-03").Rows[0].Score.ShouldBe(70);
        ViewScorecards.Run(new("west", new("2026-03..2026-04")), image, TimeProvider.System).View.ShouldNotBeNull().Scorecards.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-04..2026-02")]
    [InlineData("2026-02..")]
    [InlineData("2026-02..2026-Q3")]
    [InlineData("2026-02..2026-04..2026-05")]
    [InlineData("1900-01..2026-05")]
    public async Task A_run_that_is_none_is_refused_with_what_to_write(string period)
    {
        await using var file = new DataFile();
        var image = await Chain(file);
        var problem = ViewScorecards.Run(new(null, new(period)), image, TimeProvider.System).Problems.ShouldHaveSingleItem();
        problem.Field.ShouldBe("period");
    }

    [Fact]
    public async Task Scores_that_look_the_same_rank_the_same_among_children_of_one_parent()
    {
        await using var file = new DataFile();
        var image = await Chain(file, north: 80.04, south: 90, east: 79.96);
        var ranking = RankScorecards.Run(new(null, new("2026-03")), image, TimeProvider.System).View.ShouldNotBeNull();
        ranking.Groups.Select(group => group.Parent).ShouldBe([null, "chain"]);
        ranking.Groups[1].Scorecards.Select(row => (row.Rank, row.Code)).ShouldBe([(1, "south"), (2, "north"), (2, "east"), (null, "west")]);
        RankScorecards.Run(new("chain", new("2026-03")), image, TimeProvider.System).View.ShouldNotBeNull().Groups.ShouldHaveSingleItem().Parent.ShouldBe("chain");
        RankScorecards.Run(new("chian", new("2026-03")), image, TimeProvider.System).Problems.ShouldHaveSingleItem().Message.ShouldContain("chain");
    }

    /// <summary>A head office with four branches, whose only measure scores its own value.</summary>
    private static async Task<WorkspaceImage> Chain(DataFile file, double? north = null, double? south = null, double? east = null, double? west = null)
    {
        var workspace = await Founded(file);
        double?[] values = [north, south, east, west];
        for (var i = 0; i < Branches.Length; i++)
            if (values[i] is { } value)
                await workspace.Apply(Enter(Value(value, measure: MeasureOf(workspace.Image, Branches[i])), BasedOn.Nothing), Ct);
        return workspace.Image;
    }

    private static ElementId MeasureOf(WorkspaceImage image, string unit)
    {
        var structure = image.Structure.Latest;
        return structure.FindMeasure(structure.FindUnit(unit)!.Id, "sales")!.Id;
    }

    private static async Task<Workspace> Founded(DataFile file)
    {
        var workspace = await file.Open();
        var scale = new Scale { Curve = LinearCurve.Through(new CurvePoint(0, 0), new CurvePoint(100, 100)) };
        var elements = new List<ElementEdit>
        {
            ElementEdit.New(new OrganizationSettings { Id = new(-1), Name = "Chain", RollUp = new() { UseNative = true } }),
            ElementEdit.New(new OrganizationUnit { Id = new(-2), Code = "head", Name = "Head office" }),
            ElementEdit.New(new Scorecard { Id = new(-3), Code = "chain", Name = "Chain", Unit = new(-2) }),
        };
        var id = -3;
        foreach (var code in Branches)
        {
            var (unit, measure, card) = (new ElementId(--id), new ElementId(--id), new ElementId(--id));
            elements.Add(ElementEdit.New(new OrganizationUnit { Id = unit, Code = code, Name = code, Parent = new(-2) }));
            elements.Add(ElementEdit.New(new Measure { Id = measure, Code = "sales", Name = "Sales", Unit = unit, Spec = new() { Scale = scale } }));
            elements.Add(ElementEdit.New(new Scorecard { Id = card, Code = code, Name = code, Unit = unit, Parent = new(-3) }));
            elements.Add(ElementEdit.New(new Placement { Id = new(--id), Parent = card, Measure = measure }));
        }
        (await workspace.Apply(new Edit(Ann) { Elements = [.. elements] }, Ct)).ShouldBeOfType<ApplyOutcome.Applied>();
        return workspace;
    }
}
