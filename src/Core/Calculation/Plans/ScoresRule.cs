using System.Runtime.Intrinsics;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring.RollUps;
using Binnacle.Core.Strategies;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>A child as its parent counts it.</summary>
/// <param name="Scores">Comparable or native, as the parent asks.</param>
/// <param name="Steps">Those that calculate it.</param>
internal readonly record struct PlanChild(Node Node, RowPair Scores, RowPair NotApplicable, int[] Steps)
{
    /// <summary>The same to a parent: its rows, weight and flags.</summary>
    public bool IsAs(in PlanChild other) => Scores.IsSameAs(other.Scores) && NotApplicable.IsNone == other.NotApplicable.IsNone
        && Node.Weight.Equals(other.Node.Weight) && Node.Critical == other.Node.Critical && Node is Placement == other.Node is Placement;
}

/// <summary>What children come to by any rule that looks at scores, for four periods at once. To the last bit what <see cref="RollUp"/> gives, period by period.</summary>
internal abstract class ScoresRule
{
    /// <param name="at">The first of the four.</param>
    /// <param name="notApplicable">All bits set where nothing can count because nothing is applicable.</param>
    public abstract Vector256<double> Four(int at, bool toDate, out Vector256<double> notApplicable);

    /// <param name="codeOf">As expressions name a child.</param>
    public static ScoresRule Of(RollUpRule rule, BandSet bands, List<PlanChild> children, Func<Node, string> codeOf) =>
        rule.Method == RollUpMethod.Expression ? new ByExpression(rule, bands, children, codeOf) : new ByArithmetic(rule, children);

    private static Vector256<double> IsThere(Vector256<double> number) => Vector256.Equals(number, number);

    private sealed class ByArithmetic : ScoresRule
    {
        private readonly RollUpMethod _method;
        private readonly MissingChildren _missing;
        private readonly bool _isCapped;
        private readonly MinimumPresent _minimum;
        private readonly bool _needsNobody;

        /// <summary>Whoever is there counts, as is, nothing is asked of the others, and of nobody comes nothing.</summary>
        private readonly bool _isPlain;

        /// <summary>A geometric mean of whole weights.</summary>
        private readonly bool _byProduct;

        /// <summary>Those that can count.</summary>
        private readonly Child[] _children;

        public ByArithmetic(RollUpRule rule, List<PlanChild> children)
        {
            (_method, _missing, _isCapped, _minimum) = (rule.Method, rule.Missing, rule.CapChildrenAt100, rule.EffectiveMinimum);
            _needsNobody = _missing == MissingChildren.Zero && _minimum == MinimumPresent.None;
            var isWeighted = _method is RollUpMethod.WeightedMean or RollUpMethod.WeightedGeometricMean or RollUpMethod.OwnMeasureOnly;
            _children = [.. children.Where(child => child.Node.Weight > 0 && (_method != RollUpMethod.OwnMeasureOnly || child.Node is Placement))
                .Select(child => new Child(child.Scores, child.NotApplicable, isWeighted ? child.Node.Weight : 1))];
            _isPlain = _children.Length > 0 && rule is { Method: not RollUpMethod.Sum, Missing: MissingChildren.Respread, CapChildrenAt100: false } && _minimum.Count <= 1 && _minimum.Share - Band.Tolerance <= 0
                && Array.TrueForAll(_children, child => child.NotApplicable.IsNone);
            _byProduct = !double.IsNaN(_children.Aggregate(0.0, (sum, child) => PowerProduct.Sum(sum, child.Weight)));
        }

        public override Vector256<double> Four(int at, bool toDate, out Vector256<double> notApplicable)
        {
            if (_isPlain)
            {
                notApplicable = Vector256<double>.Zero;
                return Kernels.Finite(Together(at, toDate));
            }
            Vector256<double> count = default, weight = default, presentCount = default, presentWeight = default;
            foreach (ref readonly var child in _children.AsSpan())
            {
                var score = child.Scores[toDate].Load(at);
                var (there, countable) = (IsThere(score), Countable(child, score, at, toDate));
                count += Vector256<double>.One & countable;
                weight += Vector256.Create(child.Weight) & countable;
                presentCount += Vector256<double>.One & there;
                presentWeight += Vector256.Create(child.Weight) & there;
            }
            var isAny = Vector256.GreaterThan(count, Vector256<double>.Zero);
            notApplicable = _children.Length == 0 ? Vector256<double>.Zero : ~isAny;
            var isEnough = isAny & Vector256.GreaterThanOrEqual(presentCount, Vector256.Create((double)_minimum.Count))
                & Vector256.GreaterThanOrEqual(presentWeight / weight, Vector256.Create(_minimum.Share - Band.Tolerance));
            if (_missing == MissingChildren.Strict)
                isEnough &= Vector256.Equals(presentCount, count);
            if (!_needsNobody)
                isEnough &= Vector256.GreaterThan(presentCount, Vector256<double>.Zero);
            return Vector256.ConditionalSelect(isEnough, Kernels.Finite(Together(at, toDate)), Kernels.Absent);
        }

