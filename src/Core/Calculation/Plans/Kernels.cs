using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Binnacle.Core.Measures;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Arithmetic over stretches of rows. Sums run in the order given; nothing is contracted or reordered, so that an edit gives the bits of a full run.</summary>
internal static class Kernels
{
    public static Vector256<double> Absent => Vector256.Create(double.NaN);

    /// <summary>What is not finite is absent.</summary>
    public static Vector256<double> Finite(Vector256<double> x) => Vector256.ConditionalSelect(Vector256.Equals(x - x, Vector256<double>.Zero), x, Absent);

    /// <summary>value ÷ target, or how far off as a share of the target; absent without either, and where the target is 0.</summary>
    public static void Basis(bool deviation, ReadOnlySpan<double> value, ReadOnlySpan<double> target, Span<double> x)
    {
        var vs = MemoryMarshal.Cast<double, Vector256<double>>(value);
        var ts = MemoryMarshal.Cast<double, Vector256<double>>(target);
        var xs = MemoryMarshal.Cast<double, Vector256<double>>(x);
        for (var at = 0; at < xs.Length; at++)
            xs[at] = Ratio(deviation, vs[at], ts[at]);
        for (var at = xs.Length * Vector256<double>.Count; at < x.Length; at++)
            x[at] = Ratio(deviation, Vector256.Create(value[at]), Vector256.Create(target[at]))[0];
    }

    private static Vector256<double> Ratio(bool deviation, Vector256<double> value, Vector256<double> target)
    {
        var ratio = deviation ? Vector256.Abs(value - target) / Vector256.Abs(target) : value / target;
        return Finite(Vector256.ConditionalSelect(Vector256.Equals(target, Vector256<double>.Zero), Absent, ratio));
    }

    /// <summary>Values of the fiscal year so far, for each period of the stretch.</summary>
    /// <param name="from">First period wanted; the year's earlier ones are read.</param>
    /// <param name="to">Behind the last.</param>
    public static void ToDate(Aggregation how, ReadOnlySpan<double> values, Span<double> toDate, ReadOnlySpan<int> yearStart, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var (start, sum, count, last) = (yearStart[at], 0.0, 0, double.NaN);
            for (var p = start; p < to && yearStart[p] == start; p++)
            {
                var value = values[p];
                if (!double.IsNaN(value))
                {
                    count++;
                    sum = how switch
                    {
                        Aggregation.Min => count == 1 ? value : Math.Min(sum, value),
                        Aggregation.Max => count == 1 ? value : Math.Max(sum, value),
                        Aggregation.First => count == 1 ? value : sum,
                        _ => sum + value,
                    };
                    last = value;
                }
                if (p < from)
                    continue;
                // A year's first period stands by itself: it is shown as it is.
                toDate[p] = p == start ? value : count == 0 ? double.NaN : Finite(how switch
                {
                    Aggregation.Last => last,
                    Aggregation.Count => count,
                    Aggregation.Average => sum / count,
                    _ => sum,
                });
                at = p + 1;
            }
        }
    }

    /// <summary>A level over the periods of the year so far that count: those with a value like for like, else those that are due or have one.</summary>
    /// <param name="values">The measure's own values.</param>
    /// <param name="figures">Its figures to date: where there is one and no period counts, like for like, there is no level.</param>
    /// <param name="due">Periods before this index are due.</param>
    public static void LevelToDate(
        Aggregation how, bool likeForLike, ReadOnlySpan<double> levels, ReadOnlySpan<double> values, ReadOnlySpan<double> figures, Span<double> toDate, ReadOnlySpan<int> yearStart, int due, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var (start, folded, count, first, last) = (yearStart[at], 0.0, 0, double.NaN, double.NaN);
            for (var p = start; p < to && yearStart[p] == start; p++)
            {
                var level = levels[p];
                if (!double.IsNaN(values[p]) || (!likeForLike && p < due))
                {
                    count++;
                    folded = how switch
                    {
                        Aggregation.Min => count == 1 ? level : Math.Min(folded, level),
                        Aggregation.Max => count == 1 ? level : Math.Max(folded, level),
                        _ => folded + level,
                    };
                    first = count == 1 ? level : first;
                    last = level;
                }
                if (p < from)
                    continue;
                // A year's first period stands by itself.
                toDate[p] = p == start ? level : count == 0 ? likeForLike && !double.IsNaN(figures[p]) ? double.NaN : level : count == 1 ? last : how switch
                {
                    Aggregation.Last => last,
                    Aggregation.First => first,
                    Aggregation.Sum or Aggregation.Count or Aggregation.Min or Aggregation.Max => folded,
                    _ => folded / count,
                };
                at = p + 1;
            }
        }
    }

    /// <summary>How many of the expected periods of the year so far have no value.</summary>
    public static void LackingToDate(ReadOnlySpan<double> values, Span<double> lacking, ReadOnlySpan<int> yearStart, int due, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var (start, count) = (yearStart[at], 0);
            for (var p = start; p < to && yearStart[p] == start; p++)
            {
                if (p < due && double.IsNaN(values[p]))
                    count++;
                if (p < from)
                    continue;
                lacking[p] = count;
                at = p + 1;
            }
        }
    }

    /// <summary>Σ weight · score ÷ Σ weight of those present, where enough of the weight is.</summary>
    public static void WeightedMean(ReadOnlySpan<Row> children, ReadOnlySpan<double> weights, bool capped, double leastShare, int leastCount, double whole, Span<double> mean, int from, int to)
    {
        var at = from;
        for (; at + Vector256<double>.Count <= to; at += Vector256<double>.Count)
            MeanOf(children, weights, capped, leastShare, leastCount, whole, at).CopyTo(mean[at..]);
        for (; at < to; at++)
        {
            double sum = 0, present = 0;
            var count = 0;
            for (var child = 0; child < children.Length; child++)
            {
                var score = children[child][at];
                if (double.IsNaN(score))
                    continue;
                sum += weights[child] * (capped ? Math.Min(score, 100) : score);
                present += weights[child];
                count++;
            }
            mean[at] = count >= leastCount && (leastShare <= 0 || present / whole >= leastShare) ? Finite(sum / present) : double.NaN;
        }
    }

    private static Vector256<double> MeanOf(ReadOnlySpan<Row> children, ReadOnlySpan<double> weights, bool capped, double leastShare, int leastCount, double whole, int at)
    {
        Vector256<double> sum = default, present = default, count = default;
        for (var child = 0; child < children.Length; child++)
        {
            var score = Vector256.Create<double>(children[child].Span.Slice(at, Vector256<double>.Count));
            var weight = Vector256.Create(weights[child]);
            var there = Vector256.Equals(score, score);
            if (capped)
                score = Vector256.ConditionalSelect(Vector256.GreaterThan(score, Vector256.Create(100.0)), Vector256.Create(100.0), score);
            sum += (weight * score) & there;
            present += weight & there;
            count += Vector256<double>.One & there;
        }
        var mean = Finite(sum / present);
        if (leastShare > 0)
            mean = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(present / Vector256.Create(whole), Vector256.Create(leastShare)), mean, Absent);
        return leastCount > 1 ? Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(count, Vector256.Create((double)leastCount)), mean, Absent) : mean;
    }

    /// <summary>own·(1 − share) + children·share; where one side is absent the other stands alone.</summary>
    public static void Share(Span<double> own, ReadOnlySpan<double> children, double share)
    {
        for (var at = 0; at < own.Length; at++)
            own[at] = double.IsNaN(own[at]) ? children[at] : double.IsNaN(children[at]) ? own[at] : (own[at] * (1 - share)) + (children[at] * share);
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;
}
