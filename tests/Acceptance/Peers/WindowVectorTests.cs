using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>Several periods as one, by hand (docs/design/calculation.md, a window).</summary>
public sealed class WindowVectorTests
{
    [Fact]
    public void A_rate_to_date_is_a_rate_of_sums_and_not_a_mean_of_rates()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Rates\nunits: {all: All}\n");
        place.Write(
            "strategy/scorecards/rates.yaml",
            """
            name: Rates
            measures:
              won: {use: input}
              decided: {use: input}
              rate:
                formula: =100 * [won] / [decided]
                scored-view: ytd
                target: 4
                red: 3
              mean-of-rates:
                formula: =100 * [won] / [decided]
                aggregation: average
                scored-view: ytd
                target: 4
                red: 3
            """);
        place.Write("figures.csv", "measure,2026-01,2026-02\nwon,2,2\ndecided,4,100\n");
        place.Begin();
        place.Import("figures.csv");

        var shown = place.Score("rates", "2026-02");

        shown.Actual("rate").ShouldNotBeNull().ShouldBe(400 / 104.0, 1e-12);
        shown.Status("rate").ShouldBe("amber");
        shown.Actual("mean-of-rates").ShouldNotBeNull().ShouldBe(26, 1e-12);
        shown.Score("rate").ShouldNotBeNull().ShouldBe(100 / 3.0 * (400 / 104.0 - 2), 1e-9);
    }

    [Fact]
    public void Eight_of_nine_months_to_date_have_no_score_unless_they_are_compared_like_for_like()
    {
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Months\nunits: {all: All}\nmeasure-defaults: {target: 10, red: 8}\n");
        place.Write(
            "strategy/scorecards/months.yaml",
            """
            name: Months
            measures:
              complete: {scored-view: ytd}
              like-for-like: {scored-view: ytd, completeness: like-for-like}
              rolling: {scored-view: trailing-12}
              told-to-date: {scored-view: ytd}
              zeros: {scored-view: ytd, missing: {policy: zero, counts-as-present: true}}
            """);
        var months = Enumerable.Range(1, 9).Where(month => month != 5).Select(month => $"2026-{month:00}").ToArray();
        place.Write(
            "figures.csv",
            "measure,series,period,value\n"
            + string.Concat(new[] { "complete", "like-for-like", "rolling", "told-to-date", "zeros" }.SelectMany(measure => months.Select(month => $"{measure},actual,{month},9\n")))
            + "told-to-date,actual.ytd,2026-09,99\ntold-to-date,target.ytd,2026-09,90\n");
        place.Begin();
        place.Import("figures.csv");

        var shown = place.Score("months", "2026-09");

        shown.Score("complete").ShouldBeNull();
        shown.Gap("complete").ShouldBe("incompleteWindow");
        shown.Actual("complete").ShouldBe(72);
        shown.Text("complete", "completeness").ShouldBe("8 of 9 months");

        shown.Target("like-for-like").ShouldBe(80);
        shown.Score("like-for-like").ShouldNotBeNull().ShouldBe(50, 1e-9);

        shown.Actual("rolling").ShouldBeNull();
        shown.Score("rolling").ShouldBeNull();

        shown.Actual("told-to-date").ShouldBe(99);
        shown.Target("told-to-date").ShouldBe(90);

        shown.Actual("zeros").ShouldBe(72);
        shown.Target("zeros").ShouldBe(90);
        shown.Score("zeros").ShouldNotBeNull().ShouldBe(100 / 3.0 * (1 + (72 - 72.0) / 18), 1e-9);
    }
}
