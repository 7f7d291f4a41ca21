using Binnacle.Core.Elements;
using Binnacle.Core.Measures;
using Binnacle.Core.Organization;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;

namespace Binnacle.App.Scores;

/// <summary>
/// What people type for a node: <c>corporate</c> for a scorecard, <c>corporate/financial</c> for a node on it, <c>corporate/financial/revenue</c>
/// for a measure placed there (<c>corporate/financial/north/revenue</c> where it is another unit's), <c>north/revenue</c> or <c>revenue</c> for a measure wherever it is placed.
/// </summary>
public static class NodeAddress
{
    private const int Suggestions = 3;

    public static string Of(Structure structure, Node node)
    {
        if (node is Scorecard || structure.CardOf(CardBranch(structure, node)) is not { } card)
            return CodeOf(structure, node);
        if (node is not Placement placement)
            return $"{card.Code}/{node.Code}";
        var parent = structure.Find<Node>(placement.Parent) is { } above and not Scorecard ? $"{above.Code}/" : "";
        var unit = UnitOf(structure, placement) is { } owner && owner.Id != card.Unit ? $"{owner.Code}/" : "";
        return $"{card.Code}/{parent}{unit}{CodeOf(structure, node)}";
    }

    public static string Of(Structure structure, Measure measure) =>
        structure.Find<OrganizationUnit>(measure.Unit) is { Parent: not null } unit ? $"{unit.Code}/{measure.Code}" : measure.Code;

    /// <summary>A node or a measure; null where nothing answers to the address, or more than one thing does and none by just this one.</summary>
    public static Element? Find(Structure structure, string address)
    {
        var steps = address.Trim().Trim('/').Split('/');
        var cards = structure.All<Scorecard>().Where(card => card.Code == steps[0]).ToArray();
        var nodes = steps.Length == 1
            ? cards
            : structure.All<Node>().Where(node => node is not Scorecard && Answers(structure, node, steps, cards)).ToArray();
        if (nodes.FirstOrDefault(node => Of(structure, node) == string.Join('/', steps)) is { } exact)
            return exact;
        if (nodes.Length == 1)
            return nodes[0];
        return nodes.Length == 0 && structure.Root is { } root ? structure.ResolveMeasure(root.Id, string.Join('/', steps)) : null;
    }

    /// <summary>The addresses most like what was typed.</summary>
    public static IReadOnlyList<string> Like(Structure structure, string address) =>
        Nearest(address, structure.All<Node>().Select(node => Of(structure, node)).Concat(structure.All<Measure>().Select(measure => Of(structure, measure))));

    public static IReadOnlyList<string> Nearest(string typed, IEnumerable<string> known) =>
    [
        .. known.Distinct(StringComparer.Ordinal).Select(text => (Text: text, Distance: Distance(typed, text)))
            .Where(pair => pair.Distance <= Math.Max(2, typed.Length / 3) || pair.Text.EndsWith("/" + typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Text, StringComparer.Ordinal).Take(Suggestions).Select(pair => pair.Text),
    ];

    /// <summary>" Did you mean a or b?", or nothing.</summary>
    public static string DidYouMean(IReadOnlyList<string> near) => near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";

    private static bool Answers(Structure structure, Node node, string[] steps, Scorecard[] cards)
    {
        if (CodeOf(structure, node) != steps[^1] || structure.CardOf(CardBranch(structure, node)) is not { } card || !cards.Contains(card))
            return false;
        var at = node;
        for (var step = steps.Length - 2; step > 0; step--)
        {
            if (step == steps.Length - 2 && node is Placement placement && UnitOf(structure, placement)?.Code == steps[step])
                continue;
            do
                at = Structure.ParentOf(at) is { } id ? structure.Find<Node>(id) : null;
            while (at is not null and not Scorecard && at.Code != steps[step]);
            if (at is null or Scorecard)
                return false;
        }
        return true;
    }

    /// <summary>A theme stands beside the tree: its card is the one it names.</summary>
    private static Node CardBranch(Structure structure, Node node) =>
        node is Theme theme && structure.Find<Scorecard>(theme.Scorecard) is { } card ? card : node;

    private static OrganizationUnit? UnitOf(Structure structure, Placement placement) =>
        structure.Find<Measure>(placement.Measure) is { } measure ? structure.Find<OrganizationUnit>(measure.Unit) : null;

    private static string CodeOf(Structure structure, Node node) =>
        node is Placement placement && structure.Find<Measure>(placement.Measure) is { } measure ? measure.Code : node.Code;

    /// <summary>Letters to change, add or drop, in any case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + same));
            }
        }
        return row[b.Length];
    }
}
