using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>
/// A hospital's card in files alone, the way value-based purchasing scores it: the points of a measure are the better of achievement (against all
/// hospitals) and improvement (against its own past); domains need a number of measures; a domain that has too few gives its weight to the others.
/// </summary>
public sealed class PointsCardTests
{
    private const string Points =
        """
        scales:
          points:
            expression: >-
              =MAX(
              IF((value - benchmark) * (benchmark - red) >= 0, 10, MIN(10, MAX(0, ROUND(9 * (value - red) / (benchmark - red) + 0.5)))),
              IF((value - baseline) * (benchmark - baseline) > 0, MIN(9, ROUND(10 * (value - baseline) / (benchmark - baseline) - 0.5)), 0))
            bands: {amber: 4, green: 7}
            low-end: 0
            high-end: 10
        """;

    private const string Measures =
        """
        measures:
          survival-heart:
          survival-lung:
          survival-stroke:
          nurses:
          doctors:
          quiet:
          infections: {direction: lower}
          falls: {direction: lower}
          clots: {direction: lower}
          spending: {direction: lower}
          length-of-stay: {direction: lower}
        """;

    private const string Card =
        """
        name: Total performance
        default-roll-up: {native: true, method: mean, minimum: 2}
        roll-up: {native: true, minimum: 3}
        bands: {amber: 4, green: 7}
        perspectives:
          outcomes:
            name: Clinical outcomes
            weight: 25
            bands: {amber: 4, green: 7}
            measures:
              survival-heart: 1
              survival-lung: 1
              survival-stroke: 1
          experience:
            name: Experience of patients
            weight: 25
            bands: {amber: 4, green: 7}
            measures:
              nurses: 1
              doctors: 1
              quiet: 1
          safety:
            name: Safety
            weight: 25
            bands: {amber: 4, green: 7}
            measures:
              infections: 1
              falls: 1
              clots: 1
          efficiency:
            name: Efficiency
            weight: 25
            bands: {amber: 4, green: 7}
            measures:
              spending: 1
              length-of-stay: 1
        """;

    // What a quality office keeps: a line a measure. The achievement threshold is the red flag.
    private const string Figures =
        """
        measure,threshold,benchmark,baseline,value
        survival-heart,86,90,85,88
        survival-lung,90,92,91,92
        survival-stroke,80,88,,84.5
        nurses,0,90,0,10
        doctors,60,80,50,61
        quiet,50,70,40,
        infections,1.0,0.2,1.5,0.6
        falls,4,2,6,5
        clots,3,1,4,4.5
        spending,100,90,105,95
        length-of-stay,5,4,6,
        """;

    // By hand. Achievement: ROUND(9 (v - threshold) / (benchmark - threshold) + 0.5) in 0..10; improvement: ROUND(10 (v - baseline) / (benchmark - baseline) - 0.5) in 0..9.
    private static readonly Dictionary<string, double?> ByHand = new()
    {
        ["survival-heart"] = 6, // achievement 9*2/4+0.5 = 5; improvement 10*3/5-0.5 = 5.5 rounds to 6
        ["survival-lung"] = 10, // the benchmark is reached
        ["survival-stroke"] = 6, // achievement 9*4.5/8+0.5 = 5.5625; no baseline, no improvement
        ["nurses"] = 2, // achievement 9*10/90+0.5 = 1.5 rounds to 2; improvement 10*10/90-0.5 = 0.61 rounds to 1
        ["doctors"] = 3, // achievement 9*1/20+0.5 = 0.95 rounds to 1; improvement 10*11/30-0.5 = 3.17
        ["quiet"] = null,
        ["infections"] = 6, // achievement 9*0.4/0.8+0.5 = 5; improvement 10*0.9/1.3-0.5 = 6.42
        ["falls"] = 2, // worse than the threshold: 0; improvement 10*1/4-0.5 = 2
        ["clots"] = 0, // worse than the threshold and than before
        ["spending"] = 6, // achievement 9*5/10+0.5 = 5; improvement 10*10/15-0.5 = 6.17
        ["length-of-stay"] = null,
        ["outcomes"] = 22.0 / 3,
        ["experience"] = 2.5, // two of three are enough
        ["safety"] = 8.0 / 3,
        ["efficiency"] = null, // one of two is not
        ["hospital"] = (22.0 / 3 + 2.5 + 8.0 / 3) / 3, // a third of the weight each
    };

    [Fact]
    public void Points_are_the_better_of_achievement_and_improvement_and_a_missing_domain_gives_its_weight_to_the_others()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Hospital\nunits: {hospital: Hospital}\nmeasure-defaults: {frequency: year, scale: points}\n");
        place.Write("strategy/scales.yaml", Points);
        place.Write("strategy/measures.yaml", Measures);
        place.Write("strategy/scorecards/hospital.yaml", Card);
        place.Write("figures.csv", Figures);
        place.Write(
            "figures.yaml",
            """
            measure: "{measure}"
            period: "2024"
            values:
              - {column: threshold, series: red}
              - {column: benchmark, series: benchmark}
              - {column: baseline, series: baseline}
              - {column: value}
            """);

        place.Begin();
        place.Import("figures.csv", "figures.yaml");
        var shown = place.Score("hospital", "2024");

        foreach (var (row, points) in ByHand)
            if (points is { } told)
                shown.Score(row).ShouldNotBeNull(row).ShouldBe(told, 1e-9, row);
            else
                shown.Score(row).ShouldBeNull(row);
        shown.Gap("efficiency").ShouldBe("tooLittleReported");
        shown.Status("survival-lung").ShouldBe("green");
        shown.Status("hospital").ShouldBe("amber");
        var contributions = new[] { "outcomes", "experience", "safety" }.Sum(row => shown.Number(row, "contribution")!.Value);
        contributions.ShouldBe(shown.Score("hospital")!.Value, 1e-9);
    }
}
