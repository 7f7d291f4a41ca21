using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Arithmetic over stretches of rows. Sums run in the order given; nothing is contracted or reordered, so that an edit gives the bits of a full run.</summary>
internal static class Kernels
{
    /// <summary>So many periods are done at once where there are as many, three vectors: a year of months.</summary>
    public const int Many = 12;

    public static Vector256<double> Absent => Vector256.Create(double.NaN);

    /// <summary>What is not finite is absent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Finite(Vector256<double> x) => Vector256.ConditionalSelect(Vector256.Equals(x - x, Vector256<double>.Zero), x, Absent);

    /// <summary>Scores above 100 count as 100.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Capped(Vector256<double> score) => Vector256.ConditionalSelect(Vector256.GreaterThan(score, Vector256.Create(100.0)), Vector256.Create(100.0), score);

    /// <summary>What a scale with a target looks at; absent without either, and where the target is 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Ratio(bool deviation, Vector256<double> value, Vector256<double> target) => Finite(Quotient(deviation, value, target));

    /// <summary>The same before what is not finite is taken out, which it is over 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Quotient(bool deviation, Vector256<double> value, Vector256<double> target) =>
        deviation ? Vector256.Abs(value - target) / Vector256.Abs(target) : value / target;

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

    /// <summary>Of four numbers those that lie in a stretch.</summary>
    /// <param name="first">Where the four begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Keep(Vector256<double> four, Span<double> row, int first, int from, int to)
    {
        if (first >= from && first + Vector256<double>.Count <= to)
            four.CopyTo(row[first..]);
        else
            for (var at = Math.Max(first, from); at < to && at < first + Vector256<double>.Count; at++)
                row[at] = four[at - first];
    }

    /// <summary>own·(1 − share) + children·share; where one side is absent the other stands alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Shared(Vector256<double> own, Vector256<double> children, double share)
    {
        var both = (own * Vector256.Create(1 - share)) + (children * Vector256.Create(share));
        return Vector256.ConditionalSelect(Vector256.Equals(own, own), Vector256.ConditionalSelect(Vector256.Equals(children, children), both, own), children);
    }
}
