using Binnacle.Core.Facts;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>What some measures have beside figures, a target and a line that holds both ends: any other scale, more levels, a comparable score of its own, completeness.</summary>
/// <param name="isScored">Its score comes from elsewhere.</param>
internal sealed class FurtherRules(bool isScored, MeasureRows rows, MeasureRules rules, ScaleShape shape, IReadOnlyList<MeasureRows> operands, double redFlagTolerance, (int From, int To) owed)
{
    private readonly RowExpression? _expression = shape.Formula is null ? null : RowExpression.OfScale(shape.Formula.Root, rows);
    private readonly CompiledScale? _scale = (shape.IsByTarget && !rows.Targets.IsNone) || shape.Formula is not null ? null : CompiledScale.Compile(rules.Scale);
    private readonly Line? _line = !isScored && !rows.Targets.IsNone && shape.IsByTarget ? new(shape.Line()) : null;
    private readonly RowPair[] _otherLevels = [.. rows.OtherLevels.Select(level => level.Rows)];
    private readonly Comparing? _comparing = Comparing.Of(rows.Native, rows.Comparable, shape.Comparing);

    public Row Lacking => rows.Lacking;

    public IReadOnlyList<MeasureRows> Operands => operands;

    public ReadOnlySpan<RowPair> OtherLevels => _otherLevels;

    public static bool AreNeeded(MeasureRows rows) => !rows.Comparable.IsSameAs(rows.Native) || !rows.Lacking.IsNone || rows.OtherLevels.Length > 0 || rows.Carrying is not null;

    /// <summary>Values where some of them stand in for others.</summary>
    public void Carry(int due, int first, int behind) => rows.Carrying?.Fill(rows.Values.Period.Span, due, first, behind);

    /// <summary>How many of the expected periods have no value; of a formula of figures to date, in that of what it reads which lacks most.</summary>
    public void Lack(bool byOperands, Grid grid, int due, int first, int behind)
    {
        if (rows.Lacking.IsNone)
            return;
        var lacking = rows.Lacking.Span;
        if (!byOperands)
        {
            var counted = rows.Carrying is { Counts: false } carrying ? carrying.Reported.Span : rows.Values.Period.Span;
            Kernels.LackingToDate(counted, lacking, grid.YearStart, due, first, behind);
            return;
        }
        for (var at = first; at < behind; at++)
        {
            lacking[at] = 0;
            foreach (var operand in operands)
                lacking[at] = Math.Max(lacking[at], operand.Lacking[at]);
        }
    }

    public void Score(Grid grid, int due, int first, int behind, bool toDate)
    {
        var values = rows.Values[toDate].Span;
        var native = rows.Native[toDate].Span;
        if (_line is not null)
            _line.Score(rules.Scale.Basis == Basis.RelativeDeviation, values[first..behind], rows.Targets[toDate].Span[first..behind], native[first..behind]);
        else if (_expression is not null)
            Evaluate(_expression, grid, due, first, behind, toDate);
        else
            for (var at = first; at < behind; at++)
                native[at] = double.IsNaN(values[at]) ? double.NaN : _scale!.Score(Inputs(at, toDate)).Score ?? double.NaN;
    }

    private void Evaluate(RowExpression expression, Grid grid, int due, int first, int behind, bool toDate)
    {
        var values = rows.Values[toDate].Span;
        var native = rows.Native[toDate].Span;
        expression.Fill(native, toDate, first, behind);
        if (!shape.AnswersWithoutValue)
            return;
        // What nobody owes yet has no score, whatever the formula says of nothing.
        for (var at = first; at < behind; at++)
            if (double.IsNaN(values[at]) && !(toDate && at > grid.YearStart[at] ? grid.YearStart[at] < due : owed.From <= at && at < owed.To))
                native[at] = double.NaN;
    }

    /// <summary>A figure to date without some of the expected values has no score.</summary>
    public void TakeOutIncomplete(Grid grid, int due, int first, int behind)
    {
        var native = rows.Native.ToDate.Span;
        for (var at = first; at < behind; at++)
            if (rows.Lacking[at] > 0 && !double.IsNaN(rows.Values.ToDate[at]) && Expected(grid, due, at) > 1)
                native[at] = double.NaN;
    }

    public void Compare(int first, int behind, bool toDate) => _comparing?.Write(toDate, first, behind);

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
        double? Level(string series) => rows.Level(series) is { IsNone: false } level && level[toDate][at] is var number && !double.IsNaN(number) ? number : null;
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
