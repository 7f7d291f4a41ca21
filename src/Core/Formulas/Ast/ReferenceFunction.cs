namespace Binnacle.Core.Formulas.Ast;

/// <summary>What is asked of a measure.</summary>
public enum ReferenceFunction
{
    /// <summary><c>[x]</c></summary>
    Value,

    /// <summary><c>TARGET([x])</c></summary>
    Target,

    /// <summary><c>SCORE([x])</c></summary>
    Score,

    /// <summary><c>PREVIOUS([x])</c>: the period before; the same as <c>PRIOR([x], 1)</c>.</summary>
    Previous,

    /// <summary><c>PRIOR([x], n)</c>: n periods before.</summary>
    Prior,

    /// <summary><c>SAMEPERIODLASTYEAR([x])</c></summary>
    SamePeriodLastYear,

    /// <summary><c>YTD([x])</c>: fiscal year to date.</summary>
    YearToDate,

    /// <summary><c>ROLLING([x], n, how)</c>: the last n periods, the current one included.</summary>
    Rolling,

    /// <summary><c>GROWTH([x], n)</c> = [x] / PRIOR([x], n) − 1. The evaluator asks a context for the two, never for this.</summary>
    Growth,
}
