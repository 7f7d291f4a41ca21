using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Binnacle.App.StrategyFiles.Shapes;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.App.StrategyFiles.Formats;

/// <summary>What a definition or a measure says of its figure: the keys of <see cref="MeasureSpec"/>.</summary>
internal static class MeasureFormat
{
    private static readonly KeysOf<MeasureSpec> Key = new();
    private static readonly KeysOf<Unit> OfUnit = new();
    private static readonly KeysOf<MissingInput> OfMissing = new();
    private static readonly KeysOf<DefinitionBreak> OfBreak = new();

    private static readonly Shape<Unit> UnitShape = new EitherShape<string, Unit>(Shaped.Text, symbol => new(symbol), unit => (unit == new Unit(unit.Symbol), unit.Symbol),
        new MapShape<Unit>("unit-of-measure", "Unit of measure.", () => new(""),
            OfUnit.Text("symbol", u => u.Symbol, (u, symbol) => u with { Symbol = symbol }, "Shown after the number."),
            OfUnit.Text("dimension", u => u.Dimension, (u, dimension) => u with { Dimension = dimension }, "What may be added to what; the symbol unless said."),
            OfUnit.Text("currency", u => u.Currency, (u, currency) => u with { Currency = currency }, "ISO code where the unit is money."),
            OfUnit.Of("decimals", new WholeShape(0, 15), u => u.Decimals, (u, digits) => u with { Decimals = digits }, "Digits shown after the point.")));

    private static readonly WordShape<MissingPolicy> Policy = new();

    private static readonly Shape<MissingInput> MissingShape = new EitherShape<MissingPolicy, MissingInput>(
        Policy, policy => new(policy), missing => (missing == new MissingInput(missing.Policy), missing.Policy),
        new MapShape<MissingInput>("missing-input", "What stands in for a value nobody reported.", () => MissingInput.Absent,
            OfMissing.Of("policy", Policy, m => m.Policy, (m, policy) => m with { Policy = policy }, "absent, zero, carry-forward, same-period-last-year or not-applicable.", required: true),
            OfMissing.Of("at-most", new WholeShape(1), m => m.AtMost == 1 ? null : m.AtMost, (m, periods) => m with { AtMost = periods }, "Carry forward at most this many base periods; 1 unless said."),
            OfMissing.Of("counts-as-present", Shaped.YesNo, m => m.CountsAsPresent ? true : null, (m, yes) => m with { CountsAsPresent = yes }, "Whether a filled value counts in coverage; no unless said.")));

    private static readonly MapShape<DefinitionBreak> Break = new("break", "From this day on values mean something else.", () => new(default, ""),
        OfBreak.Of("from", Shaped.FirstDay, b => b.From, (b, day) => b with { From = day }, "First day of the new meaning.", required: true),
        OfBreak.Text("reason", b => b.Reason, (b, reason) => b with { Reason = reason }, "Why values are not comparable across it.", required: true),
        OfBreak.Of("linking-factor", Shaped.Number, b => b.LinkingFactor, (b, factor) => b with { LinkingFactor = factor }, "Old values times this are comparable with new ones."));

    /// <summary>Series whose level has a key of its own.</summary>
    public static ImmutableArray<string> LevelNames { get; } =
    [
        SeriesNames.Target, SeriesNames.Red, SeriesNames.Amber, SeriesNames.Green, SeriesNames.Min, SeriesNames.Max,
        SeriesNames.Baseline, SeriesNames.Worst, SeriesNames.Stretch, SeriesNames.Benchmark,
    ];

    public static MapShape<MeasureSpec> Shape { get; } = new("measure-rules", "What a figure means and how it is scored.", () => new(), [.. KeyTable()]);

    public static IReadOnlyCollection<string> KeyNames { get; } = [.. Shape.Keys.Select(key => key.Name)];

