using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Binnacle.Core.Measures.RollUps;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A node by the rule most have: the weighted mean of those present, and of child scorecards where they have a share. In a large array, as <see cref="MeasureKernel"/> is.</summary>
internal readonly struct MeanKernel
{
    private readonly RowPair _native;
    private readonly MeanOf _own;

    /// <summary>Null where child scorecards have no share, as nearly everywhere: kernels are small where they can be.</summary>
    private readonly CardMean? _cards;
    private readonly Comparing? _comparing;

    public MeanKernel(KernelList<MeanOf.Child> all, NodeRows rows, RollUpRule rule, List<PlanChild> children, List<PlanChild> cards, Line? comparing)
    {
        (_native, _comparing) = (rows.Native, Comparing.Of(rows.Native, rows.Comparable, comparing));
        _own = new(all, children, rule.Method == RollUpMethod.Mean, rule.CapChildrenAt100, rule.EffectiveMinimum);
        _cards = cards.Count == 0 ? null : new(new(all, cards, equal: false, rule.CapChildrenAt100, MinimumPresent.None), rule.ChildShare);
    }

    /// <summary>Its score.</summary>
    public Row Written(bool toDate) => _native[toDate];

    // By itself: inlined into the loop over all steps, it would exhaust what that loop may inline.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Calculate(KernelList<MeanOf.Child> all, int from, int to, bool toDate)
    {
        var native = _native[toDate].Span;
        var at = from;
        if (_cards is null)
            for (; at + Kernels.Many <= to; at += Kernels.Many)
                _own.Write(all, at, toDate, native.Slice(at, Kernels.Many));
        for (; at < to; at += Vector256<double>.Count)
        {
            // Rows are as long as whole vectors: the last one may reach behind the stretch, and only what lies in it is kept.
            var first = Math.Min(at, native.Length - Vector256<double>.Count);
            var mean = _own.Four(all, first, toDate);
            if (_cards is not null)
                mean = Kernels.Shared(mean, _cards.Mean.Four(all, first, toDate), _cards.Share);
            Kernels.Keep(mean, native, first, at, to);
        }
        _comparing?.Write(toDate, from, to);
    }

    private sealed class CardMean(MeanOf mean, double share)
    {
        public readonly MeanOf Mean = mean;

        public double Share => share;
    }
}