        private Vector256<double> Together(int at, bool toDate)
        {
            if (_method == RollUpMethod.WeightedGeometricMean)
                return Geometric(at, toDate);
            if (_method is RollUpMethod.Min or RollUpMethod.Max)
                return Extreme(at, toDate);
            var (scores, weights) = Sums(at, toDate);
            return _method == RollUpMethod.Sum ? scores : scores / weights;
        }

        private (Vector256<double> Scores, Vector256<double> Weights) Sums(int at, bool toDate)
        {
            Vector256<double> scores = default, weights = default;
            foreach (ref readonly var child in _children.AsSpan())
            {
                var score = Counted(child, at, toDate);
                var weight = Vector256.Create(child.Weight);
                scores += (weight * score) & IsThere(score);
                weights += weight & IsThere(score);
            }
            return (scores, weights);
        }

        private Vector256<double> Extreme(int at, bool toDate)
        {
            var best = Kernels.Absent;
            foreach (ref readonly var child in _children.AsSpan())
            {
                var score = Counted(child, at, toDate);
                var beats = _method == RollUpMethod.Min ? Vector256.LessThan(score, best) : Vector256.GreaterThan(score, best);
                best = Vector256.ConditionalSelect(beats | ~IsThere(best), score, best);
            }
            return best;
        }

        private Vector256<double> Geometric(int at, bool toDate)
        {
            var (product, weights, isZero) = (Vector256<double>.One, Vector256<double>.Zero, Vector256<double>.Zero);
            var byProduct = _byProduct ? Vector256<double>.AllBitsSet : Vector256<double>.Zero;
            foreach (ref readonly var child in _children.AsSpan())
            {
                var score = Counted(child, at, toDate);
                var there = IsThere(score);
                isZero |= Vector256.LessThanOrEqual(score, Vector256<double>.Zero);
                weights += Vector256.Create(child.Weight) & there;
                byProduct &= (Vector256.GreaterThanOrEqual(score, Vector256.Create(PowerProduct.Least)) & Vector256.LessThanOrEqual(score, Vector256.Create(PowerProduct.Greatest))) | ~there;
                if (_byProduct)
                    product = PowerProduct.Times(product, Vector256.ConditionalSelect(there, score, Vector256<double>.One), (int)child.Weight);
            }
            Span<double> means = stackalloc double[Vector256<double>.Count];
            means.Clear();
            var (ofProduct, areZero) = (byProduct.ExtractMostSignificantBits(), isZero.ExtractMostSignificantBits());
            if ((ofProduct | areZero) != 0b1111)
                AddLogarithms(at, toDate, means);
            for (var lane = 0; lane < means.Length; lane++)
                means[lane] = (areZero >> lane & 1) != 0 ? 0 : Math.Exp(((ofProduct >> lane & 1) != 0 ? Math.Log(product[lane]) : means[lane]) / weights[lane]);
            return Vector256.Create<double>(means);
        }

        /// <summary>Σ weight · ln score, of those above 0.</summary>
        private void AddLogarithms(int at, bool toDate, Span<double> sums)
        {
            foreach (ref readonly var child in _children.AsSpan())
            {
                var score = Counted(child, at, toDate);
                for (var lane = 0; lane < sums.Length; lane++)
                    if (score[lane] > 0)
                        sums[lane] += child.Weight * Math.Log(score[lane]);
            }
        }

        /// <summary>Absent where the child does not count.</summary>
        private Vector256<double> Counted(in Child child, int at, bool toDate)
        {
            var score = child.Scores[toDate].Load(at);
            if (_isCapped)
                score = Kernels.Capped(score);
            return _missing == MissingChildren.Zero
                ? Vector256.ConditionalSelect(IsThere(score) | ~Countable(child, score, at, toDate), score, Vector256<double>.Zero)
                : score;
        }

        private static Vector256<double> Countable(in Child child, Vector256<double> score, int at, bool toDate) =>
            child.NotApplicable.IsNone ? Vector256<double>.AllBitsSet : IsThere(score) | ~IsThere(child.NotApplicable[toDate].Load(at));

        private readonly record struct Child(RowPair Scores, RowPair NotApplicable, double Weight);
    }

    private sealed class ByExpression(RollUpRule rule, BandSet bands, List<PlanChild> children, Func<Node, string> codeOf) : ScoresRule
    {
        private readonly RollUp _rollUp = RollUp.Compile(rule);
        private readonly PlanChild[] _children = [.. children];
        private readonly ChildScore[] _scores = [.. children.Select(child => new ChildScore { Code = codeOf(child.Node), Weight = child.Node.Weight, Flagged = child.Node.Critical, IsOwnMeasure = child.Node is Placement })];

        public override Vector256<double> Four(int at, bool toDate, out Vector256<double> notApplicable)
        {
            var (scores, nobody) = (Kernels.Absent, Vector256<double>.Zero);
            for (var lane = 0; lane < Vector256<double>.Count; lane++)
            {
                var own = _rollUp.Score(ScoresAt(at + lane, toDate), bands);
                scores = scores.WithElement(lane, own.Score ?? double.NaN);
                if (own.Gap == Gap.NotApplicable)
                    nobody = nobody.WithElement(lane, Vector256<double>.AllBitsSet[0]);
            }
            notApplicable = nobody;
            return scores;
        }

        private ChildScore[] ScoresAt(int at, bool toDate)
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
