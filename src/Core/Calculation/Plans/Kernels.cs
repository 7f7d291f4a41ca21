using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Arithmetic over stretches of rows. Sums run in the order given; nothing is contracted or reordered, so that an edit gives the bits of a full run.</summary>
internal static class Kernels
{
    public static Vector256<double> Absent => Vector256.Create(double.NaN);

    /// <summary>What is not finite is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Finite(Vector256<double> x) => Vector256.ConditionalSelect(Vector256.Equals(x - x, Vector256<double>.Zero), x, Absent);

    /// <summary>What a scale with a target looks at; absent without either, and where the target is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Ratio(bool deviation, Vector256<double> value, Vector256<double> target)
    {
        var ratio = deviation ? Vector256.Abs(value - target) / Vector256.Abs(target) : value / target;
        return Finite(Vector256.ConditionalSelect(Vector256.Equals(target, Vector256<double>.Zero), Absent, ratio));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> MeanOf(ReadOnlySpan<Row> children, ReadOnlySpan<double> weights, bool capped, double leastShare, int leastCount, double whole, int at)
    {
        Vector256<double> sum = default, present = default, count = default;
        for (var child = 0; child < children.Length; child++)
        {
            var score = children[child].Load(at);
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
        var at = 0;
        for (; at + Vector256<double>.Count <= own.Length; at += Vector256<double>.Count)
            Shared(Vector256.Create<double>(own[at..]), Vector256.Create(children[at..]), share).CopyTo(own[at..]);
        for (; at < own.Length; at++)
            own[at] = Shared(Vector256.Create(own[at]), Vector256.Create(children[at]), share)[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Shared(Vector256<double> own, Vector256<double> children, double share)
    {
        var both = (own * Vector256.Create(1 - share)) + (children * Vector256.Create(share));
        return Vector256.ConditionalSelect(Vector256.Equals(own, own), Vector256.ConditionalSelect(Vector256.Equals(children, children), both, own), children);
    }

    private static double Finite(double number) => double.IsFinite(number) ? number : double.NaN;
}
