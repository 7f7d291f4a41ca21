using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>The unit test of a public OKR tool: key results from a start value to a target, with overshoot, retreat, equal ends and nothing reported.</summary>
public sealed class OkrTrackerTests
{
    [Fact]
    public void Eighteen_key_results_come_out_as_the_tracker_publishes_them()
    {
        var cases = Table.Read(SharedData.Path("okr_tracker", "key_result_progress_cases.csv")).Rows;
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: OKR tracker\nunits: {team: Team}\nmeasure-defaults: {frequency: year, aggregation: last}\n");
        place.Write(
            "strategy/definitions.yaml",
            """
            definitions:
              key-result:
                description: Percent of the way from the start value to the target, not held at either end. Nothing reported is the start; an end where the start is, is 0.
                scale:
                  expression: =IF(target = baseline, 0, 100 * (COALESCE(value, baseline) - baseline) / (target - baseline))
            """);
        place.Write("strategy/scorecards/okr.yaml", "name: Key results\nmeasures:\n" + string.Concat(Enumerable.Range(2, cases.Count).Select(row =>
            $$"""
              result{{row}}: {definition: key-result}
              start{{row}}: {use: input}
              remaining{{row}}:
                information-only: true
                formula: =MAX(0, IF(TARGET([result{{row}}]) >= [start{{row}}], 1, -1) * (TARGET([result{{row}}]) - COALESCE([result{{row}}], [start{{row}}])))
              completed{{row}}:
                information-only: true
                formula: =IF(TARGET([result{{row}}]) >= [start{{row}}], COALESCE([result{{row}}], [start{{row}}]), [start{{row}}] - COALESCE([result{{row}}], [start{{row}}]))
              total{{row}}:
                information-only: true
                formula: =IF(TARGET([result{{row}}]) >= [start{{row}}], TARGET([result{{row}}]), [start{{row}}] - TARGET([result{{row}}]))

            """)));
        place.Write(
            "cases.yaml",
            """
            period: "2024"
            values:
              - {column: start, measure: "result{row}", series: baseline}
              - {column: start, measure: "start{row}"}
              - {column: target, measure: "result{row}", series: target}
              - {column: current, measure: "result{row}"}
            """);

        place.Begin();
        place.Import(SharedData.Path("okr_tracker", "key_result_progress_cases.csv"), "cases.yaml");
        var shown = place.Score("okr", "2024");

        cases.Count.ShouldBe(18);
        for (var i = 0; i < cases.Count; i++)
        {
            var (row, told) = (i + 2, cases[i]);
            var what = string.Join(" ", told.Values);
            shown.Score($"result{row}").ShouldNotBeNull(what).ShouldBe(Table.Number(told["expected_percentage_completed"])!.Value, 1e-9, what);
            shown.Actual($"remaining{row}").ShouldBe(Table.Number(told["expected_remaining"]), what);
            shown.Actual($"completed{row}").ShouldBe(Table.Number(told["expected_completed"]), what);
            shown.Actual($"total{row}").ShouldBe(Table.Number(told["expected_total"]), what);
        }
    }
}
