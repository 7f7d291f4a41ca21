using Binnacle.Core.Measures;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;

namespace Binnacle.App.Scores;

/// <summary>A scale seen from its values: which of them have which status, and the curve between. Found by looking, so that every scale has one.</summary>
internal static class Washes
{
    private const int Samples = 240;
    private const int Halvings = 40;

    /// <param name="inputs">The period's levels; the value among them is not looked at.</param>
    /// <param name="values">Values that should lie within, besides the levels.</param>
    public static (IReadOnlyList<WashView> Washes, IReadOnlyList<CurveSampleView> Curve) Of(MeasureRules rules, ScaleInputs inputs, IEnumerable<double> values)
    {
        if (rules.Scale.Curve is WordCurve or YesNoCurve || Positions(inputs, values) is not [var low, ..] positions)
            return ([], []);
        var scale = CompiledScale.Compile(rules.Scale);
        ScoredValue At(double value) => scale.Score(inputs with { Value = value, Word = null });

        var washes = new List<WashView>();
        var curve = new List<CurveSampleView>();
        var (from, before) = ((double?)null, At(low));
        for (var at = 0; at < positions.Length; at++)
        {
            var here = At(positions[at]);
            if (here.Score is { } score)
                curve.Add(new(positions[at], score));
            if (here.Band?.Code == before.Band?.Code)
                continue;
            var edge = Edge(positions[at - 1], positions[at], value => At(value).Band?.Code == before.Band?.Code);
            Add(from, edge, before.Band);
            (from, before) = (edge, here);
        }
        Add(from, null, before.Band);
        return (washes, curve);

        void Add(double? start, double? end, Band? band)
        {
            if (band is not null)
                washes.Add(new(start, end, StatusView.Of(band, null)));
        }
    }

    /// <summary>
    /// Evenly, twice as far as the levels reach, for beyond them a scale says nothing new; and the levels themselves with what lies between two of
    /// them, so that no band is too narrow to be met.
    /// </summary>
    private static double[] Positions(in ScaleInputs inputs, IEnumerable<double> values)
    {
        var known = new[] { inputs.Target, inputs.Red, inputs.Amber, inputs.Green, inputs.Baseline, inputs.Min, inputs.Max, inputs.Worst, inputs.Target * 0.8, inputs.Target * 1.2 }
            .OfType<double>().Concat(values).Where(double.IsFinite).Distinct().Order().ToArray();
        if (known.Length == 0)
            return [];
        var (low, high) = (known[0], known[^1]);
        var beyond = high > low ? high - low : Math.Max(1, Math.Abs(high));
        (low, high) = (low - beyond, high + beyond);
        return
        [
            .. Enumerable.Range(0, Samples + 1).Select(at => low + ((high - low) * at / Samples)).Concat(known).Concat(known.Zip(known.Skip(1), (one, next) => (one + next) / 2)).Distinct().Order(),
        ];
    }

    private static double Edge(double inside, double outside, Func<double, bool> isInside)
    {
        for (var step = 0; step < Halvings; step++)
        {
            var middle = (inside + outside) / 2;
            if (isInside(middle))
                inside = middle;
            else
                outside = middle;
        }
        return outside;
    }
}
