using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using Binnacle.Core.Strategies;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A child as its parent counts it.</summary>
/// <param name="Scores">Comparable or native, as the parent asks.</param>
internal readonly record struct PlanChild(Node Node, RowPair Scores, RowPair NotApplicable);

/// <summary>A node by any rule that looks at scores alone, period by period.</summary>
/// <param name="codeOf">As expressions name a child.</param>
internal sealed class RuleStep(NodeRows rows, RollUpRule rule, BandSet bands, IEnumerable<PlanChild> children, IEnumerable<PlanChild> cards, Func<Node, string> codeOf, Line? comparable)
    : OtherStep(NodeRows.Written(rows, toDate: false), NodeRows.Written(rows, toDate: true))
{
    private static readonly RollUp CardMean = RollUp.Compile(new() { Method = RollUpMethod.WeightedMean, Minimum = MinimumPresent.None });

    private readonly RollUp _rollUp = RollUp.Compile(rule);
    private readonly RollUp _cardMean = rule.CapChildrenAt100 ? RollUp.Compile(new() { Method = RollUpMethod.WeightedMean, Minimum = MinimumPresent.None, CapChildrenAt100 = true }) : CardMean;
    private readonly Comparing? _comparing = Comparing.Of(rows.Native, rows.Comparable, comparable);
    private readonly Counted _children = new(children, codeOf);
    private readonly Counted _cards = new(cards, codeOf);

    public override void Calculate(int first, int behind, bool toDate)
    {
        var native = rows.Native[toDate].Span;
        for (var at = first; at < behind; at++)
        {
            var own = _rollUp.Score(_children.At(at, toDate), bands);
            var score = own.Score;
            if (!_cards.IsEmpty)
                score = ScorecardShare.Of(score, null, _cardMean.Score(_cards.At(at, toDate), bands).Score, null, rule.ChildShare).Score;
            native[at] = score ?? double.NaN;
            if (!rows.NotApplicable.IsNone)
                rows.NotApplicable[toDate].Span[at] = score is null && own.Gap == Gap.NotApplicable ? 1 : double.NaN;
        }
        _comparing?.Write(toDate, first, behind);
    }

    /// <summary>Children with their scores of one period.</summary>
    private sealed class Counted
    {
        private readonly PlanChild[] _children;
        private readonly ChildScore[] _scores;

        public Counted(IEnumerable<PlanChild> children, Func<Node, string> codeOf)
        {
            _children = [.. children];
            _scores = [.. _children.Select(child => new ChildScore { Code = codeOf(child.Node), Weight = child.Node.Weight, Flagged = child.Node.Critical, IsOwnMeasure = child.Node is Placement })];
        }

        public bool IsEmpty => _children.Length == 0;

        public ChildScore[] At(int at, bool toDate)
        {
            for (var child = 0; child < _children.Length; child++)
            {
                ref readonly var of = ref _children[child];
                var score = of.Scores[toDate][at];
                var isThere = !double.IsNaN(score);
                _scores[child] = _scores[child] with
                {
                    Score = isThere ? score : null,
                    Gap = isThere ? null : !of.NotApplicable.IsNone && !double.IsNaN(of.NotApplicable[toDate][at]) ? Gap.NotApplicable : Gap.NoData,
                };
            }
            return _scores;
        }
    }
}
