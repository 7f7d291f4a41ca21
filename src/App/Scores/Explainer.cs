using System.Globalization;
using Binnacle.Core.Calculation;
using Binnacle.Core.Facts;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>Says why a result is what it is, from the result itself: nothing is derived a second time.</summary>
internal sealed class Explainer(ReportingCalendar calendar, Structure structure, FactTable facts)
{
    /// <param name="depth">How many levels of parts are explained in turn; 0: parts are listed only.</param>
    public ExplanationView Of(NodeResult result, int depth)
    {
        var bands = result.Measure?.Rules.Scale.Bands ?? result.Node.Bands ?? BandSet.Default;
        return new()
        {
            Address = NodeAddress.Of(structure, result.Node),
            Kind = RowBuilder.KindOf(result),
            Code = result.Code,
            Name = result.Name,
            Period = calendar.Format(result.Period),
            Window = result.Measure?.Window.ToString() ?? result.Window.ToString(),
            Status = StatusView.Of(result.Band, result.Gap),
            Gap = GapView.Of(result.Gap, result.Detail),
            Override = RowBuilder.OverrideOf(result),
            Score = result.Score,
            Comparable = result.Comparable,
            Coverage = result.Coverage,
            Sentences = [.. SentencesOf(result, bands)],
            Bands = BandsOf(bands),
            Rule = result.Rule is { } rule ? RuleWords.Of(rule) : null,
            DecidingChild = result.DecidingChild,
            Parts = [.. result.Parts.Select(part => PartOf(part, depth))],
            Measure = result.Measure is { } measure ? MeasureOf(measure) : null,
        };
    }

    /// <summary>A measure by itself, wherever it is placed.</summary>
    public ExplanationView Of(MeasureResult result) => new()
    {
        Address = NodeAddress.Of(structure, result.Measure),
        Kind = RowBuilder.KindOf(result),
        Code = result.Measure.Code,
        Name = result.Measure.Name,
        Period = calendar.Format(result.Period),
        Window = result.Window.ToString(),
        Status = StatusView.Of(result.Scored.Band, result.Gap),
        Gap = GapView.Of(result.Gap, result.Detail),
        Score = result.Score,
        Comparable = result.Comparable,
        Sentences = [.. MeasureSentences(result), .. StatusSentences(result.Score, result.Scored.Band, result.Rules.Scale.Bands, result.Gap, result.Detail)],
        Bands = BandsOf(result.Rules.Scale.Bands),
        Measure = MeasureOf(result),
    };

    private PartView PartOf(Part part, int depth) => new(
        NodeAddress.Of(structure, part.Child.Node), part.Child.Code, part.Child.Name, part.Weight, part.WeightShare, part.CountedScore, part.Points,
        StatusView.Of(part.Child.Band, part.Child.Gap), GapView.Of(part.Child.Gap, part.Child.Detail), depth > 0 ? Of(part.Child, depth - 1) : null);

    internal static IReadOnlyList<BandView> BandsOf(BandSet bands) =>
        [.. bands.Bands.Select(band => new BandView(band.Code, band.Word, band.Shape, band.Colour, band.LowerLimit, band.AboveLimit))];

    private MeasureExplanation MeasureOf(MeasureResult result)
    {
        var (rules, scored, inputs) = (result.Rules, result.Scored, result.Inputs);
        var observed = result.Actual.Expected.Length <= 1 ? facts.Newest(result.Measure.Id, SeriesNames.Actual, result.Actual.Last) : null;
        return new()
        {
            Measure = NodeAddress.Of(structure, result.Measure),
            Unit = RowBuilder.UnitOf(rules),
            Value = result.Actual.Figure.Value,
            ValueText = RowBuilder.TextOf(result),
            ExpectedPeriods = [.. result.Actual.Expected.Select(calendar.Format)],
            PresentPeriods = [.. result.Actual.Present.Select(calendar.Format)],
            Aggregation = RowBuilder.Camel(rules.Aggregation),
            Formula = rules.Formula,
            Levels = LevelsOf(inputs),
            AssumedRed = scored.AssumedRed,
            Scale = rules.Scale.Preset is { } preset ? RowBuilder.Camel(preset) : "own",
            Basis = CurvePoints.BasisText(rules.Scale.Basis, rules.Scale.Logarithm, rules.Direction),
            X = scored.X,
            Curve = CurvePoints.KindOf(rules.Scale.Curve),
            Points = CurvePoints.Of(rules.Scale.Curve, scored.Hit),
            Hit = CurvePoints.HitText(rules.Scale.Curve, scored.Hit),
            Source = observed?.Source,
            Note = observed?.Note,
        };
    }

