using System.Text.Json.Serialization;

namespace Binnacle.Core.Measures.Scales;

/// <summary>How x (or the word, or the value and its reference points) becomes a score.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LinearCurve), "linear")]
[JsonDerivedType(typeof(StepCurve), "steps")]
[JsonDerivedType(typeof(YesNoCurve), "yesNo")]
[JsonDerivedType(typeof(WordCurve), "words")]
[JsonDerivedType(typeof(RuleCurve), "rules")]
[JsonDerivedType(typeof(ExpressionCurve), "expression")]
public abstract record Curve;
