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
                    Sum(year, into, at - start);
                    break;
                case Aggregation.Average:
                    Average(year, into, at - start);
                    break;
                case Aggregation.Last:
                    Last(year, into, at - start);
                    break;
                default:
                    Others(how, year, into, at - start);
                    break;
            }
        }
    }

    private static void Sum(ReadOnlySpan<double> values, Span<double> toDate, int from)
    {
        var (sum, there) = (0.0, false);
        for (var p = 0; p < values.Length && p < toDate.Length; p++)
        {
            var value = values[p];
            if (!double.IsNaN(value))
                (sum, there) = (sum + value, true);
            if (p >= from)
                toDate[p] = p == 0 ? value : there ? Finite(sum) : double.NaN;
        }
    }

    private static void Average(ReadOnlySpan<double> values, Span<double> toDate, int from)
    {
        var (sum, count) = (0.0, 0);
        for (var p = 0; p < values.Length && p < toDate.Length; p++)
        {
            var value = values[p];
            if (!double.IsNaN(value))
                (sum, count) = (sum + value, count + 1);
            if (p >= from)
                toDate[p] = p == 0 ? value : count > 0 ? Finite(sum / count) : double.NaN;
        }
    }

    private static void Last(ReadOnlySpan<double> values, Span<double> toDate, int from)
    {
        var last = double.NaN;
        for (var p = 0; p < values.Length && p < toDate.Length; p++)
        {
            var value = values[p];
            last = double.IsNaN(value) ? last : value;
            if (p >= from)
                toDate[p] = last;
        }
    }

    private static void Others(Aggregation how, ReadOnlySpan<double> values, Span<double> toDate, int from)
    {
        var (folded, count) = (0.0, 0);
        for (var p = 0; p < values.Length; p++)
        {
            var value = values[p];
            if (!double.IsNaN(value))
                folded = ++count == 1 ? value : how switch
                {
                    Aggregation.Min => value < folded ? value : folded,
                    Aggregation.Max => value > folded ? value : folded,
                    _ => folded,
                };
            if (p >= from)
                toDate[p] = p == 0 ? value : count == 0 ? double.NaN : how == Aggregation.Count ? count : folded;
        }
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
            var counting = likeForLike ? 0 : Math.Max(0, due - start);
            var year = new Year(levels[start..end], values[start..end], figures[start..end], toDate[start..end], at - start, counting, likeForLike);
            switch (how)
            {
                case Aggregation.Sum or Aggregation.Count:
                    year.Sum(mean: false);
                    break;
                case Aggregation.Last:
                    year.Last();
                    break;
                case Aggregation.First or Aggregation.Min or Aggregation.Max:
                    year.Others(how);
                    break;
                default:
                    year.Sum(mean: true);
                    break;
            }
        }
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;

    /// <param name="counting">Periods before this one count in any case.</param>
    private readonly ref struct Year(ReadOnlySpan<double> levels, ReadOnlySpan<double> values, ReadOnlySpan<double> figures, Span<double> toDate, int from, int counting, bool likeForLike)
    {
        private readonly ReadOnlySpan<double> _levels = levels;
        private readonly ReadOnlySpan<double> _values = values;
        private readonly ReadOnlySpan<double> _figures = figures;
        private readonly Span<double> _toDate = toDate;

        /// <param name="mean">The mean of the levels instead of their sum.</param>
        public void Sum(bool mean)
        {
            var levels = _levels;
            var values = _values;
            var into = _toDate;
            var (sum, last, count) = (0.0, double.NaN, 0);
            for (var p = 0; p < levels.Length && p < values.Length && p < into.Length; p++)
            {
                if (!double.IsNaN(values[p]) || p < counting)
                    (sum, last, count) = (sum + levels[p], levels[p], count + 1);
                if (p >= from)
                    into[p] = p == 0 ? levels[p] : count > 1 ? mean ? sum / count : sum : count == 1 ? last : Without(p);
            }
        }

        public void Last()
        {
            var levels = _levels;
            var values = _values;
            var into = _toDate;
            var (last, there) = (double.NaN, false);
            for (var p = 0; p < levels.Length && p < values.Length && p < into.Length; p++)
            {
                if (!double.IsNaN(values[p]) || p < counting)
                    (last, there) = (levels[p], true);
                if (p >= from)
                    into[p] = p == 0 ? levels[p] : there ? last : Without(p);
            }
        }

        public void Others(Aggregation how)
        {
            var (folded, count) = (double.NaN, 0);
            for (var p = 0; p < _levels.Length; p++)
            {
                if (!double.IsNaN(_values[p]) || p < counting)
                    folded = ++count == 1 ? _levels[p] : how switch
                    {
                        Aggregation.Min => Math.Min(folded, _levels[p]),
                        Aggregation.Max => Math.Max(folded, _levels[p]),
                        _ => folded,
                    };
                if (p >= from)
                    _toDate[p] = p == 0 ? _levels[p] : count > 0 ? folded : Without(p);
            }
        }

        /// <summary>No period counts: a figure to date has nothing to be compared with; without one the level is shown.</summary>
        private double Without(int p) => likeForLike && !double.IsNaN(_figures[p]) ? double.NaN : _levels[p];
    }
}
