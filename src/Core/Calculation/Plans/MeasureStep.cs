using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A measure's figure, levels and score, to date after the period itself.</summary>
internal sealed class MeasureStep(Grid grid, MeasureRows rows, MeasureRules rules, RowExpression? formula, int due, double redFlagTolerance, int from, int to)
    : Step(from, to, [rows.Values.Period, rows.Native.Period], rows.Lacking.IsNone ? [rows.Values.ToDate, rows.Native.ToDate] : [rows.Values.ToDate, rows.Native.ToDate, rows.Lacking])
{
    private readonly bool _isScored = rules.Use == MeasureUse.Kpi && !rules.InformationOnly;
    private readonly bool _likeForLike = rules.Completeness == Completeness.LikeForLike;
    private readonly CompiledScale _scale = CompiledScale.Compile(rules.Scale);
    private readonly Line? _line = rules.Scale is { Curve: LinearCurve linear, Logarithm: false, Basis: Basis.RatioToTarget or Basis.RelativeDeviation } scale
        ? new(new PiecewiseLine(linear.Points, scale.ClampLow, scale.ClampHigh)) : null;
    private readonly RowPair[] _levels = [.. rows.Levels.Values];
    private readonly RowPair _targets = rows.Levels.GetValueOrDefault(SeriesNames.Target);
    private readonly Line? _comparable = IsItself(rules.Scale) ? null : new(ComparableScore.Line(rules.Scale));

    /// <summary>Measures the formula reads, for how much of them is there.</summary>
    public IReadOnlyList<MeasureRows> Operands { get; init; } = [];

    /// <summary>Native scores need no mapping: every one of them compares as it is.</summary>
    public static bool IsItself(Scale scale)
    {
        var line = ComparableScore.Line(scale);
        foreach (ref readonly var segment in line.Segments)
            if (!segment.IsDiagonal)
                return false;
        return scale is { Curve: LinearCurve { Points: var points }, ClampLow: true, ClampHigh: true } && points.All(point => point.Score >= line[0].X && point.Score <= line[line.Count - 1].X);
    }

    protected override void Calculate(int first, int behind, bool toDate)
    {
        var values = rows.Values[toDate].Span;
        if (formula is not null && (!toDate || rules.Aggregation == Aggregation.FormulaOfAggregates))
            for (var at = first; at < behind; at++)
                values[at] = formula.At(at, toDate);
        else if (toDate)
            ToDate.Values(rules.Aggregation, grid, rows.Values.Period.Span, values, first, behind);
        if (toDate)
            foreach (var level in _levels)
                ToDate.Levels(rules.TargetAggregation, _likeForLike, grid, level.Period.Span, rows.Values.Period.Span, values, level.ToDate.Span, due, first, behind);
        if (toDate && !rows.Lacking.IsNone)
            Lack(first, behind);
        if (_isScored)
            Score(first, behind, toDate);
    }

    private void Lack(int first, int behind)
    {
        var lacking = rows.Lacking.Span;
        if (formula is null || rules.Aggregation != Aggregation.FormulaOfAggregates)
        {
            Kernels.LackingToDate(rows.Values.Period.Span, lacking, grid.YearStart, due, first, behind);
            return;
        }
        for (var at = first; at < behind; at++)
        {
            lacking[at] = 0;
            foreach (var operand in Operands)
                lacking[at] = Math.Max(lacking[at], operand.Lacking[at]);
        }
    }

    private void Score(int first, int behind, bool toDate)
    {
        var values = rows.Values[toDate].Span;
        var native = rows.Native[toDate].Span;
        if (_line is not null && !_targets.Period.IsNone)
            _line.Score(rules.Scale.Basis == Basis.RelativeDeviation, values[first..behind], _targets[toDate].Span[first..behind], native[first..behind]);
        else
            for (var at = first; at < behind; at++)
                native[at] = double.IsNaN(values[at]) ? double.NaN : _scale.Score(Inputs(at, toDate)).Score ?? double.NaN;
        if (toDate && !_likeForLike)
            for (var at = first; at < behind; at++)
                if (rows.Lacking[at] > 0 && !double.IsNaN(values[at]) && Expected(at) > 1)
                    native[at] = double.NaN;
        Comparing.Write(rows.Native[toDate], rows.Comparable[toDate], _comparable, first, behind);
    }

    /// <summary>Periods of the year so far that are due or have a value.</summary>
    private int Expected(int at)
    {
        var count = 0;
        for (var p = grid.YearStart[at]; p <= at; p++)
            if (p < due || !double.IsNaN(rows.Values.Period[p]))
                count++;
        return count;
    }

    private ScaleInputs Inputs(int at, bool toDate)
    {
        double? Level(string series) => rows.Levels.TryGetValue(series, out var level) && level[toDate][at] is var number && !double.IsNaN(number) ? number : null;
        var value = rows.Values[toDate][at];
        return new()
        {
            Value = double.IsNaN(value) ? null : value,
            Target = Level(SeriesNames.Target),
            Baseline = Level(SeriesNames.Baseline),
            Benchmark = Level(SeriesNames.Benchmark),
            Red = Level(SeriesNames.Red),
            Amber = Level(SeriesNames.Amber),
            Green = Level(SeriesNames.Green),
            Min = Level(SeriesNames.Min),
            Max = Level(SeriesNames.Max),
            Worst = Level(SeriesNames.Worst),
            Direction = rules.Direction,
            RedFlagTolerance = redFlagTolerance,
        };
    }
}
