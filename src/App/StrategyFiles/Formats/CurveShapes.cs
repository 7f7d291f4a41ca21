using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.StrategyFiles.Formats;

internal static class CurveShapes
{
    private static readonly KeysOf<StepParts> OfStep = new();
    private static readonly KeysOf<YesNoCurve> OfYesNo = new();
    private static readonly KeysOf<ScoreRule> OfRule = new();

    private static readonly MapShape<StepParts> StepMap = new("step", "One step of a staircase.", () => new(),
        OfStep.Of("from", Shaped.Number, s => s.From, (s, x) => s with { From = x }, "The score holds from this x on."),
        OfStep.Of("above", Shaped.Number, s => s.Above, (s, x) => s with { Above = x }, "The score holds only beyond this x."),
        OfStep.Of("score", Shaped.Number, s => s.Score, (s, score) => s with { Score = score }, "The score, until the next step.", required: true));

    public static Shape<Step> Step { get; } = new StepShape();

    public static MapShape<YesNoCurve> YesNo { get; } = new("yes-no", "Scores of yes and no.", () => new(),
        OfYesNo.Of("yes", Shaped.Number, c => c.Yes, (c, score) => c with { Yes = score }, "100 unless said."),
        OfYesNo.Of("no", Shaped.Number, c => c.No, (c, score) => c with { No = score }, "0 unless said."));

    private static readonly MapShape<ScoreRule> Rule = new("score-rule", "One of the ordered rules.", () => new(),
        OfRule.Of("when", Shaped.Formula, r => r.When, (r, when) => r with { When = when }, "The condition, such as value >= 0.9 * target; a rule without one always holds."),
        OfRule.Of("score", Shaped.Number, r => r.Score, (r, score) => r with { Score = score }, "The score."),
        OfRule.Of("band", Shaped.Text, r => r.Band, (r, band) => r with { Band = band }, "Code of the band; its middle is the score unless one is said."),
        OfRule.Of("gap", new WordShape<Gap>(), r => r.Gap, (r, gap) => r with { Gap = gap }, "Grey instead of a score, for this reason."));

    public static Shape<RuleCurve> Rules { get; } = new Through<ImmutableArray<ScoreRule>, RuleCurve>(
        new ListShape<ScoreRule>(Rule), rules => new() { Rules = rules }, curve => [.. curve.Rules]);

    private sealed record StepParts
    {
        public double? From { get; init; }
        public double? Above { get; init; }
        public double? Score { get; init; }
    }

    private sealed class StepShape : Shape<Step>
    {
        public override bool TryRead(DocumentNode node, FileReading reading, out Step value)
        {
            value = default;
            if (!StepMap.TryRead(node, reading, out var parts) || parts.Score is not { } score)
                return false;
            if (parts.From is null == parts.Above is null)
            {
                reading.Report(node.Place, "A step says either 'from' (this x and more) or 'above' (more than this x).");
                return false;
            }
            value = new(parts.From ?? parts.Above!.Value, score, parts.Above is not null);
            return true;
        }

        public override DocumentNode Write(Step value, FileWriting writing) =>
            StepMap.Write(new() { From = value.Above ? null : value.From, Above = value.Above ? value.From : null, Score = value.Score }, writing);

        public override JsonObject Schema(SchemaBook book) => StepMap.Schema(book);
    }
}

/// <summary>One shape seen as another type.</summary>
internal sealed class Through<TFile, T>(Shape<TFile> shape, Func<TFile, T> read, Func<T, TFile> write) : Shape<T>
    where TFile : notnull
    where T : notnull
{
    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out T value)
    {
        var fits = shape.TryRead(node, reading, out var said);
        value = fits ? read(said!) : default;
        return fits;
    }

    public override DocumentNode Write(T value, FileWriting writing) => shape.Write(write(value), writing);

    public override JsonObject Schema(SchemaBook book) => shape.Schema(book);
}

/// <summary>x: score, one a line; x is a number.</summary>
internal sealed class PointsShape : Shape<LinearCurve>
{
    private static readonly MapOfShape<double> Map = new(Shaped.Number);

    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out LinearCurve value)
    {
        value = null;
        if (!Map.TryRead(node, reading, out var entries))
            return false;
        var keys = ((MapNode)node).Entries;
        var points = new List<CurvePoint>();
        for (var i = 0; i < keys.Length; i++)
            if (Numbers.TryParse(keys[i].Key, out var x))
                points.Add(new(x, entries[i].Value));
            else
                reading.Report(keys[i].Key.Place, Numbers.Refusal(keys[i].Key.Text ?? "", "a number"));
        value = new() { Points = points };
        return points.Count == keys.Length;
    }

    public override DocumentNode Write(LinearCurve value, FileWriting writing) =>
        FileWriting.Map(value.Points.Select(point => FileWriting.Entry(Numbers.Write(point.X), Shaped.Number.Write(point.Score, writing))));

    public override JsonObject Schema(SchemaBook book) => Map.Schema(book);
}

/// <summary>word: score, one a line.</summary>
internal sealed class WordsShape : Shape<WordCurve>
{
    private static readonly MapOfShape<double> Map = new(Shaped.Number);

    public override bool TryRead(DocumentNode node, FileReading reading, [MaybeNullWhen(false)] out WordCurve value)
    {
        value = Map.TryRead(node, reading, out var words) ? new() { Words = [.. words.Select(w => new ScoredWord(w.Key, w.Value))] } : null;
        return value is not null;
    }

    public override DocumentNode Write(WordCurve value, FileWriting writing) =>
        Map.Write([.. value.Words.Select(word => KeyValuePair.Create(word.Word, word.Score))], writing);

    public override JsonObject Schema(SchemaBook book) => Map.Schema(book);
}

/// <summary>A number or "none".</summary>
internal sealed class UnsetShape : ScalarShape<Unset<double>>
{
    protected override string Expected => "a number or none";

    protected override bool TryParse(ScalarNode scalar, out Unset<double> value)
    {
        value = new(Numbers.TryParse(scalar, out var number) ? number : null);
        return value.Value is not null || scalar.Text == "none";
    }

    public override DocumentNode Write(Unset<double> value, FileWriting writing) => FileWriting.Plain(value.Value is { } number ? Numbers.Write(number) : "none");

    public override JsonObject Schema(SchemaBook book) => SchemaBook.AnyOf(new() { ["type"] = "number" }, new() { ["enum"] = new JsonArray("none") });
}