    private static SortedDictionary<string, double> LevelsOf(in ScaleInputs inputs)
    {
        var levels = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, value) in new (string, double?)[]
        {
            (SeriesNames.Target, inputs.Target), (SeriesNames.Baseline, inputs.Baseline), (SeriesNames.Benchmark, inputs.Benchmark), (SeriesNames.Red, inputs.Red),
            (SeriesNames.Amber, inputs.Amber), (SeriesNames.Green, inputs.Green), (SeriesNames.Min, inputs.Min), (SeriesNames.Max, inputs.Max),
            (SeriesNames.Worst, inputs.Worst), ("previous", inputs.Previous), ("elapsedShare", inputs.ElapsedShare),
        })
            if (value is { } number)
                levels[name] = number;
        return levels;
    }

    private IEnumerable<string> SentencesOf(NodeResult result, BandSet bands)
    {
        if (result.Override is { } set)
            yield return $"{set.By ?? "Somebody"} set the status to {set.Band.Word}{(set.Memo is { Length: > 0 } memo ? $": {memo}" : "")}. The computed status stays beside it.";
        if (result.Measure is { } measure)
            foreach (var sentence in MeasureSentences(measure))
                yield return sentence;
        if (result.Judged && result.Band is { } judged)
            yield return $"A person judged the objective {judged.Word}{(result.Detail is { Length: > 0 } note ? $": {note}" : "")}; the band's middle counts as its score.";
        foreach (var sentence in StatusSentences(result.Score, result.CeilingApplied ? null : result.Band, bands, result.Gap, result.Detail))
            yield return sentence;
        if (result.CeilingApplied)
            yield return "The status is held at amber while a child is red.";
        if (result.Rule is { } rule && result.Measure is null && !result.Judged)
            yield return RuleWords.Of(rule).Sentence;
        if (result.DecidingChild is { } code)
            yield return $"{code} alone decided.";
    }

    private IEnumerable<string> MeasureSentences(MeasureResult result)
    {
        var rules = result.Rules;
        string Text(double value) => FigureText.Of(value, rules.Unit, CultureInfo.InvariantCulture);
        if (RowBuilder.TextOf(result) is { } value)
        {
            var against = result.Target.Value is { } target ? $" against a target of {Text(target)}" : "";
            var red = result.Scored.AssumedRed is { } assumed ? $" (red flag {Text(assumed)}, assumed)"
                : result.Inputs.Red is { } said ? $" (red flag {Text(said)})" : "";
            yield return $"The {(rules.Formula is null ? "figure" : "calculated figure")} is {value}{against}{red}.";
        }
        if (result.Actual.Expected.Length > 1)
            yield return $"It covers {Calculator.CompletenessText(result.Actual)}, {RowBuilder.Camel(rules.Aggregation)}, up to {calendar.Format(result.Actual.Last)}.";
        if (result.AchievedIn is { } reached)
            yield return $"The one-off target was {(result.AchievedEarly ? "achieved early" : "achieved")}, in {calendar.Format(reached)}.";
        if (result.Actual.Computed is { } computed && result.Actual.Figure.Value is { } reported && computed != reported)
            yield return $"The figure was reported to date; computed from the periods it would be {Text(computed)}.";
        if (result.Scored is { X: { } x, Score: { } score })
            yield return $"x = {CurvePoints.BasisText(rules.Scale.Basis, rules.Scale.Logarithm, rules.Direction)} = {Plain(x)} gives {Plain(score)}, {CurvePoints.HitText(rules.Scale.Curve, result.Scored.Hit) ?? "by the scale"}.";
        else if (result.Score is { } other)
            yield return $"The scale gives {Plain(other)}, {CurvePoints.HitText(rules.Scale.Curve, result.Scored.Hit) ?? "by its rule"}.";
    }

    private static IEnumerable<string> StatusSentences(double? score, Band? band, BandSet bands, Gap? gap, string? detail)
    {
        if (gap is { } reason)
            yield return GapWords.SentenceOf(reason, detail);
        if (score is not { } number || band is null)
            yield break;
        var at = bands.Bands.ToList().FindIndex(b => b.Code == band.Code);
        var next = at >= 0 && at + 1 < bands.Bands.Count ? bands.Bands[at + 1].LowerLimit : null;
        var from = band.LowerLimit is { } lower ? $"from {Plain(lower)}" : "";
        var to = next is { } upper ? $"below {Plain(upper)}" : "";
        yield return $"A score of {Plain(number)} is {band.Word}: {string.Join(", ", new[] { from, to }.Where(part => part.Length > 0))}.".Replace(": .", ".", StringComparison.Ordinal);
    }

    private static string Plain(double number) => FigureText.Number(number, 3, CultureInfo.InvariantCulture);

}
