using System.Globalization;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Binnacle.Acceptance.Peers;

/// <summary>
/// Goals of federal agencies by quarter: start, target, current, and the progress the publisher computed from them. Agencies are perspectives, goals are
/// objectives, indicators are measures.
/// </summary>
public sealed class AgencyGoalTests
{
    [Fact]
    public void Progress_from_start_to_target_is_the_published_one_for_every_increase_and_decrease()
    {
        var path = SharedData.Path("us_performance_gov", "target.json");
        var rows = Rows(path);
        // One row names no indicator.
        var names = rows.Select(row => row["indicator"]).Where(name => name.Length > 0).Distinct().Select((name, i) => (Name: name, Code: $"i{i + 1}")).ToArray();
        var codes = names.Append((Name: "", Code: "")).ToDictionary(name => name.Name, name => name.Code);
        using var place = new Workplace();
        place.Write(
            "strategy/organization.yaml",
            """
            name: Federal goals
            calendar: {fiscal-year-starts: october}
            units: {government: Government}
            measure-defaults:
              frequency: quarter
              aggregation: last
              scale: {preset: baseline-target, clamp: none}
            """);
        place.Write("strategy/scorecards/goals.yaml", Card(rows, codes));
        place.Write("indicators.csv", "indicator,code\n" + string.Concat(names.Select(name => $"\"{name.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{name.Code}\n")));
        // Two indicators have two targets each: the target is part of what is measured.
        place.Write(
            "goals.yaml",
            """
            lookups:
              indicator: {file: indicators.csv, from: indicator, to: code}
            measure: "{related_goal_id}.{indicator?}.{value_target?}"
            period: "FY{fiscal_yr}-Q{fiscal_qtr}"
            where:
              - {column: fiscal_yr, blank: false}
            values:
              - {column: value_start, series: baseline}
              - {column: value_target, series: target}
              - {column: value_current}
            """);

        place.Begin();
        place.Import(path, "goals.yaml");
        var quarters = place.ScoreRun("goals", "FY2022-Q1", "FY2022-Q4").ToDictionary(shown => shown.Period);

        var checkedRows = 0;
        foreach (var row in rows.Where(HasProgress))
        {
            var shown = quarters[$"FY{row["fiscal_yr"]}-Q{row["fiscal_qtr"]}"];
            var score = shown.Score(CodeOf(row, codes)).ShouldNotBeNull(CodeOf(row, codes));
            score.ShouldBe(100 * Table.Number(row["progress_pct"])!.Value, 0.01, $"{row["related_goal_id"]} {row["indicator"]} {row["fiscal_qtr"]}");
            checkedRows++;
        }
        checkedRows.ShouldBe(413);
    }

    // The publisher computes no progress where target and start are the same.
    private static bool HasProgress(Dictionary<string, string> row) =>
        row["indicator_type"] is "Measurable increase" or "Measurable decrease"
        && Table.Number(row["value_start"]) is { } start && Table.Number(row["value_target"]) is { } target
        && start != target && Table.Number(row["value_current"]) is not null && Table.Number(row["progress_pct"]) is not null;

    private static string Card(IEnumerable<Dictionary<string, string>> rows, Dictionary<string, string> codes)
    {
        var card = new StringBuilder("name: Agency goals\nperspectives:\n");
        foreach (var agency in rows.GroupBy(row => row["related_goal_id"]).GroupBy(goal => goal.First()["related_owner"]))
        {
            card.Append(CultureInfo.InvariantCulture, $"  {agency.Key.Replace(", ", "-", StringComparison.Ordinal)}:\n    name: {agency.Key.Quoted()}\n    objectives:\n");
            foreach (var goal in agency)
            {
                card.Append(CultureInfo.InvariantCulture, $"      {goal.Key}:\n        name: {goal.First()["related_goal"].Quoted()}\n        measures:\n");
                foreach (var measure in goal.GroupBy(row => CodeOf(row, codes)))
                    card.Append(CultureInfo.InvariantCulture, $"          {measure.Key}: {{name: {measure.First()["indicator"].Quoted()}}}\n");
            }
        }
        return card.ToString();
    }

    private static string CodeOf(Dictionary<string, string> row, Dictionary<string, string> codes) =>
        $"{row["related_goal_id"]}.{codes[row["indicator"]]}.{row["value_target"]}";

    /// <summary>Without the last record, which is empty.</summary>
    private static List<Dictionary<string, string>> Rows(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. document.RootElement.EnumerateArray().Where(record => record.TryGetProperty("indicator", out _))
                .Select(record => record.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!.Trim())),
        ];
    }
}
