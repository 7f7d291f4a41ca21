using System.Text;
using static Binnacle.Acceptance.Template;

namespace Binnacle.Acceptance.Indices.Hdi;

/// <summary>The Human Development Index 1990 to 2022 of 195 countries and 11 groups of them.</summary>
public sealed class Hdi : IDisposable
{
    public const string Clean = "HDR23-24_Composite_indices_complete_time_series.csv";
    public const string Damaged = "HDR23-24_Composite_indices_complete_time_series__mojibake_utf8bom.csv";
    private readonly Workplace _workplace = new();
    private readonly Lazy<IReadOnlyList<ScoredRow>> _scores;

    private readonly Lazy<Workplace> _imported;

    public Hdi()
    {
        _imported = new(() =>
        {
            Import(_workplace, Clean);
            return _workplace;
        });
        _scores = new(() => ScoredRow.FromCsv(Imported.Run("score", "--all", "--period", "1990..2022", "--format", "csv")));
    }

    internal Workplace Imported => _imported.Value;

    internal IReadOnlyList<ScoredRow> Scores => _scores.Value;

    internal static PublishedTable Published(string file = Clean) =>
        PublishedTable.Read(SharedData.Path("hdi", file), file == Clean ? Encoding.Latin1 : Encoding.UTF8);

    /// <summary>The preview of what was imported.</summary>
    internal static Ran Import(Workplace workplace, string file)
    {
        workplace.Say("organization.yaml", Of("organization.yaml"), ("countries", Published(file).Rows.Select(row => $"{row["iso3"]}: {Text(row["country"])}")));
        workplace.Say("scales.yaml", Of("scales.yaml"));
        workplace.Say("definitions.yaml", Of("definitions.yaml"));
        workplace.Say("scorecards/hdi.yaml", Of("hdi.yaml"));
        workplace.Apply();
        return workplace.Import(SharedData.Path("hdi", file), Of("mapping.yaml"));
    }

    public void Dispose() => _workplace.Dispose();

    private static string Of(string template) => Path.Combine("Indices", nameof(Hdi), template);
}
