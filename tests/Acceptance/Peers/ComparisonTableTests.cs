using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>
/// A public scorecard's state calculator, run by its own code: greater, smaller or equal, a tolerance, and grey for what is out of date. Its quirks are
/// chosen in the files: exactly on target is only yellow, and no tolerance given is a tolerance of everything.
/// </summary>
public sealed class ComparisonTableTests
{
    private static readonly string[] Tolerances = ["", "0", "5", "10", "20"];

    // A figure stands for the period it was measured for; after that it is out of date.
    private static readonly Dictionary<string, int> Months = new() { ["Month"] = 1, ["TwoMonth"] = 2, ["ThreeMonth"] = 3, ["SixMonth"] = 6, ["TwelveMonth"] = 12 };

    private static readonly Dictionary<string, string> Statuses = new() { ["Green"] = "green", ["Yellow"] = "amber", ["Red"] = "red", ["Grey"] = "none" };

    [Fact]
    public void Every_row_of_the_comparison_table_has_its_state()
    {
        var path = SharedData.Path("cm_balancedscorecard", "state_calculator_truth_table.csv");
        var rows = Table.Read(path).Rows;
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Comparisons\nunits: {all: All}\n");
        place.Write("strategy/definitions.yaml", "definitions:\n" + string.Concat(Tolerances.Select(Definitions)));
        place.Write("strategy/scorecards/table.yaml", "name: The table\nmeasures:\n" + string.Concat(rows.Select((row, i) =>
            $"  row{i + 2}: {{definition: {DefinitionOf(row["comparison"], row["fulfilmentRate"])}, missing: {{policy: carry-forward, at-most: {Months[row["periodicity"]]}}}}}\n")));
        place.Write(
            "table-mapping.yaml",
            """
            measure: "row{row}"
            period: "{monthsSinceLastMeasure}"
            lookups:
              monthsSinceLastMeasure:
                values: {0: 2026-06, 1: 2026-05, 2: 2026-04, 3: 2026-03, 4: 2026-02, 5: 2026-01, 7: 2025-11, 11: 2025-07, 13: 2025-05}
              real: {values: {true: 1, false: 0}, otherwise: keep}
              target: {values: {true: 1, false: 0}, otherwise: keep}
            where:
              - {column: monthsSinceLastMeasure, blank: false}
            values:
              - {value: "{real}"}
              - {value: "{target}", series: target}
            """);

        place.Begin();
        place.Import(path, "table-mapping.yaml");
        var shown = place.Score("table", "2026-06");

        rows.Count.ShouldBe(556);
        rows.Select((row, i) => (Row: i + 2, Told: Statuses[row["state"]], Came: shown.Status($"row{i + 2}"), Of: string.Join(",", row.Values)))
            .Where(row => row.Told != row.Came).ShouldBeEmpty();
    }

    private static string DefinitionOf(string comparison, string tolerance) => comparison.ToLowerInvariant() + (tolerance.Length == 0 ? "" : "-within-" + tolerance);

    private static string Definitions(string tolerance)
    {
        var share = tolerance.Length == 0 ? "100%" : tolerance + "%";
        return $$"""
              {{DefinitionOf("Greater", tolerance)}}:
                scale:
                  rules:
                    - {when: value > target, band: green}
                    - {when: value > target * (1 - {{share}}), band: amber}
                    - {band: red}
              {{DefinitionOf("Smaller", tolerance)}}:
                direction: lower
                scale:
                  rules:
                    - {when: value < target, band: green}
                    - {when: value < target * (1 + {{share}}), band: amber}
                    - {band: red}
              {{DefinitionOf("Equal", tolerance)}}:
                direction: on-target
                scale:
                  rules:
                    - {when: value = target, band: green}
                    - {band: red}

            """;
    }
}
