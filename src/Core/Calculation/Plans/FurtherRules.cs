using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>What some measures have beside figures, a target and red, amber and green: any other scale, more levels, a comparable score of its own, completeness.</summary>
internal sealed class FurtherRules(MeasureRows rows, MeasureRules rules, IReadOnlyList<MeasureRows> operands, double redFlagTolerance)
{
    private readonly CompiledScale _scale = CompiledScale.Compile(rules.Scale);
    private readonly Line? _line = !rows.Levels.ContainsKey(SeriesNames.Target) ? null : LineOf(rules.Scale);
    private readonly RowPair[] _otherLevels = [.. rows.Levels.Where(level => level.Key != SeriesNames.Target).Select(level => level.Value)];
    private readonly Line? _comparing = IsItself(rules.Scale) ? null : new(ComparableScore.Line(rules.Scale));

    public ReadOnlySpan<RowPair> OtherLevels => _otherLevels;

    public static bool AreNeeded(MeasureRows rows) => !rows.Comparable.IsSameAs(rows.Native) || !rows.Lacking.IsNone || rows.Levels.Keys.Any(series => series != SeriesNames.Target);

    /// <summary>Native scores need no mapping: every one of them compares as it is.</summary>
    public static bool IsItself(Scale scale)
    {
        var line = ComparableScore.Line(scale);
        foreach (ref readonly var segment in line.Segments)
            if (!segment.IsDiagonal)
                return false;
        return scale is { Curve: LinearCurve { Points: var points }, ClampLow: true, ClampHigh: true } && points.All(point => point.Score >= line[0].X && point.Score <= line[line.Count - 1].X);
    }

    /// <summary>How many of the expected periods have no value; of a formula of figures to date, in that of what it reads which lacks most.</summary>
    public void Lack(bool byOperands, Grid grid, int due, int first, int behind)
    {
        if (rows.Lacking.IsNone)
            return;
        var lacking = rows.Lacking.Span;
        if (!byOperands)
        {
            Kernels.LackingToDate(rows.Values.Period.Span, lacking, grid.YearStart, due, first, behind);
            return;
        }
        for (var at = first; at < behind; at++)
        {
            lacking[at] = 0;
            foreach (var operand in operands)
                lacking[at] = Math.Max(lacking[at], operand.Lacking[at]);
        }
    }

    public void Score(int first, int behind, bool toDate)
    {
        var values = rows.Values[toDate].Span;
        var native = rows.Native[toDate].Span;
        if (_line is not null)
            _line.Score(rules.Scale.Basis == Basis.RelativeDeviation, values[first..behind], rows.Levels[SeriesNames.Target][toDate].Span[first..behind], native[first..behind]);
        else
            for (var at = first; at < behind; at++)
                native[at] = double.IsNaN(values[at]) ? double.NaN : _scale.Score(Inputs(at, toDate)).Score ?? double.NaN;
    }

    /// <summary>A figure to date without some of the expected values has no score.</summary>
    public void TakeOutIncomplete(Grid grid, int due, int first, int behind)
    {
        var native = rows.Native.ToDate.Span;
        for (var at = first; at < behind; at++)
            if (rows.Lacking[at] > 0 && !double.IsNaN(rows.Values.ToDate[at]) && Expected(grid, due, at) > 1)
                native[at] = double.NaN;
    }

    public void Compare(int first, int behind, bool toDate) => Comparing.Write(rows.Native, rows.Comparable, _comparing, toDate, first, behind);

    private static Line? LineOf(Scale scale) => scale is { Curve: LinearCurve linear, Logarithm: false, Basis: Basis.RatioToTarget or Basis.RelativeDeviation }
        ? new(new PiecewiseLine(linear.Points, scale.ClampLow, scale.ClampHigh)) : null;

    /// <summary>Periods of the year so far that are due or have a value.</summary>
    private int Expected(Grid grid, int due, int at)
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
