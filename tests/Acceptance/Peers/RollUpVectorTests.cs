using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>Roll-ups by hand, one objective a rule, all over the same few measures (docs/design/scoring.md, roll-up).</summary>
public sealed class RollUpVectorTests
{
    private const string Organization = "name: Roll-ups\nunits:\n  all:\n    units: {north: North, south: South}\nmeasure-defaults: {scale: min-max, min: 0, max: 100}\n";

    private const string Measures =
        """
        measures:
          a:
          b:
          c:
          missing:
          none-here:
        """;

    // Scores of a, b, c are 80 (green), 50 (amber) and 20 (red, flagged), with weights 2, 1, 1.
    private static readonly (string Objective, string Rule, double Score, string Status)[] Methods =
    [
        ("weighted", "weighted-mean", 57.5, "amber"),
        ("mean", "mean", 50, "amber"),
        ("geometric", "geometric-mean", Math.Pow(80.0 * 80 * 50 * 20, 0.25), "amber"),
        ("least", "min", 20, "red"),
        ("most", "max", 80, "green"),
        ("sum", "sum", 150, "green"),
        ("frequent-worst", "most-frequent-status", 100 / 6.0, "red"),
        ("frequent-best", "{method: most-frequent-status, ties: best}", 500 / 6.0, "green"),
        ("flagged", "first-flagged", 20, "red"),
        ("majority", "majority-with-flagged", 100 / 6.0, "red"),
        ("share", "share-on-green", 100 / 3.0, "amber"),
        ("expression", "{expression: \"=SCORE(a) * WEIGHT(a) / 4 + MAX(SCORE(b), SCORES(AVG)) / 2\"}", 65, "amber"),
    ];

    [Fact]
    public void Every_method_gives_what_one_reckons_by_hand()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", Organization);
        place.Write("strategy/measures.yaml", Measures);
        place.Write("strategy/scorecards/rules.yaml", "name: Rules\nobjectives:\n" + string.Concat(Methods.Select(method =>
            $"  {method.Objective}:\n    roll-up: {method.Rule}\n    measures: {{a: 2, b: 1, c: {{weight: 1, critical: true}}}}\n"))
            + "  own:\n    roll-up: own-measure-only\n    measures: {a: 1}\n    objectives:\n      below: {measures: {c: 1}}\n");
        Figures(place);

        var shown = place.Score("rules", "2026-01");

