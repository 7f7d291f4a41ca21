using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Measures.RollUps;

namespace Binnacle.App.StrategyFiles.Formats;

internal static class RollUpFormat
{
    private static readonly KeysOf<RollUpRule> Key = new();
    private static readonly WordShape<RollUpMethod> Method = new((RollUpMethod.WeightedGeometricMean, "geometric-mean"));

    private static readonly MapShape<RollUpRule> Full = new("roll-up", "How a node's score comes from its children.", () => new(),
        Key.Of("expression", Shaped.Formula, r => r.Expression, (r, formula) => r with { Expression = formula, Method = RollUpMethod.Expression },
            "A formula over the children: SCORE(code), SCORES(how), WEIGHT(code). Sets the method to expression."),
        Key.Of("method", Method, r => r.Method == (r.Expression is null ? default : RollUpMethod.Expression) ? null : r.Method, (r, method) => r with { Method = method },
            "weighted-mean (default), mean, geometric-mean (weighted), min, max, sum, most-frequent-status, first-flagged, majority-with-flagged, share-on-green, own-measure-only or expression."),
        Key.Of("ties", new WordShape<StatusTies>(), r => r.Ties == default ? null : r.Ties, (r, ties) => r with { Ties = ties },
            "Which of equally frequent statuses wins: worst (default) or best."),
        Key.Of("missing", new WordShape<MissingChildren>(), r => r.Missing == default ? null : r.Missing, (r, missing) => r with { Missing = missing },
            "What a child without a score does: respread (default: left out with its weight), zero (counts as 0) or strict (no score for the parent)."),
        Key.Of("minimum", new MinimumShape(), r => r.Minimum, (r, minimum) => r with { Minimum = minimum },
            "How much must be present: a share of the weight such as 60% (default where missing children are left out), a number of children such as 3, or none."),
        Key.Of("cap-at-100", Shaped.YesNo, r => r.CapChildrenAt100 ? true : null, (r, yes) => r with { CapChildrenAt100 = yes },
            "Whether a child above 100 counts as 100; no unless said."),
        Key.Of("ceiling", new WordShape<Ceiling>(), r => r.Ceiling == default ? null : r.Ceiling, (r, ceiling) => r with { Ceiling = ceiling },
            "No better than amber while a child is red: none (default), any-red or critical-red."),
        Key.Of("native", Shaped.YesNo, r => r.UseNative ? true : null, (r, yes) => r with { UseNative = yes },
            "Whether children count with their own scale's score instead of the comparable one; no unless said."),
        Key.Of("child-share", new ShareShape(1), r => r.ChildShare == 0 ? null : r.ChildShare, (r, share) => r with { ChildShare = share },
            "Of a scorecard: the part of its score that comes from its child scorecards, 0 to 1; 0 unless said."),
        Key.Of("override-rolls-up", Shaped.YesNo, r => r.RollsUpOverride ? true : null, (r, yes) => r with { RollsUpOverride = yes },
            "Whether a child's status that a person has set counts instead of the computed one; no unless said."));

    /// <summary>A method's name alone, or a map.</summary>
    public static Shape<RollUpRule> Shape { get; } = new EitherShape<RollUpMethod, RollUpRule>(
        Method, method => new() { Method = method }, rule => (rule == new RollUpRule { Method = rule.Method }, rule.Method), Full);

    public static IEnumerable<(string Name, string About)> Keys => Full.Keys.Select(key => (key.Name, key.About));

    /// <summary>60% (of weight), 3 (children), none, or both in a map.</summary>
    private sealed class MinimumShape : ScalarShape<MinimumPresent>
    {
        private static readonly KeysOf<MinimumPresent> Of = new();

        private static readonly MapShape<MinimumPresent> Map = new("minimum-present", "Both must be met.", () => new(),
            Of.Of("share", new ShareShape(1), m => m.Share == 0 ? null : m.Share, (m, share) => m with { Share = share }, "Least share of the weight."),
            Of.Of("count", new WholeShape(0), m => m.Count == 0 ? null : m.Count, (m, count) => m with { Count = count }, "Least number of children."));

        protected override string Expected => "a share of the weight such as 60%, a number of children such as 3, or none";

        public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out MinimumPresent value) =>
            node is MapNode ? Map.TryRead(node, reading, out value) : base.TryRead(node, reading, out value);

        protected override bool TryParse(ScalarNode scalar, [MaybeNullWhen(false)] out MinimumPresent value)
        {
            var text = scalar.Text!;
            value = text == "none" ? MinimumPresent.None
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? MinimumPresent.Children(count)
                : text.EndsWith('%') && Numbers.TryParse(new(scalar.Place, text[..^1].TrimEnd()), out var percent) && percent is >= 0 and <= 100 ? MinimumPresent.ShareOfWeight(percent / 100)
                : null;
            return value is not null;
        }

        public override DocumentNode Write(MinimumPresent value, FileWriting writing)
        {
            if (value == MinimumPresent.None)
                return FileWriting.Plain("none");
            if (value.Share == 0)
                return FileWriting.Plain(value.Count.ToString(CultureInfo.InvariantCulture));
            var percent = Numbers.Write(Math.Round(value.Share * 100, 9));
            return value.Count == 0 && double.Parse(percent, CultureInfo.InvariantCulture) / 100 == value.Share
                ? FileWriting.Plain(percent + "%")
                : Map.Write(value, writing);
        }

        public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(
            new() { ["enum"] = new JsonArray("none") },
            new() { ["type"] = "integer", ["minimum"] = 0 },
            new() { ["type"] = "string", ["pattern"] = "^[0-9.]+ ?%$" },
            Map.Schema(book));
    }
}
