using System.Globalization;

namespace Binnacle.Bench.Engine;

/// <summary>How the reference workload is scored and rolled up: as it says itself, all alike.</summary>
internal class RefTraits
{
    /// <summary>Scores over value ÷ target, or over how far off the value is.</summary>
    public virtual string Scale(RefMeasure measure)
    {
        var points = measure.Direction == 'H' ? $"{measure.Red}: 0, {measure.Amber}: 50, {measure.Green}: 100" : $"{measure.Green}: 100, {measure.Amber}: 50, {measure.Red}: 0";
        return $"{{basis: {Basis(measure)}, points: {{{points}}}}}";
    }

    /// <summary>More rules of the measure, a line each.</summary>
    public virtual IEnumerable<string> Rules(RefMeasure measure) => [];

    /// <summary>A rule of the node's own; null where the organisation's holds.</summary>
    /// <param name="node">Among all nodes: cards, perspectives and objectives, one card after the other.</param>
    public virtual string? RollUp(int node) => null;

    public virtual string ObjectiveWeight(RefCard card, int objective) => card.ObjectiveWeights[objective];

    public virtual int? ParentOf(RefCard card) => card.Parent;

    protected static string Basis(RefMeasure measure) => measure.Direction == 'R' ? "relative-deviation" : "ratio-to-target";
}

/// <summary>
/// The same workload with what organisations really have: curves of five points on 30 % of the measures, scales that are formulas on 5 %, values carried forward on 10 %;
/// geometric means and the worst of all on 10 % of the nodes; in four steps other weights on 10 % of them; and in mid-history, within a fiscal year, a reorganisation
/// that moves one leaf scorecard in twenty, with its unit, below another one.
/// </summary>
internal sealed class VariedTraits(RefData data) : RefTraits
{
    private readonly HashSet<int> _parents = [.. data.Cards.Select(card => card.Parent).OfType<int>()];

    /// <summary>What has come to hold, and from when.</summary>
    public static IReadOnlyList<(int Stage, string From)> Stages { get; } = [(1, "2021-04"), (2, "2022-01"), (3, "2022-07"), (4, "2023-09"), (5, "2024-10")];

    /// <summary>The reorganisation's.</summary>
    private const int Reorganized = 3;

    public int Stage { get; set; }

    public bool Reorganizes => Stage == Reorganized;

    /// <summary>Whether the stage says something new of the card.</summary>
    public bool Concerns(RefCard card) => card.Id % 4 == Round(Stage);

    public override string Scale(RefMeasure measure)
    {
        if (measure.Id % 20 == 10)
            return $"{{expression: \"={Expression(measure)}\"}}";
        if (measure.Id % 10 is not (1 or 4 or 7))
            return base.Scale(measure);
        var (red, amber, green) = (Number(measure.Red), Number(measure.Amber), Number(measure.Green));
        var points = new[] { (red, 0), ((red + amber) / 2, 20), (amber, 50), ((amber + green) / 2, 80), (green, 100) }.OrderBy(point => point.Item1);
        return $"{{basis: {Basis(measure)}, points: {{{string.Join(", ", points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Item1}: {point.Item2}")))}}}}}";
    }

    public override IEnumerable<string> Rules(RefMeasure measure) => measure.Formula is null && measure.Id % 10 is 5 or 8 ? ["missing: {policy: carry-forward, at-most: 3}"] : [];

    public override string? RollUp(int node) => (node % 20) switch
    {
        6 => "{method: geometric-mean, native: yes, minimum: none, child-share: 20%}",
        13 => "{method: min, native: yes, minimum: none, child-share: 20%}",
        _ => null,
    };

    /// <summary>Four objectives of each card weigh one more from its round on.</summary>
    public override string ObjectiveWeight(RefCard card, int objective) =>
        objective % 3 == 0 && Stages.Any(stage => stage.Stage <= Stage && stage.Stage != Reorganized && Round(stage.Stage) == card.Id % 4)
            ? (int.Parse(card.ObjectiveWeights[objective], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture) : card.ObjectiveWeights[objective];

    public override int? ParentOf(RefCard card) => Stage >= Reorganized && IsMoved(card) ? (card.Parent!.Value + 1) % _parents.Count : card.Parent;

    /// <summary>Which quarter of the cards.</summary>
    private static int Round(int stage) => stage > Reorganized ? stage - 2 : stage - 1;

    private bool IsMoved(RefCard card) => card.Id % 20 == 7 && !_parents.Contains(card.Id) && card.Parent is not null;

    private static string Expression(RefMeasure measure) => measure.Direction switch
    {
        'H' => "IF(value >= target, 100, MAX(0, 100 * value / target))",
        'L' => "IF(value <= target, 100, MAX(0, 200 - 100 * value / target))",
        _ => "IF(value = target, 100, MAX(0, 100 - 100 * ABS(value - target) / target))",
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
