using static Binnacle.Acceptance.Template;

namespace Binnacle.Acceptance.Indices.Epi2020;

/// <summary>The Environmental Performance Index 2020: 180 countries, 32 indicators, 11 issue categories, 2 policy objectives.</summary>
public sealed class Epi2020 : IDisposable
{
    private readonly Workplace _workplace = new();
    private readonly Lazy<IReadOnlyDictionary<(string Scorecard, string Code), ScoredRow>> _scores;
    private readonly Lazy<Workplace> _imported;

    public Epi2020()
    {
        _imported = new(() => Import(_workplace));
        // A category stands among the steps as an aggregate and as a child of one.
        _scores = new(() => ScoredRow.ByCode(ScoredRow.FromJson(Run("score", "--all", "--period", "2020", "--format", "json"))
            .Where(row => row.Kind != "kpi" || !row.Scorecard.StartsWith("steps-", StringComparison.Ordinal))));
    }

    internal static PublishedTable Published => PublishedTable.Read(SharedData.Path("epi_2020", "epi2020results20200604.csv"));

    /// <summary>Every aggregate with its children and their weights, in the publisher's order.</summary>
    internal static ILookup<string, (string Code, string Weight)> Weights =>
        PublishedTable.Read(SharedData.Path("epi_2020", "weights.csv")).Rows.ToLookup(row => row["parent"], row => (row["code"], row["weight_within_parent"]));

    internal IReadOnlyDictionary<(string Scorecard, string Code), ScoredRow> Scores => _scores.Value;

    internal Workplace Imported => _imported.Value;

    internal Ran Run(params string[] arguments) => _imported.Value.Run(arguments);

    public void Dispose() => _workplace.Dispose();

    private static Workplace Import(Workplace workplace)
    {
        var data = SharedData.Path("epi_2020", "epi2020results20200604.csv");
        var weights = Weights;
        var names = PublishedTable.Read(SharedData.Path("epi_2020", "epi2020indicatortla20200604.csv")).Rows.ToDictionary(row => row["Abbreviation"], row => Text(row["Variable"].Trim()));
        Say("organization.yaml", ("countries", Published.Rows.Select(row => $"{row["iso"]}: {Text(row["country"])}")));
        Say("scorecards/world.yaml");
        workplace.Write($"{Index.Strategy}/scorecards/as-published.yaml", Fill(Of("world.yaml")));
        Say("scorecards/epi.yaml", ("policy-objectives", weights["EPI"].SelectMany(Perspective)));
        Say("scorecards/steps.yaml", ("aggregates", weights.SelectMany(aggregate => new[] { $"{aggregate.Key}:", "  measures:" }.Concat(aggregate.Select(child => $"    {child.Code}: {child.Weight}")))));
        Say("scorecards/published.yaml");
        Say("measures.yaml", ("measures", names.Select(measure => $"{measure.Key}: {{name: {measure.Value}}}")));
        workplace.Apply();
        workplace.Import(data, Of("mapping.yaml"));
        return workplace;

        void Say(string file, params (string Name, IEnumerable<string> Lines)[] parts) => workplace.Say(file, Of(Path.GetFileName(file)), parts);

        IEnumerable<string> Perspective((string Code, string Weight) policy) =>
            Node(policy).Append("  objectives:").Concat(weights[policy.Code].SelectMany(Objective).Indented().Indented());

        IEnumerable<string> Objective((string Code, string Weight) category) =>
            Node(category).Append("  measures:").Concat(weights[category.Code].Select(indicator => $"    {indicator.Code}: {indicator.Weight}"));

        IEnumerable<string> Node((string Code, string Weight) node) => [$"{node.Code}:", $"  name: {names[node.Code]}", $"  weight: {node.Weight}"];
    }

    private static string Of(string template) => Path.Combine("Indices", nameof(Epi2020), template);
}
