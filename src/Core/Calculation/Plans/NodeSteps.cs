using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A child as its parent counts it.</summary>
/// <param name="Scores">Comparable or native, as the parent asks.</param>
internal readonly record struct PlanChild(string Code, RowPair Scores, RowPair NotApplicable, double Weight, bool Critical, bool IsOwnMeasure);

/// <summary>A node in kernels.</summary>
internal sealed class MeanStep(KernelList<MeanKernel> kernels, KernelList<MeanOf.Child> children, int kernel, NodeRows rows, int from, int to)
    : Step(from, to, [rows.Native.Period], [rows.Native.ToDate])
{
    public override StepKind Kind => StepKind.Mean;

    public override int Kernel => kernel;

    protected override void Calculate(int first, int behind, bool toDate) => kernels[kernel].Calculate(children, first, behind, toDate);
}

/// <summary>A node by any rule that looks at scores alone, period by period.</summary>
internal sealed class RuleStep(NodeRows rows, RollUpRule rule, BandSet bands, PlanChild[] children, PlanChild[] cards, Line? comparable, int from, int to)
    : Step(from, to, NodeRows.Written(rows, toDate: false), NodeRows.Written(rows, toDate: true))
{
    private static readonly RollUp CardMean = RollUp.Compile(new() { Method = RollUpMethod.WeightedMean, Minimum = MinimumPresent.None });

    private readonly RollUp _rollUp = RollUp.Compile(rule);
    private readonly RollUp _cardMean = rule.CapChildrenAt100 ? RollUp.Compile(new() { Method = RollUpMethod.WeightedMean, Minimum = MinimumPresent.None, CapChildrenAt100 = true }) : CardMean;
    private readonly ChildScore[] _children = new ChildScore[children.Length];
    private readonly ChildScore[] _cards = new ChildScore[cards.Length];

    protected override void Calculate(int first, int behind, bool toDate)
    {
        var native = rows.Native[toDate].Span;
        for (var at = first; at < behind; at++)
        {
            Fill(_children, children, at, toDate);
            var own = _rollUp.Score(_children, bands);
            var score = own.Score;
            if (cards.Length > 0)
            {
                Fill(_cards, cards, at, toDate);
                score = ScorecardShare.Of(score, null, _cardMean.Score(_cards, bands).Score, null, rule.ChildShare).Score;
            }
            native[at] = score ?? double.NaN;
            if (!rows.NotApplicable.IsNone)
                rows.NotApplicable[toDate].Span[at] = score is null && own.Gap == Gap.NotApplicable ? 1 : double.NaN;
        }
        Comparing.Write(rows.Native, rows.Comparable, comparable, toDate, first, behind);
    }

    private static void Fill(ChildScore[] scores, PlanChild[] children, int at, bool toDate)
    {
        for (var child = 0; child < children.Length; child++)
        {
            ref readonly var of = ref children[child];
            var score = of.Scores[toDate][at];
            scores[child] = new()
            {
                Code = of.Code,
                Score = double.IsNaN(score) ? null : score,
                Gap = !double.IsNaN(score) ? null : !of.NotApplicable.IsNone && !double.IsNaN(of.NotApplicable[toDate][at]) ? Gap.NotApplicable : Gap.NoData,
                Weight = of.Weight,
                Flagged = of.Critical,
                IsOwnMeasure = of.IsOwnMeasure,
            };
        }
    }
}
