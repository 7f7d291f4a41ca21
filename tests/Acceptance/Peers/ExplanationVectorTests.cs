using System.Text.Json;
using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>The parts of a score and of its movement add up (docs/design/explanations.md).</summary>
public sealed class ExplanationVectorTests
{
    private const string Card =
        """
        name: Explained
        perspectives:
          one:
            weight: 3
            objectives:
              first: {measures: {a: 3, b: 1}}
              second: {measures: {c: 1, d: 1}}
          two:
            weight: 1
            measures: {e: 1}
        """;

    // January to February: a value, two values, a target, and a figure that stops coming.
    private const string Figures =
        """
        measure,series,2026-01,2026-02,2026-03
        a,actual,80,60,60
        b,actual,40,40,40
        c,actual,55,70,70
        d,actual,30,,30
        e,actual,90,90,90
        a,max,100,100,120
        """;

    [Fact]
    public void Contributions_add_up_to_the_score_and_coverage_to_the_weight_that_is_there()
    {
        using var place = Explained();
        var (january, february) = (place.Score("explained", "2026-01"), place.Score("explained", "2026-02"));

        january.Number("a", "contribution").ShouldNotBeNull().ShouldBe(60, 1e-9);
        january.Number("b", "contribution").ShouldNotBeNull().ShouldBe(10, 1e-9);
        january.Score("first").ShouldNotBeNull().ShouldBe(70, 1e-9);
        january.Number("one", "contribution").ShouldNotBeNull().ShouldBe(0.75 * (70 + 42.5) / 2, 1e-9);
        january.Score("explained").ShouldNotBeNull().ShouldBe(0.75 * (70 + 42.5) / 2 + 0.25 * 90, 1e-9);
        february.Coverage("second").ShouldBe(0.5);
        february.Coverage("explained").ShouldNotBeNull().ShouldBe(0.75 * 0.75 + 0.25, 1e-9);
        february["explained"].GetProperty("staleLeaves").GetInt32().ShouldBe(1);

        var explained = place.Run("explain", "explained", "--period", "2026-01", "--through", "2026-01", "--json").Json().GetProperty("node");
        // The card, two perspectives, two objectives, five measures.
        PointsAddUp(explained).ShouldBe(10);
    }

    [Fact]
    public void A_movement_is_divided_among_its_causes_without_a_rest_and_the_other_way_round_with_the_other_sign()
    {
        using var place = Explained();

        var forth = Change(place, "2026-02", "2026-01");
        var back = Change(place, "2026-01", "2026-02");
        var targets = Change(place, "2026-03", "2026-01");

        // a and c moved, d stopped coming.
        forth.Sum(part => part.Points).ShouldBe(forth[0].Difference, 1e-9);
        forth.Select(part => part.Cause).Distinct().Order().ShouldBe(["membershipPresenceOverride", "values"]);
        foreach (var part in forth)
            back.Single(other => (other.Cause, other.Address) == (part.Cause, part.Address)).Points.ShouldBe(-part.Points, 1e-9);

        targets.Sum(part => part.Points).ShouldBe(targets[0].Difference, 1e-9);
        targets.Where(part => part.Address.EndsWith("/a", StringComparison.Ordinal)).Select(part => part.Cause).Distinct().Order().ShouldBe(["targetsScaleFormula", "values"]);
    }

    private static Workplace Explained()
    {
        var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Explained\nunits: {all: All}\nmeasure-defaults: {scale: min-max, min: 0, max: 100}\nroll-up: {native: true, minimum: none}\n");
        place.Write("strategy/measures.yaml", "measures:\n  a:\n  b:\n  c:\n  d:\n  e:\n");
        place.Write("strategy/scorecards/explained.yaml", Card);
        place.Write("figures.csv", Figures);
        place.Begin();
        place.Import("figures.csv");
        return place;
    }

    /// <summary>The number of nodes whose parts were added up.</summary>
    private static int PointsAddUp(JsonElement node)
    {
        var parts = node.GetProperty("parts").EnumerateArray().ToArray();
        if (parts.Length == 0)
            return 1;
        parts.Sum(part => part.GetProperty("points").GetDouble()).ShouldBe(node.GetProperty("score").GetDouble(), 1e-9);
        return 1 + parts.Select(part => part.GetProperty("explanation")).Where(below => below.ValueKind == JsonValueKind.Object).Sum(PointsAddUp);
    }

    private sealed record Movement(string Address, string Cause, double Points, double Difference);

    private static List<Movement> Change(Workplace place, string period, string versus)
    {
        var change = place.Run("explain", "explained", "--period", period, "--versus", versus, "--through", "2026-03", "--json").Json().GetProperty("change");
        var difference = change.GetProperty("difference").GetDouble();
        return
        [
            .. change.GetProperty("movements").EnumerateArray().Select(movement => new Movement(
                movement.GetProperty("address").GetString()!, movement.GetProperty("cause").GetString()!, movement.GetProperty("points").GetDouble(), difference)),
        ];
    }
}
