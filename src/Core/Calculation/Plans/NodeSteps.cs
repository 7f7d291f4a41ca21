using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Strategies;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A node by any rule that looks at scores alone.</summary>
/// <param name="codeOf">As expressions name a child.</param>
internal sealed class RuleStep(NodeRows rows, RollUpRule rule, BandSet bands, List<PlanChild> children, List<PlanChild> cards, Func<Node, string> codeOf, Line? comparable)
    : OtherStep(NodeRows.Written(rows, toDate: false), NodeRows.Written(rows, toDate: true))
{
    private readonly double _share = rule.ChildShare;
    private readonly ScoresRule _own = ScoresRule.Of(rule, bands, children, codeOf);

    /// <summary>Null where child scorecards have no share.</summary>
    private readonly ScoresRule? _cards = cards.Count == 0 ? null
        : ScoresRule.Of(new() { Method = RollUpMethod.WeightedMean, Minimum = MinimumPresent.None, CapChildrenAt100 = rule.CapChildrenAt100 }, bands, cards, codeOf);
    private readonly Comparing? _comparing = Comparing.Of(rows.Native, rows.Comparable, comparable);

    // By itself: what would be inlined into the loop over all steps would exhaust what that loop may inline.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public override void Calculate(int first, int behind, bool toDate)
    {
        var native = rows.Native[toDate].Span;
        for (var at = first; at < behind; at += Vector256<double>.Count)
        {
            // Rows are as long as whole vectors: the last one may reach behind the stretch, and only what lies in it is kept.
            var four = Math.Min(at, native.Length - Vector256<double>.Count);
            var score = _own.Four(four, toDate, out var notApplicable);
            if (_cards is not null)
                score = Kernels.Shared(score, _cards.Four(four, toDate, out _), _share);
            Kernels.Keep(score, native, four, at, behind);
            if (!rows.NotApplicable.IsNone)
                Kernels.Keep(Vector256.ConditionalSelect(notApplicable & ~Vector256.Equals(score, score), Vector256<double>.One, Kernels.Absent), rows.NotApplicable[toDate].Span, four, at, behind);
        }
        _comparing?.Write(toDate, first, behind);
    }
}
