namespace Binnacle.Core.Formulas.Ast;

/// <summary>How several values become one: the word after <c>CHILDREN(</c>, in <c>SCORES(…)</c> and at the end of <c>ROLLING(…)</c>.</summary>
public enum Aggregate
{
    Sum,
    Average,
    Minimum,
    Maximum,
    Count,

    /// <summary>The first one present, in declaration order or in time.</summary>
    First,
    Last,
}