    private static IEnumerable<Key<MeasureSpec>> KeyTable()
    {
        yield return Key.Of("use", new WordShape<MeasureUse>(), m => m.Use, (m, use) => m with { Use = use }, "kpi (default: counted, listed and scored) or input (collected only).");
        yield return Key.Of("unit", UnitShape, m => m.Unit, (m, unit) => m with { Unit = unit }, "Unit of measure: its symbol, or symbol, dimension, currency and decimals.");
        yield return Key.Of("direction", new WordShape<Direction>(), m => m.Direction, (m, direction) => m with { Direction = direction }, "What is better: higher (default), lower or on-target.");
        yield return Key.Of("frequency", Shaped.Frequency, m => m.Frequency, (m, frequency) => m with { Frequency = frequency }, "How often values are reported: day, week, month (default), quarter, third, half-year or year.");
        yield return Key.Of("formula", Shaped.Formula, m => m.Formula, (m, formula) => m with { Formula = formula }, "Calculated from other measures instead of reported.");
        yield return Key.Of("aggregation", new WordShape<Aggregation>(), m => m.Aggregation, (m, how) => m with { Aggregation = how },
            "How periods become a longer one: sum (default), average, weighted-average, last, first, min, max, count, formula-of-aggregates (default with a formula) or imported.");
        yield return Key.Of("weighted-by", Shaped.Text, m => m.WeightedBy, (m, code) => m with { WeightedBy = code }, "Code of the measure that weights a weighted average.");
        yield return Key.Of("target-aggregation", new WordShape<Aggregation>(), m => m.TargetAggregation, (m, how) => m with { TargetAggregation = how }, "How targets and thresholds become a longer period; as the values unless said.");
        yield return Key.Of("reported", new WordShape<Reported>(), m => m.Reported, (m, reported) => m with { Reported = reported }, "What a figure covers: per-period (default), since-fiscal-year-start or since-start.");
        yield return Key.Of("missing", MissingShape, m => m.Missing, (m, missing) => m with { Missing = missing }, "What stands in for a missing value: absent (default), zero, carry-forward, same-period-last-year or not-applicable; or a map.");
        yield return Key.Of("scored-view", new WindowShape(), m => m.ScoredView, (m, view) => m with { ScoredView = view }, "Which view is the official status: period (default), qtd, ytd, trailing-12, year or latest.");
        yield return Key.Of("completeness", new WordShape<Completeness>(), m => m.Completeness, (m, rule) => m with { Completeness = rule }, "When a view of several periods is scored: every-due-period (default) or like-for-like.");
        yield return new ScaleKey();
        yield return Key.Of("scale-code", Shaped.Text, m => m.Scale is null ? null : m.ScaleCode, (m, code) => m with { ScaleCode = code }, "Beside a scale of its own: the code of the scale it would use without.");
        foreach (var level in LevelNames)
            yield return Key.Of(level, new LevelShape(), m => m.Levels?.GetValueOrDefault(level), (m, said) => m with { Levels = With(m.Levels, level, said) }, AboutLevel(level));
        yield return Key.Of("levels", Through(new MapOfShape<Level>(new LevelShape())),
            m => m.Levels is { } levels && (levels.IsEmpty || levels.Keys.Except(LevelNames).Any()) ? levels.RemoveRange(LevelNames) : null,
            (m, levels) => m with { Levels = (m.Levels ?? None).SetItems(levels) },
            "Constants and formulas for series with names of their own.");
        yield return Key.Of("target-profile", TargetProfileFormat.Shape, m => m.Target, (m, profile) => m with { Target = profile }, "How the target stands in time: frequency, phasing, horizon.");
        yield return Key.Of("due-days", new WholeShape(0), m => m.DueDays, (m, days) => m with { DueDays = days }, "Working days after the period's end within which a figure is due; 10 unless said.");
        yield return Key.Of("indicator", new WordShape<Indicator>(), m => m.Indicator, (m, indicator) => m with { Indicator = indicator }, "leading (predicts) or lagging (tells the outcome, default).");
        yield return Key.Of("trend", new WordShape<TrendBasis>(), m => m.Trend, (m, basis) => m with { Trend = basis }, "What a trend compares with: previous-period (default), same-period-last-year or trailing-mean.");
        yield return Key.Of("tolerance", Shaped.Share, m => m.Tolerance, (m, share) => m with { Tolerance = share }, "Relative change within which the trend is flat, such as 1%.");
        yield return Key.Of("information-only", Shaped.YesNo, m => m.InformationOnly, (m, yes) => m with { InformationOnly = yes }, "Shown, never scored.");
        yield return Key.Of("starts-on", Shaped.FirstDay, m => m.StartsOn, (m, day) => m with { StartsOn = day }, "No value is expected before this day.");
        yield return Key.Of("breaks", new ListShape<DefinitionBreak>(Break), m => m.Breaks, (m, breaks) => m with { Breaks = breaks }, "Days from which values mean something else.");
        yield return Key.Of("source", Shaped.Text, m => m.Source, (m, source) => m with { Source = source }, "Where the figure usually comes from.");
        yield return Key.Of("reporter", new PersonShape(), m => m.Reporter, (m, person) => m with { Reporter = person }, "Id of the person who hands the figure in.");
        yield return Key.Of("pitfalls", Shaped.Text, m => m.Pitfalls, (m, text) => m with { Pitfalls = text }, "What to beware of when reading it.");
    }

