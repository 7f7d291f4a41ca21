using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>
/// The legends of a public health scorecard, run by its own code: three bands of a third each, values rounded before they are banded, nothing beyond the
/// maximum or below zero.
/// </summary>
public sealed class LegendTableTests
{
    private static readonly Dictionary<string, (string Status, string? Gap)> Legends = new()
    {
        ["notontrack"] = ("notontrack", null),
        ["progress"] = ("progress", null),
        ["target"] = ("target", null),
        ["N/A"] = ("none", "notApplicable"),
        ["No Data"] = ("none", "noData"),
        ["(none)"] = ("none", "noRuleMatched"),
    };

    [Fact]
    public void Every_value_has_the_legend_of_the_published_table()
    {
        var path = SharedData.Path("dhis2_scorecard", "legend_truth_table.csv");
        var rows = Table.Read(path).Rows;
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Legends\nunits: {all: All}\n");
        place.Write(
            "strategy/scales.yaml",
            "scales:\n" + Scale("high-100", 100, "notontrack", "target") + Scale("low-100", 100, "target", "notontrack") + Scale("high-10", 10, "notontrack", "target")
            + Scale("low-10", 10, "target", "notontrack"));
        place.Write("strategy/scorecards/table.yaml", "name: The table\nmeasures:\n" + string.Concat(rows.Select((row, i) =>
            $"  row{i + 2}: {{scale: {(row["high_is_good"] == "true" ? "high" : "low")}-{row["weight"]}, direction: {(row["high_is_good"] == "true" ? "higher" : "lower")}}}\n")));
        place.Write("table-mapping.yaml", "measure: \"row{row}\"\nperiod: 2024-01\ncolumn: value\nblank: [abc]\n");

        place.Begin();
        place.Import(path, "table-mapping.yaml");
        var shown = place.Score("table", "2024-01");

        rows.Count.ShouldBe(68);
        rows.Select((row, i) => (Of: string.Join(",", row.Values), Told: Legends[row["legend"]], Came: (shown.Status($"row{i + 2}"), shown.Gap($"row{i + 2}"))))
            .Where(row => row.Told != row.Came).ShouldBeEmpty();
    }

    private static string Scale(string code, int max, string lowest, string highest) =>
        $$"""
          {{code}}:
            bands:
              - {status: red, code: notontrack}
              - {status: amber, code: progress, from: {{max / 3}}}
              - {status: green, code: target, from: {{2 * max / 3}}}
            rules:
              - {when: value > {{max}}, gap: not-applicable}
              - {when: value < 0, gap: no-rule-matched}
              - {when: ROUND(value) < {{max / 3}}, band: {{lowest}}}
              - {when: ROUND(value) < {{2 * max / 3}}, band: progress}
              - {band: {{highest}}}

        """;
}
