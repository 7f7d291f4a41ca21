using Binnacle.Core.Formulas;
using Binnacle.Core.Formulas.Ast;
using Binnacle.Core.Formulas.Functions;
using Binnacle.Core.Measures.Scales;
using Binnacle.Core.Scoring;

namespace Binnacle.Core.Calculation.Plans;

/// <summary>What kernels ask of a scale. Most measures have a scale of their own, so nothing is made for it that is not asked for.</summary>
internal readonly struct ScaleShape
{
    private readonly Scale _scale;
    private readonly PiecewiseLine _comparable;

    public ScaleShape(Scale scale, PiecewiseLine comparable, Formula? formula)
    {
        (_scale, _comparable, Formula) = (scale, comparable, formula);
        var linear = scale.Curve as LinearCurve;
        IsItself = linear is not null && HoldsEnds && IsDiagonal(comparable) && Lies(linear.Points, within: comparable);
        IsPlain = scale.Basis != Basis.Pace && IsFinite(comparable) && scale.Curve switch
        {
            LinearCurve => IsFinite(linear!.Points) || IsFinite(Line()),
            StepCurve => true,
            ExpressionCurve => formula is not null && !formula.Names.Contains("previous"),
            RuleCurve rules => !rules.Rules.Any(rule => rule.When?.Contains("previous", StringComparison.OrdinalIgnoreCase) ?? false),
            _ => false,
        };
        AnswersWithoutValue = formula is not null && !NeedsValue(formula.Root);
        IsByTarget = linear is not null && scale is { Logarithm: false, Basis: Basis.RatioToTarget or Basis.RelativeDeviation };
    }

    /// <summary>As they were written; none where it is no line.</summary>
    public IReadOnlyList<CurvePoint> Points => _scale.Curve is LinearCurve linear ? linear.Points : [];

    /// <summary>Beyond both ends the score is that of the end.</summary>
    public bool HoldsEnds => _scale is { ClampLow: true, ClampHigh: true };

    /// <summary>Null where it is none.</summary>
    public Formula? Formula { get; }

    /// <summary>A formula that may give a score where there is no value.</summary>
    public bool AnswersWithoutValue { get; }

    /// <summary>Native scores need no mapping: every one of them compares as it is.</summary>
    public bool IsItself { get; }

    /// <summary>Kernels know it.</summary>
    public bool IsPlain { get; }

    /// <summary>A line over the value as a share of the target, or over how far off it is.</summary>
    public bool IsByTarget { get; }

    /// <summary>Null where native scores compare as they are.</summary>
    public Line? Comparing => IsItself ? null : new(_comparable);

    /// <summary>Made anew each time; only where it is one.</summary>
    public PiecewiseLine Line() => new(Points, _scale.ClampLow, _scale.ClampHigh);

    /// <summary>Whether the formula surely has no answer where there is no value.</summary>
    private static bool NeedsValue(Expression expression) => expression switch
    {
        NameUse use => use.Name == "value",
        Negation negation => NeedsValue(negation.Operand),
        Percentage percentage => NeedsValue(percentage.Operand),
        Chain chain => NeedsValue(chain.First) || chain.Links.Any(link => NeedsValue(link.Operand)),
        Comparison comparison => NeedsValue(comparison.Left) || NeedsValue(comparison.Right),
        FunctionCall { Function: Function.If or Function.Abs or Function.Sqrt or Function.Ln or Function.Exp or Function.Not } call => NeedsValue(call.Arguments[0]),
        FunctionCall { Function: Function.Round or Function.Power } call => call.Arguments.Any(NeedsValue),
        FunctionCall call => call.Arguments.All(NeedsValue),
        _ => false,
    };

    private static bool IsDiagonal(PiecewiseLine line)
    {
        foreach (ref readonly var segment in line.Segments)
            if (!segment.IsDiagonal)
                return false;
        return true;
    }

    private static bool Lies(IReadOnlyList<CurvePoint> scores, PiecewiseLine within)
    {
        for (var at = 0; at < scores.Count; at++)
            if (scores[at].Score < within[0].X || scores[at].Score > within[within.Count - 1].X)
                return false;
        return true;
    }

    /// <summary>As below; false also where the points neither rise nor fall.</summary>
    private static bool IsFinite(IReadOnlyList<CurvePoint> points)
    {
        if (points.Count < 2)
            return false;
        var rises = points[1].X > points[0].X;
        for (var at = 1; at < points.Count; at++)
        {
            var (from, to) = rises ? (points[at - 1], points[at]) : (points[at], points[at - 1]);
            if (!(to.X > from.X) || !double.IsFinite(LineSegment.Between(from, to).Slope))
                return false;
        }
        return true;
    }

    /// <summary>Scores so far apart that their difference has no number are nobody's.</summary>
    private static bool IsFinite(PiecewiseLine line)
    {
        foreach (ref readonly var segment in line.Segments)
            if (!double.IsFinite(segment.Slope))
                return false;
        return true;
    }
}

/// <summary>The shapes of a plan's scales. The last one is asked for several times; scales that look alike share how they compare.</summary>
internal sealed class ScaleShapes
{
    private (Scale? Scale, ScaleShape Shape) _last;
    private (ComparableEnds Ends, PiecewiseLine? Line) _comparable;
    private readonly Dictionary<string, Formula?> _formulas = new(StringComparer.Ordinal);

    public ScaleShape Of(Scale scale)
    {
        if (!ReferenceEquals(scale, _last.Scale))
            _last = (scale, new(scale, Comparable(scale), scale.Curve is ExpressionCurve expression ? FormulaOf(expression.Text) : null));
        return _last.Shape;
    }

    /// <summary>Scales differ in their points; where those points lie beside the bands is mostly the same.</summary>
    private PiecewiseLine Comparable(Scale scale)
    {
        var ends = ComparableScore.EndsOf(scale);
        if (_comparable.Line is null || _comparable.Ends != ends)
            _comparable = (ends, ComparableScore.Line(scale));
        return _comparable.Line;
    }

    private Formula? FormulaOf(string text)
    {
        if (!_formulas.TryGetValue(text, out var formula))
            _formulas[text] = formula = FormulaParser.Parse(text, FormulaPurpose.Scale).Formula;
        return formula;
    }
}