    private static ImmutableSortedDictionary<string, Level> None { get; } = ImmutableSortedDictionary.Create<string, Level>(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, Level> With(ImmutableSortedDictionary<string, Level>? levels, string name, Level level) =>
        (levels ?? None).SetItem(name, level);

    private static Through<ImmutableArray<KeyValuePair<string, Level>>, ImmutableSortedDictionary<string, Level>> Through(MapOfShape<Level> shape) =>
        new(shape, entries => None.SetItems(entries), levels => [.. levels]);

    private static string AboutLevel(string level) => level switch
    {
        SeriesNames.Target => "The goal: a number, or a formula after '='.",
        SeriesNames.Red => "The red flag: worse than this is red.",
        SeriesNames.Amber => "Where amber begins, for scales that use it.",
        SeriesNames.Green => "Where green begins, for scales that use it.",
        SeriesNames.Min => "The lowest value a min-max scale reckons with.",
        SeriesNames.Max => "The highest value a min-max scale reckons with.",
        SeriesNames.Baseline => "Start value, for progress.",
        SeriesNames.Worst => "The value that scores 0 on a worst-target scale.",
        SeriesNames.Stretch => "The stretch target: shown, not scored.",
        _ => "What others reach.",
    };

    /// <summary>A preset's name, the code of a scale kept in scales.yaml, or a map.</summary>
    private sealed class ScaleKey() : Key<MeasureSpec>("scale", "How the value becomes a score: a preset's name, the code of a scale in scales.yaml, or a map.", required: false)
    {
        public override MeasureSpec Read(MeasureSpec target, DocumentNode node, FileReading reading)
        {
            if (node is MapNode)
                return ScaleFormat.Shape.TryRead(node, reading, out var scale) ? target with { Scale = scale } : target;
            if (node is not ScalarNode { Text: { } word })
            {
                reading.Report(node.Place, $"Write a preset's name, a scale's code or a map here, not {FileReading.Describe(node)}.");
                return target;
            }
            if (ScaleFormat.Preset.TryFind(word, out var preset))
            {
                if (ScalePresetParts.Needed(preset) is { IsEmpty: false } needed)
                    reading.Report(node.Place, $"The preset {word} needs {string.Join(", ", needed)}: write a map with 'preset: {word}' and these.");
                return target with { Scale = ScalePresetParts.Make(new() { Preset = preset }) };
            }
            if (reading.Codes.Find(Core.Elements.ElementKind.Scale, null, word) is null && !reading.MissesFiles)
            {
                var known = ScaleFormat.Preset.All.Concat(reading.Codes.Codes(Core.Elements.ElementKind.Scale, null)).ToList();
                reading.Report(node.Place, $"There is no scale '{word}'.{Suggestion.For(word, known)} Presets: {string.Join(", ", ScaleFormat.Preset.All)}.");
            }
            return target with { ScaleCode = word };
        }

        public override DocumentNode? Write(MeasureSpec source, FileWriting writing) => source switch
        {
            { Scale: { Preset: { } preset } scale } when ScalePresetParts.Needed(preset).IsEmpty && scale.Equals(ScalePresetParts.Make(new() { Preset = preset })) => FileWriting.Plain(ScaleFormat.Preset.WordOf(preset)),
            { Scale: { } scale } => ScaleFormat.Shape.Write(scale, writing),
            { ScaleCode: { } code } => FileWriting.Text(code),
            _ => null,
        };

        public override JsonObject Schema(SchemaBook book)
        {
            var word = new JsonObject { ["type"] = "string", ["examples"] = new JsonArray([.. ScaleFormat.Preset.All.Select(preset => (JsonNode)preset)]) };
            return SchemaBook.AnyOf(word, ScaleFormat.Shape.Schema(book));
        }
    }
}
