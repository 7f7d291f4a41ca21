using Shouldly;
using static Binnacle.Acceptance.Template;

namespace Binnacle.Acceptance.Indices.CityScore;

/// <summary>Boston's CityScore of 16 May 2026: 23 metrics over a day, a week, a month and a quarter.</summary>
public sealed class CityScore : IDisposable
{
    private readonly Workplace _workplace = new();
    private readonly Lazy<bool> _imported;

    public CityScore() => _imported = new(Import);

    internal static PublishedTable Published => PublishedTable.Read(SharedData.Path("boston_cityscore", "current_full_metrics_2026-05-16.csv"));

    internal static IReadOnlyList<(string Span, string Period)> Spans { get; } = [("day", "2026-05-16"), ("week", "2026-W20"), ("month", "2026-05"), ("quarter", "2026-Q2")];

    internal Workplace Imported => _imported.Value ? _workplace : throw new InvalidOperationException("Nothing was imported.");

    internal IReadOnlyDictionary<(string Scorecard, string Code), ScoredRow> Scores(string span, string period)
    {
        _imported.Value.ShouldBeTrue();
        return ScoredRow.ByCode(ScoredRow.FromJson(_workplace.Run("score", "--scorecard", span, "--period", period, "--format", "json")));
    }

    public void Dispose() => _workplace.Dispose();

    private bool Import()
    {
        Say("organization.yaml", "organization.yaml");
        Say("scales.yaml", "scales.yaml");
        foreach (var (span, _) in Spans)
        {
            Say($"measures/{span}.yaml", "metrics.yaml", ("metrics", Published.Rows.SelectMany(row => OfMetric(row, span))));
            Say($"scorecards/{span}.yaml", "card.yaml", ("metrics", Published.Rows.Select(row => $"metric-{row.Line}.{span}: 1")));
        }
        _workplace.Apply();
        _workplace.Import(SharedData.Path("boston_cityscore", "current_full_metrics_2026-05-16.csv"), Of("mapping.yaml"));
        return true;
    }

    /// <summary>What is counted, and by the published formula, what it is held against.</summary>
    private static IEnumerable<string> OfMetric(PublishedTable.Row row, string span)
    {
        var code = $"metric-{row.Line}.{span}";
        var (above, below) = ($"=[{code}.numerator]", $"=[{code}.denominator]");
        var (formula, target, scale) = row["metric_logic"] switch
        {
            "target / median" => (below, row["target"], "target-over-value"),
            "historical_average / current_average" => (below, $"\"{above}\"", "target-over-value"),
            "current_average / historical_average" => (above, $"\"{below}\"", "share-of-target"),
            _ => ($"{above} / {below[1..]}", row["target"], "share-of-target"),
        };
        var direction = scale == "target-over-value" ? "lower" : "higher";
        yield return $"{code}: {{name: {Text(row["metric_name"])}, frequency: {span}, direction: {direction}, formula: \"{formula}\", target: {target}, scale: {scale}}}";
        yield return $"{code}.numerator: {{use: input, frequency: {span}}}";
        yield return $"{code}.denominator: {{use: input, frequency: {span}}}";
    }

    private void Say(string file, string template, params (string Name, IEnumerable<string> Lines)[] parts) => _workplace.Say(file, Of(template), parts);

    private static string Of(string template) => Path.Combine("Indices", nameof(CityScore), template);
}
