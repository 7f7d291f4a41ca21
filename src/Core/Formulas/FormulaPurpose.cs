namespace Binnacle.Core.Formulas;

/// <summary>What a formula is for decides which names and functions it may use.</summary>
public enum FormulaPurpose
{
    /// <summary>A calculated measure: other measures and children's measures.</summary>
    Measure,

    /// <summary>A target or threshold: as a measure, and the measure's own target, baseline and limits by name.</summary>
    Target,

    /// <summary>The expression of a scale: only names such as <c>value</c> and <c>target</c>.</summary>
    Scale,

    /// <summary>A node's score from its children: <c>SCORE(code) SCORES(how) WEIGHT(code)</c>.</summary>
    RollUp,
}
