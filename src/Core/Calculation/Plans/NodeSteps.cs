using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A child as its parent counts it.</summary>
/// <param name="Scores">Comparable or native, as the parent asks.</param>
internal readonly record struct PlanChild(string Code, RowPair Scores, RowPair NotApplicable, double Weight, bool Critical, bool IsOwnMeasure);

/// <summary>A node by the rule most have: the weighted mean of those present, and of child scorecards where they have a share.</summary>
internal sealed class MeanStep : Step
{
    private readonly NodeRows _rows;
    private readonly RollUpRule _rule;
    private readonly (Row[] Period, Row[] ToDate, double[] Weights, double Whole) _own;
    private readonly (Row[] Period, Row[] ToDate, double[] Weights, double Whole) _cards;
    private readonly Line? _comparable;
    private readonly double _leastShare;
    private readonly int _leastCount;
    private readonly double[] _scratch;

    public MeanStep(Grid grid, NodeRows rows, RollUpRule rule, IReadOnlyList<PlanChild> children, IReadOnlyList<PlanChild> cards, Line? comparable, int from, int to)
        : base(from, to, [rows.Native.Period], [rows.Native.ToDate])
    {
        (_rows, _rule, _comparable) = (rows, rule, comparable);
        _own = Counted(children, rule.Method == RollUpMethod.Mean);
        _cards = Counted(cards, equal: false);
        _leastShare = rule.EffectiveMinimum.Share - Band.Tolerance;
        _leastCount = rule.EffectiveMinimum.Count;
        _scratch = cards.Count > 0 ? new double[grid.Stride] : [];
    }

    protected override void Calculate(int first, int behind, bool toDate)
    {
        var native = _rows.Native[toDate].Span;
        Kernels.WeightedMean(toDate ? _own.ToDate : _own.Period, _own.Weights, _rule.CapChildrenAt100, _leastShare, _leastCount, _own.Whole, native, first, behind);
        if (_cards.Weights.Length > 0)
        {
            Kernels.WeightedMean(toDate ? _cards.ToDate : _cards.Period, _cards.Weights, _rule.CapChildrenAt100, 0, 0, _cards.Whole, _scratch, first, behind);
            Kernels.Share(native[first..behind], _scratch.AsSpan(first..behind), _rule.ChildShare);
        }
        Comparing.Write(_rows.Native[toDate], _rows.Comparable[toDate], _comparable, first, behind);
    }

    private static (Row[], Row[], double[], double) Counted(IReadOnlyList<PlanChild> children, bool equal)
    {
        var counted = children.Where(child => child.Weight > 0).ToArray();
        var weights = counted.Select(child => equal ? 1 : child.Weight).ToArray();
        double whole = 0;
        foreach (var weight in weights)
            whole += weight;
        return ([.. counted.Select(child => child.Scores.Period)], [.. counted.Select(child => child.Scores.ToDate)], weights, whole);
    }
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
            if (!rows.NotApplicable[toDate].IsNone)
                rows.NotApplicable[toDate].Span[at] = score is null && own.Gap == Gap.NotApplicable ? 1 : double.NaN;
        }
        Comparing.Write(rows.Native[toDate], rows.Comparable[toDate], comparable, first, behind);
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
                Gap = !double.IsNaN(score) ? null : !of.NotApplicable[toDate].IsNone && !double.IsNaN(of.NotApplicable[toDate][at]) ? Gap.NotApplicable : Gap.NoData,
                Weight = of.Weight,
                Flagged = of.Critical,
                IsOwnMeasure = of.IsOwnMeasure,
            };
        }
    }
}
