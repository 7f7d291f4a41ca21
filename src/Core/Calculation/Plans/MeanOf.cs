using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>Σ weight · score ÷ Σ weight of those children present, where enough of the weight is; sums run in the children's order.</summary>
internal readonly struct MeanOf
{
    private readonly int _first;
    private readonly int _behind;
    private readonly double _whole;
    private readonly double _leastShare;
    private readonly int _leastCount;
    private readonly bool _isCapped;

    /// <summary>Whoever is there counts, as is.</summary>
    private readonly bool _isPlain;

    /// <param name="all">Where its children are added.</param>
    /// <param name="equal">All weights that are any count the same.</param>
    public MeanOf(KernelList<Child> all, List<PlanChild> children, bool equal, bool capped, MinimumPresent minimum)
    {
        _first = _behind = all.Count;
        foreach (var child in children)
            if (child.Node.Weight > 0)
            {
                var weight = equal ? 1 : child.Node.Weight;
                _behind = all.Add(new(child.Scores, weight)) + 1;
                _whole += weight;
            }
        (_isCapped, _leastShare, _leastCount) = (capped, minimum.Share - Band.Tolerance, minimum.Count);
        _isPlain = !_isCapped && _leastShare <= 0 && _leastCount <= 1;
    }

    /// <summary>Of four periods, the first of which is given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Four(KernelList<Child> all, int at, bool toDate)
    {
        if (!_isPlain)
            return Any(all, at, toDate);
        Vector256<double> sum = default, present = default;
        foreach (ref readonly var child in all[_first.._behind])
            Add(child.Scores[toDate].Load(at), Vector256.Create(child.Weight), ref sum, ref present);
        return Kernels.Finite(sum / present);
    }

    /// <summary>Of <see cref="Kernels.Many"/> periods at once: what is to be looked up of a child is looked up once.</summary>
    /// <param name="at">The first of them.</param>
    /// <param name="into">As many numbers.</param>
    public void Write(KernelList<Child> all, int at, bool toDate, Span<double> into)
    {
        var four = Vector256<double>.Count;
        if (!_isPlain)
        {
            for (var next = 0; next < Kernels.Many; next += four)
                Any(all, at + next, toDate).CopyTo(into[next..]);
            return;
        }
        Vector256<double> sum0 = default, sum1 = default, sum2 = default, present0 = default, present1 = default, present2 = default;
        foreach (ref readonly var child in all[_first.._behind])
        {
            var weight = Vector256.Create(child.Weight);
            ref var scores = ref Unsafe.Add(ref child.Scores[toDate].Start, at);
            Add(Vector256.LoadUnsafe(ref scores), weight, ref sum0, ref present0);
            Add(Vector256.LoadUnsafe(ref scores, (nuint)four), weight, ref sum1, ref present1);
            Add(Vector256.LoadUnsafe(ref scores, (nuint)(2 * four)), weight, ref sum2, ref present2);
        }
        Kernels.Finite(sum0 / present0).CopyTo(into);
        Kernels.Finite(sum1 / present1).CopyTo(into[four..]);
        Kernels.Finite(sum2 / present2).CopyTo(into[(2 * four)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<double> score, Vector256<double> weight, ref Vector256<double> sum, ref Vector256<double> present)
    {
        var there = Vector256.Equals(score, score);
        sum += (weight * score) & there;
        present += weight & there;
    }

    private Vector256<double> Any(KernelList<Child> all, int at, bool toDate)
    {
        Vector256<double> sum = default, present = default, count = default;
        foreach (ref readonly var child in all[_first.._behind])
        {
            var score = child.Scores[toDate].Load(at);
            var weight = Vector256.Create(child.Weight);
            var there = Vector256.Equals(score, score);
            if (_isCapped)
                score = Kernels.Capped(score);
            sum += (weight * score) & there;
            present += weight & there;
            count += Vector256<double>.One & there;
        }
        var mean = Kernels.Finite(sum / present);
        if (_leastShare > 0)
            mean = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(present / Vector256.Create(_whole), Vector256.Create(_leastShare)), mean, Kernels.Absent);
        return _leastCount > 1 ? Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(count, Vector256.Create((double)_leastCount)), mean, Kernels.Absent) : mean;
    }

    public readonly record struct Child(RowPair Scores, double Weight);
}
