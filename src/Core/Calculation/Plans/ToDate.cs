using System.Runtime.CompilerServices;
using Binnacle.Core.Measures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Values and levels of the fiscal year so far. A year's first period stands by itself: it is shown as it is.</summary>
internal static class ToDate
{
    /// <summary>Values, for each period from <paramref name="from"/> on; the year's earlier ones are read.</summary>
    /// <param name="to">Behind the last.</param>
    public static void Values(Aggregation how, Grid grid, ReadOnlySpan<double> values, Span<double> toDate, int from, int to)
    {
        for (var (at, end) = (from, 0); at < to; at = end)
        {
            end = Math.Min(grid.YearEnd(at), to);
            var start = grid.YearStart[at];
            var year = values[start..end];
            var into = toDate[start..end];
            switch (how)
            {
                case Aggregation.Sum:
                    Values<Folds.Sum>(year, into, at - start);
                    break;
                case Aggregation.Average:
                    Values<Folds.Mean>(year, into, at - start);
                    break;
                case Aggregation.Last:
                    Values<Folds.Last>(year, into, at - start);
                    break;
                case Aggregation.Min:
                    Values<Folds.Min>(year, into, at - start);
                    break;
                case Aggregation.Max:
                    Values<Folds.Max>(year, into, at - start);
                    break;
                case Aggregation.Count:
                    Values<Folds.Count>(year, into, at - start);
                    break;
                default:
                    Values<Folds.First>(year, into, at - start);
                    break;
            }
        }
    }

    private static void Values<TFold>(ReadOnlySpan<double> values, Span<double> toDate, int from)
        where TFold : struct, IFold
    {
        var (fold, there) = (default(TFold), false);
        for (var p = 0; p < values.Length && p < toDate.Length; p++)
        {
            if (!double.IsNaN(values[p]))
            {
                fold.Add(values[p]);
                there = true;
            }
            if (p >= from)
                toDate[p] = there && fold.Result is var result && double.IsFinite(result) ? result : double.NaN;
        }
        if (from == 0 && values.Length > 0)
            toDate[0] = values[0];
    }

    /// <summary>Values and, like for like, the target of a measure that adds up both in the same way: what most measures do, in one pass.</summary>
    /// <param name="how">Sum, average or last.</param>
    public static void Both(Aggregation how, Grid grid, in RowPair values, in RowPair targets, int from, int to)
    {
        for (var (at, end) = (from, 0); at < to; at = end)
        {
            end = Math.Min(grid.YearEnd(at), to);
            var start = grid.YearStart[at];
            switch (how)
            {
                case Aggregation.Sum:
                    Both<Folds.Sum>(values, targets, start, end, at - start);
                    break;
                case Aggregation.Average:
                    Both<Folds.Mean>(values, targets, start, end, at - start);
                    break;
                default:
                    Both<Folds.Last>(values, targets, start, end, at - start);
                    break;
            }
        }
    }

    private static void Both<TFold>(in RowPair ofValues, in RowPair ofTargets, int start, int end, int from)
        where TFold : struct, IFold
    {
        ref var values = ref Unsafe.Add(ref ofValues.Period.Start, start);
        ref var targets = ref Unsafe.Add(ref ofTargets.Period.Start, start);
        ref var valuesToDate = ref Unsafe.Add(ref ofValues.ToDate.Start, start);
        ref var targetsToDate = ref Unsafe.Add(ref ofTargets.ToDate.Start, start);
        var (value, target, last, count) = (default(TFold), default(TFold), double.NaN, 0);
        for (var p = 0; p < end - start; p++)
        {
            var now = Unsafe.Add(ref targets, p);
            if (Unsafe.Add(ref values, p) is var said && !double.IsNaN(said))
            {
                last = now;
                value.Add(said);
                target.Add(now);
                count++;
            }
            if (p < from)
                continue;
            // No period counts: there is no figure to date, and the level is shown.
            Unsafe.Add(ref valuesToDate, p) = count > 0 && value.Result is var figure && double.IsFinite(figure) ? figure : double.NaN;
            Unsafe.Add(ref targetsToDate, p) = count > 1 ? target.Result : count == 1 ? last : now;
        }
        if (from == 0)
            (valuesToDate, targetsToDate) = (values, targets);
    }

    /// <summary>A level over the periods of the year so far that count: those with a value like for like, else those that are due or have one.</summary>
    /// <param name="values">The measure's own values.</param>
    /// <param name="figures">Its figures to date: where there is one and no period counts, like for like, there is no level.</param>
    /// <param name="due">Periods before this index are due.</param>
    public static void Levels(
        Aggregation how, bool likeForLike, Grid grid, ReadOnlySpan<double> levels, ReadOnlySpan<double> values, ReadOnlySpan<double> figures, Span<double> toDate, int due, int from, int to)
    {
        for (var (at, end) = (from, 0); at < to; at = end)
        {
            end = Math.Min(grid.YearEnd(at), to);
            var start = grid.YearStart[at];
            // Where all count that are due, those that are not due count by their values alone.
            var year = new Year(levels[start..end], values[start..end], figures[start..end], toDate[start..end], at - start, likeForLike ? 0 : Math.Max(0, due - start), likeForLike);
            switch (how)
            {
                case Aggregation.Sum or Aggregation.Count:
                    year.Fold<Folds.Sum>();
                    break;
                case Aggregation.Last:
                    year.Fold<Folds.Last>();
                    break;
                case Aggregation.First:
                    year.Fold<Folds.First>();
                    break;
                case Aggregation.Min:
                    year.Fold<Folds.Min>();
                    break;
                case Aggregation.Max:
                    year.Fold<Folds.Max>();
                    break;
                default:
                    year.Fold<Folds.Mean>();
                    break;
            }
        }
    }

    /// <param name="counting">Periods before this one count in any case.</param>
    private readonly ref struct Year(ReadOnlySpan<double> levels, ReadOnlySpan<double> values, ReadOnlySpan<double> figures, Span<double> toDate, int from, int counting, bool likeForLike)
    {
        private readonly ReadOnlySpan<double> _levels = levels;
        private readonly ReadOnlySpan<double> _values = values;
        private readonly ReadOnlySpan<double> _figures = figures;
        private readonly Span<double> _toDate = toDate;

        public void Fold<TFold>()
            where TFold : struct, IFold
        {
            var levels = _levels;
            var values = _values;
            var into = _toDate;
            var (fold, last, count, p) = (default(TFold), double.NaN, 0, 0);
            for (; p < levels.Length && p < values.Length && p < into.Length; p++)
            {
                if (!double.IsNaN(values[p]) || p < counting)
                {
                    last = levels[p];
                    fold.Add(last);
                    count++;
                }
                if (p >= from)
                    into[p] = count > 1 ? fold.Result : count == 1 ? last : Without(p);
            }
            if (from == 0 && p > 0)
                into[0] = levels[0];
        }

        /// <summary>No period counts: a figure to date has nothing to be compared with; without one the level is shown.</summary>
        private double Without(int p) => likeForLike && !double.IsNaN(_figures[p]) ? double.NaN : _levels[p];
    }
}
