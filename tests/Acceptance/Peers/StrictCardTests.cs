using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>A card in files alone: nothing below may be missing, children of weight 0 are shown and not counted, and levels are skipped and added.</summary>
public sealed class StrictCardTests
{
    private const string Measures =
        """
        measures:
          safety:
          uptime:
          on-time:
          first-pass:
          pilot:
          noise:
          retention:
          trained:
          ideas:
        """;

    private const string Card =
        """
        name: Strict
        default-roll-up: {missing: strict, native: true}
        measures:
          safety: 10
        perspectives:
          operations:
            weight: 60
            measures:
              uptime: 1
            objectives:
              flow:
                measures:
                  on-time: 3
                  first-pass: 1
                  pilot: 0
          watched:
            weight: 0
            measures:
              noise: 1
        objectives:
          people:
            weight: 30
            measures:
              retention: 1
            objectives:
              skills:
                measures:
                  trained: 1
          only-watched:
            weight: 0
            measures:
              ideas: 0
        """;

    private const string Figures =
        """
        measure,2026-01,2026-02
        safety,20,20
        uptime,90,90
        on-time,80,80
        first-pass,40,40
        noise,10,10
        retention,50,
        trained,100,100
        ideas,70,70
        """;

    [Fact]
    public void A_strict_card_has_a_score_only_while_everything_that_counts_is_there()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Plant\nunits: {plant: Plant}\nmeasure-defaults: {scale: min-max, min: 0, max: 100}\n");
        place.Write("strategy/measures.yaml", Measures);
        place.Write("strategy/scorecards/strict.yaml", Card);
        place.Write("figures.csv", Figures);

        place.Begin();
        place.Import("figures.csv");
        var (whole, broken) = place.ScoreRun("strict", "2026-01", "2026-02") is [var january, var february] ? (january, february) : throw new InvalidOperationException("Two months were asked for.");

        whole.Score("flow").ShouldBe((3 * 80 + 40) / 4.0);
        whole.Score("operations").ShouldBe((90 + 70) / 2.0);
        whole.Score("skills").ShouldBe(100);
        whole.Score("people").ShouldBe((50 + 100) / 2.0);
        whole.Score("watched").ShouldBe(10);
        whole.Score("pilot").ShouldBeNull();
        whole.Score("only-watched").ShouldBeNull();
        whole.Gap("only-watched").ShouldBe("allWeightsZero");
        whole.Score("strict").ShouldNotBeNull().ShouldBe((60 * 80 + 30 * 75 + 10 * 20) / 100.0, 1e-9);
        whole.Number("watched", "contribution").ShouldBeNull();
        whole.Coverage("strict").ShouldBe(1);

        broken.Score("retention").ShouldBeNull();
        broken.Score("people").ShouldBeNull();
        broken.Score("skills").ShouldBe(100);
        broken.Score("operations").ShouldBe(80);
        broken.Score("strict").ShouldBeNull();
        broken.Status("strict").ShouldBe("none");
        broken.Gap("strict").ShouldBe(broken.Gap("retention"));
        broken.Coverage("strict").ShouldNotBeNull().ShouldBe(0.85, 1e-9);
    }
}
