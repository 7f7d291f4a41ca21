namespace Binnacle.Core.Formulas.Functions;

/// <summary>The functions over numbers.</summary>
public enum Function
{
    If,
    And,
    Or,
    Not,
    Coalesce,
    Abs,
    Round,
    Min,
    Max,
    Sum,
    Avg,
    Count,
    Sqrt,
    Ln,
    Exp,
    Power,
}
