namespace Binnacle.Core.Calculation.Plans;

/// <summary>
/// A formula that is another one from within a fiscal year on: to date it looks at the year's earlier months too, and there it is not what those months themselves show.
/// It has rows of its own for the whole year, its shadow, of which the months from then on are shown.
/// </summary>
/// <param name="kernel">Over the shadow's rows.</param>
/// <param name="shownFrom">First period that is shown.</param>
internal sealed class ShadowStep(PlanTables tables, MeasureKernel kernel, MeasureRows shadow, MeasureRows shown, int shownFrom) : OtherStep(Written(shadow, shown, toDate: false), Written(shadow, shown, toDate: true))
{
    /// <summary>The measure's own and the shadow's.</summary>
    private readonly (RowPair Own, RowPair Shadow)[] _levels =
        [.. shown.Targets.IsNone ? [] : new[] { (shown.Targets, shadow.Targets) }, .. shown.OtherLevels.Select(level => (level.Rows, shadow.Level(level.Series)))];

    /// <summary>Rows for what the measure has rows for.</summary>
    public static MeasureRows Shadow(MeasureRows shown, RowStore store)
    {
        var shadow = new MeasureRows(shown.Id, store) { HasPlainFacts = true };
        shadow.Comparable = shown.Comparable.IsSameAs(shown.Native) ? shadow.Native : store.Pair(RowKind.Comparable);
        shadow.Targets = shown.Targets.IsNone ? default : store.Pair(RowKind.Levels);
        shadow.OtherLevels = [.. shown.OtherLevels.Select(level => (level.Series, store.Pair(RowKind.Levels)))];
        shadow.Lacking = shown.Lacking.IsNone ? default : store.Pair(RowKind.Others).ToDate;
        return shadow;
    }

    public override void Calculate(int first, int behind, bool toDate)
    {
        if (!toDate)
            foreach (var (from, to) in _levels)
                from.Period.Span[first..behind].CopyTo(to.Period.Span[first..behind]);
        kernel.Calculate(tables.Segments, tables.Grid, tables.Due, first, behind, toDate);
        first = Math.Max(first, shownFrom);
        if (first >= behind)
            return;
        Show(shadow.Values, shown.Values);
        Show(shadow.Native, shown.Native);
        if (!shadow.Comparable.IsSameAs(shadow.Native))
            Show(shadow.Comparable, shown.Comparable);
        if (!toDate)
            return;
        foreach (var (to, from) in _levels)
            Show(from, to);
        if (!shown.Lacking.IsNone)
            shadow.Lacking.Span[first..behind].CopyTo(shown.Lacking.Span[first..behind]);

        void Show(in RowPair from, in RowPair to) => from[toDate].Span[first..behind].CopyTo(to[toDate].Span[first..behind]);
    }

    private static Row[] Written(MeasureRows shadow, MeasureRows shown, bool toDate)
    {
        Row[] rows = [shown.Native[toDate], shown.Values[toDate], shadow.Values[toDate]];
        return toDate && !shown.Lacking.IsNone ? [.. rows, shown.Lacking, shadow.Lacking] : rows;
    }
}
