using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>How a public KPI server rolls statuses up: by majority, by the first priority member, by majority with priority.</summary>
public sealed class StatusCriteriaTests
{
    private static readonly Dictionary<string, string> Methods = new()
    {
        ["MAJORITY"] = "most-frequent-status",
        ["PRIORITY"] = "first-flagged",
        ["MAJORITY_WITH_PRIORITY"] = "majority-with-flagged",
    };

    private static readonly Dictionary<string, string> Statuses = new() { ["GREEN"] = "green", ["YELLOW"] = "amber", ["RED"] = "red", ["GRAY"] = "none" };

    [Fact]
    public void Every_criterion_gives_the_status_of_the_published_case()
    {
        var path = SharedData.Path("knowage", "status_criteria_cases.csv");
        var cases = Table.Read(path).Rows;
        using var place = new Workplace();
        place.Write("strategy/organization.yaml", "name: Criteria\nunits: {all: All}\n");
        place.Write("strategy/scales.yaml", "scales:\n  said:\n    words: {RED: 0, YELLOW: 50, GREEN: 100}\n");
        place.Write("strategy/scorecards/cases.yaml", "name: The cases\nobjectives:\n" + string.Concat(cases.Select((row, i) =>
            $"  case{i + 1}:\n    roll-up: {{method: {Methods[row["criterion"]]}, minimum: none}}\n    measures:\n" + string.Concat(Members(row).Select((member, j) =>
                $"      case{i + 1}-{j + 1}: {{scale: said{(member.EndsWith('*') ? ", critical: true" : "")}}}\n")))));
        place.Write(
            "cases.yaml",
            """
            source:
              query: |
                SELECT number, unnest(range(1, len(members) + 1)) AS member, unnest(members) AS status
                FROM (SELECT row_number() OVER () AS number, string_split(replace("statuses(priority marked *)", '*', ''), ' ') AS members FROM source)
            measure: "case{number}-{member}"
            period: 2024-01
            column: status
            as: word
            blank: [GRAY]
            """);

        place.Begin();
        place.Import(path, "cases.yaml");
        var shown = place.Score("cases", "2024-01");

        cases.Count.ShouldBe(12);
        cases.Select((row, i) => (Of: string.Join(",", row.Values), Told: Statuses[row["expected"]], Came: shown.Status($"case{i + 1}")))
            .Where(row => row.Told != row.Came).ShouldBeEmpty();
    }

    private static string[] Members(IReadOnlyDictionary<string, string> row) => row["statuses(priority marked *)"].Split(' ');
}
