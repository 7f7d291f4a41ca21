using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>A scale made ready to score many values: points sorted, formulas parsed. Safe to share between threads.</summary>
public sealed class CompiledScale
{
    private readonly PiecewiseLine? line;
    private readonly Step[] steps = [];
    private readonly FormulaCurve? formulas;
    private readonly PiecewiseLine comparable;

    private CompiledScale(Scale scale)
    {
        Scale = scale;
        comparable = ComparableScore.Line(scale);
        if (scale.Curve is LinearCurve linear) line = new(linear.Points, scale.ClampLow, scale.ClampHigh);
        if (scale.Curve is RuleCurve or ExpressionCurve) formulas = new(scale);
        if (scale.Curve is StepCurve staircase) steps = [.. staircase.Steps.OrderBy(step => step.From).ThenBy(step => step.Above)];
    }

    public Scale Scale { get; }

    /// <exception cref="ArgumentException">The scale has one of the problems that <see cref="ScaleCheck"/> lists.</exception>
    public static CompiledScale Compile(Scale scale) => new(scale);

    /// <summary>What this native score counts as beside scores of other scales.</summary>
    public double Comparable(double native) => comparable.At(native);

    public ScoredValue Score(in ScaleInputs inputs) => Scale.Curve switch
    {
        LinearCurve or StepCurve => ScoreBasis(inputs),
        YesNoCurve yesNo => WordScore.YesNo(Scale, yesNo, inputs),
        WordCurve words => WordScore.Listed(Scale, words, inputs),
        _ => formulas!.Score(inputs),
    };

    /// <summary>The same score with the parts of the curve it came from.</summary>
    public ScaleExplanation Explain(in ScaleInputs inputs)
    {
        var scored = Score(inputs);
        var hit = scored.Hit;
        return new()
        {
            Scored = scored,
            Points = hit.Kind switch
            {
                HitKind.Point or HitKind.Held => [line![hit.Index]],
                HitKind.Segment => [line![hit.Index], line[hit.Index + 1]],
                HitKind.RunOn => hit.Index == 0 ? [line![0], line[1]] : [line![hit.Index - 1], line[hit.Index]],
                _ => [],
            },
            Step = hit is { Kind: HitKind.Step, Index: >= 0 } ? steps[hit.Index] : null,
            Rule = hit.Kind == HitKind.Rule ? ((RuleCurve)Scale.Curve).Rules[hit.Index] : null,
            Operands = formulas?.Operands(inputs, hit) ?? [],
        };
    }

    private ScoredValue ScoreBasis(in ScaleInputs inputs)
    {
        var basis = BasisValue.Of(Scale, inputs);
        if (basis.Reason is { } reason) return ScoredValue.Absent(reason);
        var score = line is null ? Climb(basis.X, out var hit) : line.At(basis.X, out hit);
        if (!double.IsFinite(score)) return ScoredValue.Absent(Gap.Overflow, basis.X);
        return new() { Score = score, X = basis.X, Band = Scale.Bands.Of(score), Hit = hit, AssumedRed = basis.AssumedRed };
    }

    private double Climb(double x, out CurveHit hit)
    {
        var i = steps.Length - 1;
        while (i >= 0 && !(steps[i].Above ? x > steps[i].From : x >= steps[i].From)) i--;
        hit = new(HitKind.Step, i);
        return i < 0 ? ((StepCurve)Scale.Curve).Below : steps[i].Score;
    }
}
