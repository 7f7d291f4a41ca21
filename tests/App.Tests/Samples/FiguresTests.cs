using System.Text.Json;
using Binnacle.App.Scores;
using Binnacle.App.Tests.Scores;
using Binnacle.App.Tests.Workspaces;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Strategies;
using Binnacle.Core.Time;
using Shouldly;
using Xunit;

namespace Binnacle.App.Tests.Samples;

/// <summary>All numbers of a scorecard at once say what the scorecard itself says, one by one.</summary>
public sealed class FiguresTests(VeloriaFile file) : IClassFixture<VeloriaFile>
{
    private static readonly StoppedClock Clock = new(2026, 11, 23);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private WorkspaceImage Image => file.Image;

    [Theory]
    [InlineData("corporate", "2026-10", null)]
    [InlineData("corporate", "2026-01", "2026-09-15")]
    [InlineData("swiss", "2025-12", null)]
    public void Every_number_is_that_of_the_scorecard(string card, string period, string? asKnownOn)
    {
        var figures = Figures(Image, card, new(period, AsKnownOn: asKnownOn));
        var (of, toDate) = (Card(card, new(period, "period", asKnownOn)), Card(card, new(period, "ytd", asKnownOn)));
        var structure = Image.Structure.Latest;
        figures.Nodes.Count.ShouldBe(figures.Nodes.Select(node => node.Node).Distinct().Count());
        foreach (var node in figures.Nodes)
        {
            of.Rows.Single(row => row.Address == node.Node).Score.ShouldBe(node.Score, node.Node);
            toDate.Rows.Single(row => row.Address == node.Node).Score.ShouldBe(node.ScoreToDate, node.Node);
            node.Trend.ShouldNotBeNull().Count.ShouldBe(12);
            (node.Trend[^1], node.Trend[^2]).ShouldBe((node.Score, node.Before!.Score));
        }
        figures.Measures.Count.ShouldBe(of.Rows.Count(row => row.Kind is "kpi" or "input"));
        var (shown, shownToDate) = (of.Rows.Where(row => row.Kind is "kpi" or "input").ToList(), toDate.Rows.Where(row => row.Kind is "kpi" or "input").ToList());
        foreach (var (measure, at) in figures.Measures.Select((measure, at) => (measure, at)))
        {
            structure.ShouldNotBeNull();
            (measure.Value, measure.Target).ShouldBe((shown[at].Actual, shown[at].Target), measure.Measure);
            (measure.ValueToDate, measure.TargetToDate).ShouldBe((shownToDate[at].Actual, shownToDate[at].Target), measure.Measure);
        }
    }

    [Fact]
    public void They_follow_new_values()
    {
        var structure = Image.Structure.Latest;
        var before = Figures(Image, "corporate", new("2026-10"));
        var measure = structure.FindMeasure(structure.Root!.Id, "training-hours")!;
        var october = new Period(Frequency.Month, new(2026, 10, 1));
        var next = Image.Next([], [new Observation(measure.Id, SeriesNames.Actual, october, Image.Seq + 1, ObservationState.Value, 1)]);
        var after = Figures(next, "corporate", new("2026-10"));
        after.Measures.Single(one => one.Measure == "training-hours").Value.ShouldBe(1);
        after.Nodes[0].Score.ShouldNotBe(before.Nodes[0].Score);
        // Who looks at what was known before finds it as it was.
        JsonSerializer.Serialize(Figures(Image, "corporate", new("2026-10"))).ShouldBe(JsonSerializer.Serialize(before));
    }

    [Fact]
    public void They_follow_other_weights()
    {
        var before = Figures(Image, "corporate", new("2026-10"));
        var perspective = Image.Structure.Latest.All<Perspective>()[0];
        var next = Image.Next([new(perspective.Id, ElementKind.Perspective, DateOnly.MinValue, Image.Seq + 1, perspective with { Weight = perspective.Weight * 5 })], []);
        var after = Figures(next, "corporate", new("2026-10"));
        after.Nodes[0].Score.ShouldNotBe(before.Nodes[0].Score);
        // The same by somebody who has no plan yet.
        var anew = WorkspaceImage.Restored(next.Seq, next.Structure, next.Facts, next.Changes, next.HighestId);
        JsonSerializer.Serialize(after).ShouldBe(JsonSerializer.Serialize(Figures(anew, "corporate", new("2026-10"))));
        JsonSerializer.Serialize(Figures(Image, "corporate", new("2026-10"))).ShouldBe(JsonSerializer.Serialize(before));
    }

    [Fact]
    public void What_cannot_be_given_is_said()
    {
        ViewFigures.Run(new("corporat", new()), Image, Clock).Problems.ShouldHaveSingleItem().Fault.ShouldBe(RequestFault.NotFound);
        ViewFigures.Run(new("corporate", new("never")), Image, Clock).Problems.ShouldHaveSingleItem().Field.ShouldBe("period");
        foreach (var trend in new[] { 0, 121 })
            ViewFigures.Run(new("corporate", new(), trend), Image, Clock).Problems.ShouldHaveSingleItem().Field.ShouldBe("trend");
        Figures(Image, "corporate", new("2026-10"), 1).Nodes[0].Trend.ShouldNotBeNull().Count.ShouldBe(1);
    }

    private ScorecardView Card(string card, ReadingRequest reading) => ViewScorecard.Run(new(card, reading), Image, Clock).View.ShouldNotBeNull();

    private static FiguresView Figures(WorkspaceImage image, string card, ReadingRequest reading, int trend = 12) =>
        JsonSerializer.Deserialize<FiguresView>(ViewFigures.Run(new(card, reading, trend), image, Clock).View.ShouldNotBeNull(), Json).ShouldNotBeNull();
}
