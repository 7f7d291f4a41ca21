using System.Runtime.CompilerServices;
using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// A measure's figure, levels and score, to date after the period itself. A structure in one large array: a full run walks the array from end to end, and
/// whatever lies elsewhere would be a wait for memory.
/// </summary>
internal readonly struct MeasureKernel
{
    /// <summary>So many rows of it are looked at by readers.</summary>
    public const int MostWritten = 3;

    private readonly RowPair _values;
    private readonly RowPair _native;
    private readonly RowPair _targets;
    private readonly RagLine _rag;
    private readonly HeldLine _line;
    private readonly RowExpression? _formula;

    /// <summary>Null where figures, a target and a line are all there is.</summary>
    private readonly FurtherRules? _further;
    private readonly Aggregation _aggregation;
    private readonly Aggregation _targetAggregation;
    private readonly Parts _parts;

    /// <param name="owed">Periods whose value is due by now where it is missing; asked for by scales that answer without one.</param>
    /// <param name="segments">Of all lines.</param>
    public MeasureKernel(KernelList<LineSegment> segments, MeasureRows rows, MeasureRules rules, in ScaleShape shape, RowExpression? formula, IReadOnlyList<MeasureRows> operands, double redFlagTolerance, (int From, int To) owed)
    {
        (_formula, _aggregation, _targetAggregation) = (formula, rules.Aggregation, rules.TargetAggregation);
        (_values, _native, _targets) = (rows.Values, rows.Native, rows.Targets);
        if (rules.Use == MeasureUse.Kpi && !rules.InformationOnly)
            _parts |= Parts.Scored;
        if (rules.Completeness == Completeness.LikeForLike)
            _parts |= Parts.LikeForLike;
        if (rules.Scale.Basis == Basis.RelativeDeviation)
            _parts |= Parts.Deviation;
        if (!_targets.IsNone && shape.IsByTarget)
        {
            if (RagLine.TryOf(in shape, out _rag))
                _parts |= Parts.Rag;
            else if (HeldLine.TryOf(shape.Line(), segments, out _line))
                _parts |= Parts.Line;
        }
        if (LikeForLike && formula is null && !_targets.IsNone && rules.Aggregation == rules.TargetAggregation && rules.Aggregation is Aggregation.Sum or Aggregation.Average or Aggregation.Last)
            _parts |= Parts.AddsUpAlike;
        var isScored = (_parts & (Parts.Rag | Parts.Line)) != 0;
        if (!isScored || !LikeForLike || FurtherRules.AreNeeded(rows))
            _further = new(isScored, rows, rules, shape, operands, redFlagTolerance, owed);
    }

    [Flags]
    private enum Parts : byte
    {
        Scored = 1,
        LikeForLike = 2,
        Deviation = 4,
        Rag = 8,

        /// <summary>Values and target are added up to date in the same way.</summary>
        AddsUpAlike = 16,

        /// <summary>A line of more points, or of two.</summary>
        Line = 32,
    }

    private bool LikeForLike => (_parts & Parts.LikeForLike) != 0;

    /// <summary>The same figures and levels by another scale.</summary>
    /// <param name="rules">With the other scale.</param>
    public MeasureKernel ScoredBy(KernelList<LineSegment> segments, MeasureRows rows, MeasureRules rules, in ScaleShape shape, double redFlagTolerance, (int From, int To) owed) =>
        new(segments, rows, rules, shape, _formula, _further?.Operands ?? [], redFlagTolerance, owed);

    /// <summary>What readers look at, the score first.</summary>
    /// <returns>How many rows.</returns>
    public int Written(bool toDate, Span<Row> rows)
    {
        (rows[0], rows[1]) = (_native[toDate], _values[toDate]);
        if (!toDate || _further is not { Lacking: { IsNone: false } lacking })
            return 2;
        rows[2] = lacking;
        return 3;
    }

    public Row[] Written(bool toDate)
    {
        var rows = new Row[MostWritten];
        return rows[..Written(toDate, rows)];
    }

    /// <param name="due">Periods before this index are due.</param>
    // By itself: inlined into the loop over all steps, it would exhaust what that loop may inline.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Calculate(KernelList<LineSegment> segments, Grid grid, int due, int first, int behind, bool toDate)
    {
        if (_formula is not null && (!toDate || _aggregation == Aggregation.FormulaOfAggregates))
            _formula.Fill(_values[toDate].Span, toDate, first, behind);
        else if (toDate && (_parts & Parts.AddsUpAlike) == 0)
            ToDate.Values(_aggregation, grid, _values.Period.Span, _values.ToDate.Span, first, behind);
        else if (!toDate)
            _further?.Carry(due, first, behind);
        if (toDate)
            LevelsToDate(grid, due, first, behind);
        if ((_parts & Parts.Scored) != 0)
            Score(segments, grid, due, first, behind, toDate);
    }

    private void LevelsToDate(Grid grid, int due, int first, int behind)
    {
        if ((_parts & Parts.AddsUpAlike) != 0)
            ToDate.Both(_aggregation, grid, _values, _targets, first, behind);
        else if (!_targets.IsNone)
            LevelToDate(_targets, grid, due, first, behind);
        if (_further is null)
            return;
        foreach (ref readonly var level in _further.OtherLevels)
            LevelToDate(level, grid, due, first, behind);
        _further.Lack(_formula is not null && _aggregation == Aggregation.FormulaOfAggregates, grid, due, first, behind);
    }

    private void LevelToDate(in RowPair level, Grid grid, int due, int first, int behind) =>
        ToDate.Levels(_targetAggregation, LikeForLike, grid, level.Period.Span, _values.Period.Span, _values.ToDate.Span, level.ToDate.Span, due, first, behind);

    private void Score(KernelList<LineSegment> segments, Grid grid, int due, int first, int behind, bool toDate)
    {
        if ((_parts & Parts.Rag) != 0)
            _rag.Score((_parts & Parts.Deviation) != 0, _values[toDate], _targets[toDate], _native[toDate].Span, first, behind);
        else if ((_parts & Parts.Line) != 0)
            _line.Score(segments, (_parts & Parts.Deviation) != 0, _values[toDate], _targets[toDate], _native[toDate].Span, first, behind);
        else
            _further!.Score(grid, due, first, behind, toDate);
        if (_further is null)
            return;
        if (toDate && !LikeForLike)
            _further.TakeOutIncomplete(grid, due, first, behind);
        _further.Compare(first, behind, toDate);
    }
}
