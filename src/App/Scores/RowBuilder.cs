using System.Globalization;
using System.Text.Json;
using Binnacle.Core.Calculation;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Organization;
using Binnacle.Core.Scoring.RollUps;
using Binnacle.Core.Strategies;
using Binnacle.Core.Structures;
using Binnacle.Core.Time;

namespace Binnacle.App.Scores;

/// <summary>Rows of a scorecard from the calculation's results: nothing is computed here that a reader could doubt.</summary>
internal sealed class RowBuilder(Calculator calculator, ReportingCalendar calendar, Structure structure)
{
    /// <param name="part">The row's part in its parent's score; null for a root.</param>
    /// <param name="siblings">The sum of the weights beside it, its own included.</param>
    public RowView Row(NodeResult result, int level, Part? part, double siblings)
    {
        var row = new RowView
        {
            Id = result.Node.Id.Value,
            Kind = KindOf(result),
            Level = level,
            Address = NodeAddress.Of(structure, result.Node),
            Code = result.Code,
            Name = result.Name,
            Owner = result.Measure?.Measure.Owner ?? result.Node.Owner,
            Theme = result.Node is Objective { Theme: { } theme } ? structure.Find<Theme>(theme)?.Code : null,
            Weight = result.Node.Weight,
            WeightShare = siblings > 0 && KindOf(result) != "input" ? result.Node.Weight / siblings : null,
            Status = StatusView.Of(result.Band, result.Gap),
            Gap = GapView.Of(result.Gap, result.Detail),
            Override = OverrideOf(result),
            Judged = result is { Judged: true, Score: not null },
            CeilingApplied = result.CeilingApplied,
            Score = result.Score,
            Comparable = result.Comparable,
            Coverage = result.Coverage,
            Leaves = result.Leaves,
            StaleLeaves = result.StaleLeaves,
            Counts = CountsOf(result.Counts),
            Contribution = part?.CountedScore is null ? null : part.Points,
            Limits = [.. (result.Measure?.Rules.Scale.Bands ?? result.Node.Bands ?? BandSet.Default).Bands.Select(band => band.LowerLimit).OfType<double>()],
        };
        return result.Measure is { } measure ? WithMeasure(row, measure) : row;
    }

    public static string KindOf(NodeResult result) =>
        result.Measure is { } measure ? KindOf(measure) : result.Node is Placement ? "kpi" : result.Node.Kind.ToString().ToLowerInvariant();

    public static string KindOf(MeasureResult measure) => measure.Rules.Use == MeasureUse.Input ? "input" : "kpi";

    public static OverrideView? OverrideOf(NodeResult result) =>
        result.Override is { } set ? new(StatusView.Of(set.Band, null), set.Memo, set.By) : null;

    public static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static UnitView UnitOf(MeasureRules rules) => new(rules.Unit.Symbol, rules.Unit.Currency, rules.Unit.Decimals);

    private RowView WithMeasure(RowView row, MeasureResult measure)
    {
        var figure = measure.Actual.Figure;
        var target = measure.Target.Value;
        return row with
        {
            OrganizationUnit = structure.Find<OrganizationUnit>(measure.Measure.Unit) is { } unit ? new(unit.Id.Value, unit.Code, unit.Name) : null,
            Measure = NodeAddress.Of(structure, measure.Measure),
            Actual = figure.Value,
            ActualText = TextOf(measure),
            ActualMarks = [.. MarksOf(measure)],
            Unit = UnitOf(measure.Rules),
            Direction = Camel(measure.Rules.Direction),
            Indicator = Camel(measure.Rules.Indicator),
            Target = target,
            TargetText = target is { } t ? FigureText.Of(t, measure.Rules.Unit, CultureInfo.InvariantCulture) : null,
            Variance = figure.Value - target,
            Trend = calculator.TrendOf(measure) is { } trend
                ? new(Camel(trend.Basis), trend.ComparedWith, trend.Change, Camel(trend.Arrow), Camel(trend.Tone))
                : null,
            Window = measure.Window == Window.Period ? null : measure.Window.ToString(),
            Completeness = measure.Actual is { IsComplete: false, Expected.Length: > 1 } ? Calculator.CompletenessText(measure.Actual) : null,
            Achieved = measure.AchievedIn is { } reached ? new(calendar.Format(reached), measure.AchievedEarly) : null,
        };
    }

    public static string? TextOf(MeasureResult measure) => measure.Actual.Figure switch
    {
        { Value: { } value } => FigureText.Of(value, measure.Rules.Unit, CultureInfo.InvariantCulture),
        { Word: { } word } => word,
        _ => null,
    };

    private IEnumerable<string> MarksOf(MeasureResult measure)
    {
        if (measure.Actual.Figure.Filled)
            yield return "filled";
        if (measure.Actual.Carried)
            yield return $"of {calendar.Format(measure.Actual.Last)}";
        if (measure.Actual.Imported)
            yield return "reported to date";
        if (measure.Actual.Forecast)
            yield return "with forecast";
    }

    private static CountsView? CountsOf(StatusCounts? counts)
    {
        if (counts is null)
            return null;
        var statuses = counts.ByStatus.Reverse().ToArray();
        var gaps = counts.ByGap;
        var words = statuses.Select(pair => Counted(pair.Value, Camel(pair.Key)))
            .Concat(gaps.Select(pair => Counted(pair.Value, GapWords.WordOf(pair.Key))));
        return new(
            statuses.ToDictionary(pair => Camel(pair.Key), pair => pair.Value),
            gaps.ToDictionary(pair => GapWords.CodeOf(pair.Key), pair => pair.Value),
            string.Join(", ", words));
    }

    private static string Counted(int count, string word) => string.Create(CultureInfo.InvariantCulture, $"{count} {word}");
}