        foreach (var (objective, rule, score, status) in Methods)
        {
            shown.Score(objective).ShouldNotBeNull(rule).ShouldBe(score, 1e-9, rule);
            shown.Status(objective).ShouldBe(status, rule);
        }
        shown.Score("own").ShouldBe(80);
    }

    [Fact]
    public void A_missing_child_is_left_out_counted_as_0_or_takes_the_score_away()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", Organization);
        place.Write("strategy/measures.yaml", Measures);
        place.Write(
            "strategy/scorecards/missing.yaml",
            """
            name: Missing
            objectives:
              just-enough: {measures: {a: 2, b: 1, missing: 2}}
              too-little: {measures: {a: 2, b: 1, missing: 3}}
              lowered: {roll-up: {minimum: 50%}, measures: {a: 2, b: 1, missing: 3}}
              two-of-three: {roll-up: {minimum: 2}, measures: {a: 1, b: 1, missing: 8}}
              three-wanted: {roll-up: {minimum: 3}, measures: {a: 1, b: 1, missing: 8}}
              zero: {roll-up: {missing: zero}, measures: {a: 2, b: 1, missing: 2}}
              zero-is-not-present: {roll-up: {missing: zero, minimum: 80%}, measures: {a: 2, b: 1, missing: 2}}
              strict: {roll-up: {missing: strict}, measures: {a: 2, b: 1, missing: 2}}
              not-applicable: {roll-up: {missing: strict}, measures: {a: 2, b: 1, none-here: 9}}
            """);
        Figures(place);

        var shown = place.Score("missing", "2026-01");

        shown.Score("just-enough").ShouldNotBeNull().ShouldBe(70, 1e-9);
        shown.Coverage("just-enough").ShouldNotBeNull().ShouldBe(0.6, 1e-9);
        shown.Gap("too-little").ShouldBe("tooLittleReported");
        shown.Score("lowered").ShouldNotBeNull().ShouldBe(70, 1e-9);
        shown.Score("two-of-three").ShouldNotBeNull().ShouldBe(65, 1e-9);
        shown.Gap("three-wanted").ShouldBe("tooLittleReported");
        shown.Score("zero").ShouldNotBeNull().ShouldBe(42, 1e-9);
        shown.Coverage("zero").ShouldNotBeNull().ShouldBe(0.6, 1e-9);
        shown.Gap("zero-is-not-present").ShouldBe("tooLittleReported");
        shown.Score("strict").ShouldBeNull();
        shown.Score("not-applicable").ShouldNotBeNull().ShouldBe(70, 1e-9);
        shown.Coverage("not-applicable").ShouldBe(1);
    }

    [Fact]
    public void A_red_child_holds_its_parent_at_amber_where_a_ceiling_says_so()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", Organization);
        place.Write("strategy/measures.yaml", "measures:\n  first:\n  second:\n  third:\n");
        place.Write(
            "strategy/scorecards/ceiling.yaml",
            """
            name: Ceiling
            objectives:
              open: {measures: {first: 1, second: 1, third: 1}}
              held: {roll-up: {ceiling: any-red}, measures: {first: 1, second: 1, third: 1}}
              not-critical: {roll-up: {ceiling: critical-red}, measures: {first: 1, second: 1, third: 1}}
              critical: {roll-up: {ceiling: critical-red}, measures: {first: 1, second: 1, third: {critical: true}}}
            """);
        place.Write("figures.csv", "measure,period,value\nfirst,2026-01,100\nsecond,2026-01,100\nthird,2026-01,20\n");
        place.Begin();
        place.Import("figures.csv");

        var shown = place.Score("ceiling", "2026-01");

        foreach (var objective in new[] { "open", "held", "not-critical", "critical" })
            shown.Score(objective).ShouldNotBeNull().ShouldBe(220 / 3.0, 1e-9);
        shown.Status("open").ShouldBe("green");
        shown.Status("held").ShouldBe("amber");
        shown["held"].GetProperty("ceilingApplied").GetBoolean().ShouldBeTrue();
        shown.Status("not-critical").ShouldBe("green");
        shown.Status("critical").ShouldBe("amber");
    }

    [Fact]
    public void Child_scorecards_have_a_share_and_either_side_stands_alone_where_the_other_is_absent()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", Organization);
        place.Write("strategy/measures.yaml", Measures);
        place.Write("strategy/scorecards/group.yaml", "name: Group\nroll-up: {child-share: 0.25}\nmeasures: {a: 1}\n");
        place.Write("strategy/scorecards/holding.yaml", "name: Holding\nroll-up: {child-share: 0.25}\nmeasures: {missing: 1}\n");
        place.Write("strategy/scorecards/north.yaml", "name: North\nunit: north\nparent: group\nweight: 3\nmeasures: {all/b: 1}\n");
        place.Write("strategy/scorecards/south.yaml", "name: South\nunit: south\nparent: group\nmeasures: {all/c: 1}\n");
        place.Write("strategy/scorecards/single.yaml", "name: Single\nunit: south\nparent: holding\nmeasures: {all/c: 1}\n");
        Figures(place);

        var cards = place.ScoreAll("2026-01");

        cards["group"].Score("group").ShouldNotBeNull().ShouldBe(0.75 * 80 + 0.25 * (3 * 50 + 20) / 4, 1e-9);
        cards["holding"].Score("holding").ShouldNotBeNull().ShouldBe(20, 1e-9);
    }

    [Fact]
    public void A_theme_has_a_score_of_its_own_that_never_feeds_upwards()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", Organization);
        place.Write("strategy/measures.yaml", Measures);
        place.Write(
            "strategy/scorecards/themed.yaml",
            """
            name: Themed
            themes: {craft: Craft}
            perspectives:
              one: {objectives: {good: {theme: craft, measures: {a: 1}}}}
              two: {objectives: {poor: {theme: craft, measures: {c: 1}}, fair: {measures: {b: 1}}}}
            """);
        Figures(place);

        var view = place.Run("score", "--scorecard", "themed", "--period", "2026-01", "--through", "2026-01", "--format", "json").Json();

        var theme = view.GetProperty("themes").EnumerateArray().ShouldHaveSingleItem();
        theme.GetProperty("score").GetDouble().ShouldBe(50, 1e-9);
        new Shown(view).Score("themed").ShouldNotBeNull().ShouldBe((80 + (20 + 50) / 2.0) / 2, 1e-9);
    }

    private static void Figures(Workplace place)
    {
        place.Write("figures.csv", "measure,period,value\na,2026-01,80\nb,2026-01,50\nc,2026-01,20\nnone-here,2026-01,no site\n");
        place.Write("figures.yaml", "measure: \"{measure}\"\nperiod: \"{period}\"\ncolumn: value\nnot-applicable: {no site: There is no site yet.}\n");
        place.Begin();
        place.Import("figures.csv", "figures.yaml");
    }
}
