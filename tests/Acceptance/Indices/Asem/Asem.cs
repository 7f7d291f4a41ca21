using static Binnacle.Acceptance.Template;

namespace Binnacle.Acceptance.Indices.Asem;

/// <summary>The ASEM Sustainable Connectivity index 2018: 51 countries of Europe and Asia, 49 indicators, 8 pillars, 2 sub-indices, from raw figures to the index.</summary>
public sealed class Asem : IDisposable
{
    private readonly Workplace _workplace = new();
    private readonly Lazy<IReadOnlyDictionary<(string Scorecard, string Code), ScoredRow>> _scores;

    public Asem() => _scores = new(() =>
    {
        Import();
        return ScoredRow.ByCode(ScoredRow.FromJson(_workplace.Run("score", "--all", "--period", "2018", "--format", "json")));
    });

    internal IReadOnlyDictionary<(string Scorecard, string Code), ScoredRow> Scores => _scores.Value;

    internal static IReadOnlyList<PublishedTable.Row> Indicators => [.. Meta.Where(row => row["Type"] == "Indicator")];

    internal static IReadOnlyList<PublishedTable.Row> Aggregates => [.. Meta.Where(row => row["Type"] == "Aggregate")];

    internal static PublishedTable Stage(string name) => PublishedTable.Read(SharedData.Path("asem_connectivity", $"{name}.csv"));

    public void Dispose() => _workplace.Dispose();

    private static IReadOnlyList<PublishedTable.Row> Meta => Stage("indicator_meta").Rows;

    private void Import()
    {
        var countries = Stage("raw_data").Rows;
        var list = countries.Select(row => $"- {row["uCode"]}").ToList();
        Say("organization.yaml", ("groups", countries.GroupBy(row => row["EurAsia_group"]).SelectMany(group =>
            new[] { $"{group.Key}:", "  units:" }.Concat(group.Select(row => $"    {row["uCode"]}: {Text(row["uName"])}")))));
        Say("measures/countries.yaml", ("countries", list), ("measures", Meta.Where(row => row["Type"] == "Denominator").Select(Input).Concat(Indicators.SelectMany(OfCountry))));
        Say("measures/groups.yaml", ("measures", Indicators.SelectMany(row => new[]
        {
            $"mean.{row["iCode"]}: {{use: input, formula: \"=CHILDREN(AVG, [denominated.{row["iCode"]}])\"}}",
            $"least.{row["iCode"]}: {{use: input, formula: \"=CHILDREN(MIN, [treated.{row["iCode"]}])\"}}",
            $"most.{row["iCode"]}: {{use: input, formula: \"=CHILDREN(MAX, [treated.{row["iCode"]}])\"}}",
        })));
        Say("measures/whole.yaml", ("measures", Indicators.SelectMany(row => new[]
        {
            $"lowest.{row["iCode"]}: {{use: input, formula: \"=CHILDREN(MIN, [least.{row["iCode"]}])\"}}",
            $"highest.{row["iCode"]}: {{use: input, formula: \"=CHILDREN(MAX, [most.{row["iCode"]}])\"}}",
        })));
        Say("scorecards/asem.yaml", ("countries", list), ("sub-indices", Below("Index").SelectMany(SubIndex)));
        Say("scorecards/stages.yaml", ("countries", list),
            ("denominated", Indicators.Select(row => $"denominated.{row["iCode"]}: 1")), ("imputed", Indicators.Select(row => $"imputed.{row["iCode"]}: 1")));
        _workplace.Apply();
        _workplace.Import(SharedData.Path("asem_connectivity", "raw_data.csv"), Of("raw.yaml"));
        _workplace.Import(SharedData.Path("asem_connectivity", "published_treated.csv"), Of("treated.yaml"));
    }

    private static string Input(PublishedTable.Row row) => $"{row["iCode"]}: {{use: input, name: {Text(row["iName"])}, unit: {Text(row["Unit"])}}}";

    private static IEnumerable<string> OfCountry(PublishedTable.Row row)
    {
        var (code, denominator) = (row["iCode"], row["Denominator"]);
        yield return Input(row);
        yield return $"denominated.{code}: {{information-only: true, formula: \"=[{code}]{(denominator.Length == 0 ? "" : $" / [{denominator}]")}\"}}";
        yield return $"imputed.{code}: {{information-only: true, formula: \"=COALESCE([denominated.{code}], [{{parent-unit}}/mean.{code}])\"}}";
        yield return $"treated.{code}: {{name: {Text(row["iName"])}, direction: {(row["Direction"] == "-1" ? "lower" : "higher")}, scale: min-max, min: \"=[lowest.{code}]\", max: \"=[highest.{code}]\"}}";
    }

    private static IEnumerable<PublishedTable.Row> Below(string parent) => Meta.Where(row => row["Parent"] == parent);

    private static IEnumerable<string> SubIndex(PublishedTable.Row row) =>
        Node(row).Append("  objectives:").Concat(Below(row["iCode"]).SelectMany(Pillar).Indented().Indented());

    private static IEnumerable<string> Pillar(PublishedTable.Row row) =>
        Node(row).Append("  measures:").Concat(Below(row["iCode"]).Select(indicator => $"    treated.{indicator["iCode"]}: {indicator["Weight"]}"));

    private static IEnumerable<string> Node(PublishedTable.Row row) => [$"{row["iCode"]}:", $"  name: {Text(row["iName"])}", $"  weight: {row["Weight"]}"];

    private void Say(string file, params (string Name, IEnumerable<string> Lines)[] parts) => _workplace.Say(file, Of(Path.GetFileName(file)), parts);

    private static string Of(string template) => Path.Combine("Indices", nameof(Asem), template);
}
