using System.Text;

namespace Binnacle.Acceptance.Peers;

/// <summary>
/// The demo scorecard of bambooBSC as strategy files. Its policies, which are not ours, are chosen there: a score is the percentage of the target, what is
/// missing counts as 0, weights are never re-spread, colours go by the whole number of the score.
/// </summary>
internal sealed class BambooCard
{
    // The product's own formula "F001, percent of target", and 0 where there is nothing to compute.
    private const string PercentOfTarget =
        "=COALESCE(IF(target > 0, 100 * value / target, IF(target < 0, 100 * (target - value) / target + 100, 100 * value + 100)), 0)";

    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _perspectives = Rows("bb_perspective");
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _objectives = Rows("bb_objective");
    private readonly IReadOnlyList<IReadOnlyDictionary<string, string>> _kpis = Rows("bb_kpi");
    private readonly IReadOnlyList<(int From, string Code)> _colours =
        [.. Rows("bb_score_color").Select(row => (From: int.Parse(row["SCORE_MIN"]), Code: Colour(row))).OrderBy(colour => colour.From)];

    /// <summary>Codes of the card's rows by the names the published reports use.</summary>
    public IReadOnlyDictionary<string, string> Codes => Rows("bb_vision").Select(row => (Name: row["TITLE"], Code: "vision"))
        .Concat(_perspectives.Select(row => (Name: row["NAME"], Code: row["PER_ID"])))
        .Concat(_objectives.Select(row => (Name: row["NAME"], Code: row["OBJ_ID"])))
        .Concat(_kpis.Select(row => (Name: row["NAME"], Code: row["ID"])))
        .ToDictionary(pair => pair.Name, pair => pair.Code);

    public static string MeasureData => SharedData.Path("bamboobsc", "bb_measure_data.csv");

    /// <summary>Yearly figures of the whole company, or of one employee.</summary>
    public static string Mapping(string employee, string unit) =>
        $$"""
          measure: "{KPI_ID}"
          unit: {{unit}}
          period: "{DATE}"
          where:
            - {column: FREQUENCY, is: "6"}
            - {column: ORG_ID, is: "*"}
            - {column: EMP_ID, is: "{{employee}}"}
          values:
            - {column: ACTUAL}
            - {column: TARGET, series: target}
          """;

    /// <param name="place">Where the folder is made.</param>
    /// <param name="aggregations">Of the KPIs that are not averaged.</param>
    /// <param name="expression">From figures to scores; the percentage of the target unless said.</param>
    public void Write(Workplace place, string folder, IReadOnlyDictionary<string, string>? aggregations = null, string? expression = null)
    {
        place.Write(
            $"{folder}/organization.yaml",
            $$"""
              name: bambooBSC
              units:
                company:
                  units: {employee-0001: One employee}
              measure-defaults: {frequency: year, aggregation: average, scale: percent-of-target}
              roll-up: {native: true, missing: zero, minimum: none}
              """);
        place.Write($"{folder}/scales.yaml", $"scales:\n  percent-of-target:\n    expression: {expression ?? PercentOfTarget}\n    bands:\n{Bands("      ")}");
        var card = new StringBuilder($"code: vision\nname: Vision\nbands:\n{Bands("  ")}perspectives:\n");
        foreach (var perspective in _perspectives)
        {
            card.Append($"  {perspective["PER_ID"]}:\n    name: {perspective["NAME"].Quoted()}\n    weight: {perspective["WEIGHT"]}\n    bands:\n{Bands("      ")}    objectives:\n");
            foreach (var objective in _objectives.Where(row => row["PER_ID"] == perspective["PER_ID"]))
            {
                card.Append($"      {objective["OBJ_ID"]}:\n        name: {objective["NAME"].Quoted()}\n        weight: {objective["WEIGHT"]}\n        bands:\n{Bands("          ")}        measures:\n");
                foreach (var kpi in _kpis.Where(row => row["OBJ_ID"] == objective["OBJ_ID"]))
                    card.Append($"          {kpi["ID"]}: {{name: {kpi["NAME"].Quoted()}, weight: {kpi["WEIGHT"]}, aggregation: {aggregations?.GetValueOrDefault(kpi["ID"]) ?? "average"}}}\n");
            }
        }
        place.Write($"{folder}/scorecards/vision.yaml", card.ToString());
    }

    /// <summary>A card that adds up the scores of the KPIs an employee has, those without figures too.</summary>
    public void WriteEmployee(Workplace place, string folder, IEnumerable<string> names) => place.Write(
        $"{folder}/scorecards/employee.yaml",
        $"name: Personal report\nunit: employee-0001\nroll-up: {{method: sum, native: true, missing: zero}}\nmeasures:\n"
        + string.Concat(names.Select(name => $"  {Codes[name]}: {{name: {name.Quoted()}}}\n")));

    /// <summary>The colour a score has there: that of its whole part.</summary>
    public string ColourOf(double score) => _colours.Last(colour => (int)score >= colour.From).Code;

    // A colour begins where the whole part reaches its first number: just above the number before for those below zero, whose part is cut towards zero.
    private string Bands(string indent) => string.Concat(_colours.Select((colour, i) =>
        $"{indent}- {{status: {(colour.From < 60 ? "red" : colour.From < 80 ? "amber" : colour.From <= 100 ? "green" : "exceeds")}, code: {colour.Code}"
        + (i == 0 ? "}\n" : colour.From == 0 ? ", above: -1}\n" : $", from: {colour.From}}}\n")));

    private static string Colour(IReadOnlyDictionary<string, string> row) => $"from-{row["SCORE_MIN"].Replace("-", "minus-", StringComparison.Ordinal)}";

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string name) => Table.Read(SharedData.Path("bamboobsc", name + ".csv")).Rows;
}
