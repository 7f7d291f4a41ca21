using System.Runtime.Intrinsics;
using Binnacle.Core.Measures.RollUps;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A node by the rule most have: the weighted mean of those present, and of child scorecards where they have a share. In a large array, as <see cref="MeasureKernel"/> is.</summary>
internal readonly struct MeanKernel
{
    private readonly RowPair _native;
    private readonly RowPair _comparable;
    private readonly MeanOf _own;
    private readonly MeanOf _cards;
    private readonly double _cardShare;
    private readonly Line? _comparing;

    public MeanKernel(KernelList<MeanOf.Child> all, NodeRows rows, RollUpRule rule, IReadOnlyList<PlanChild> children, IReadOnlyList<PlanChild> cards, Line? comparing, int from, int to)
    {
        (From, To, _native, _comparable, _comparing, _cardShare) = (from, to, rows.Native, rows.Comparable, comparing, rule.ChildShare);
        _own = new(all, children, rule.Method == RollUpMethod.Mean, rule.CapChildrenAt100, rule.EffectiveMinimum);
        _cards = new(all, cards, equal: false, rule.CapChildrenAt100, MinimumPresent.None);
    }

    /// <summary>First period it speaks for.</summary>
    public int From { get; }

    /// <summary>Behind the last.</summary>
    public int To { get; }

    public void Calculate(KernelList<MeanOf.Child> all, int from, int to, bool toDate)
    {
        var native = _native[toDate].Span;
        for (var at = from; at < to; at += Vector256<double>.Count)
        {
            // Rows are as long as whole vectors: the last one may reach behind the stretch, and only what lies in it is kept.
            var first = Math.Min(at, native.Length - Vector256<double>.Count);
            var mean = _own.Four(all, first, toDate);
            if (!_cards.IsEmpty)
                mean = Kernels.Shared(mean, _cards.Four(all, first, toDate), _cardShare);
            Kernels.Keep(mean, native, first, at, to);
        }
        Comparing.Write(_native, _comparable, _comparing, toDate, from, to);
    }
}
