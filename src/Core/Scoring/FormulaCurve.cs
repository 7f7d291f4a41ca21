using System.Collections.Immutable;
using Binnacle.Core.Formulas;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring;

/// <summary>The curves that are formulas, parsed: one expression, or ordered rules.</summary>
internal sealed class FormulaCurve
{
    private readonly Scale scale;
    private readonly Formula? expression;
    private readonly ImmutableArray<(Formula? When, ScoreRule Rule)> rules = [];

    public FormulaCurve(Scale scale)
    {
        this.scale = scale;
        if (scale.Curve is ExpressionCurve text) expression = Parse(text.Text);
        if (scale.Curve is RuleCurve ordered) rules = [.. ordered.Rules.Select(rule => (rule.When is { } when ? Parse(when) : null, rule))];
    }

    public ScoredValue Score(in ScaleInputs inputs)
    {
        var names = new ScaleNames(inputs);
        return expression is null ? FirstMatch(names) : Evaluate(expression, names);
    }

    /// <summary>What the formulas read on the way to the score, in the order they read it.</summary>
    public ImmutableArray<FormulaOperand> Operands(in ScaleInputs inputs, CurveHit hit)
    {
        var names = new ScaleNames(inputs);
        var read = expression is not null ? [expression] : rules.Take(hit.Kind == HitKind.Rule ? hit.Index + 1 : rules.Length).Select(rule => rule.When).OfType<Formula>();
        return [.. read.SelectMany(formula => Evaluator.Explain(formula, names).Operands).DistinctBy(operand => operand.Text)];
    }

    private ScoredValue Evaluate(Formula formula, ScaleNames names)
    {
        var hit = new CurveHit(HitKind.Expression, 0);
        var answer = Evaluator.Evaluate(formula, names);
        return answer.TryGet(out var score, out var why)
            ? new() { Score = score, Band = scale.Bands.Of(score), Hit = hit }
            : new() { Reason = names.WhyAbsent(formula), Detail = why, Hit = hit };
    }

    /// <summary>A condition without an answer ends the search: nobody can say whether its rule would have been the first.</summary>
    private ScoredValue FirstMatch(ScaleNames names)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            var (when, rule) = rules[i];
            var hit = new CurveHit(HitKind.Rule, i);
            if (when is null) return Outcome(rule, names, hit);
            var holds = Evaluator.Evaluate(when, names);
            if (!holds.TryGet(out var truth, out var why)) return new() { Reason = names.WhyAbsent(when), Detail = why, Hit = hit };
            if (truth != 0) return Outcome(rule, names, hit);
        }
        return ScoredValue.Absent(Gap.NoRuleMatched);
    }

    /// <summary>"Otherwise" is about values: without one it does not apply either.</summary>
    private ScoredValue Outcome(ScoreRule rule, ScaleNames names, CurveHit hit)
    {
        if (rule is { When: null, Gap: null } && names.NothingReported) return ScoredValue.Absent(Gap.NoData) with { Hit = hit };
        var band = rule.Band is { } code
            ? scale.Bands.Named(code) ?? throw new ArgumentException($"The scale has no band '{code}'.", nameof(rule))
            : null;
        if ((rule.Score ?? (band is null ? null : scale.Bands.Middle(band, scale.LowEnd ?? 0, scale.HighEnd ?? 100))) is not { } score)
        {
            return new() { Reason = rule.Gap ?? Gap.NoRuleMatched, Hit = hit };
        }
        return new() { Score = score, Band = band ?? scale.Bands.Of(score), Hit = hit };
    }

    private static Formula Parse(string text) => FormulaParser.Parse(text, FormulaPurpose.Scale) is { Formula: { } formula }
        ? formula
        : throw new ArgumentException($"'{text}' is not a formula; check the scale before compiling it.", nameof(text));
}
