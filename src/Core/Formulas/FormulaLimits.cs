namespace Binnacle.Core.Formulas;

/// <summary>Formulas are hostile input: what a text may cost. On by default; there is no way to say "unlimited".</summary>
public sealed record FormulaLimits
{
    public const int GreatestDepth = 100;

    public static readonly FormulaLimits Default = new();

    /// <summary>Characters of text.</summary>
    public int Length
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100_000);
            field = value;
        }
    } = 4_000;

    /// <summary>Parentheses within parentheses.</summary>
    public int Depth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GreatestDepth);
            field = value;
        }
    } = 64;

    /// <summary>Parts evaluated; each child's value and each period of ROLLING counts as one.</summary>
    public int Steps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    } = 100_000;

    /// <summary>The farthest a formula may look back: the greatest <c>n</c> of <c>PRIOR ROLLING GROWTH</c>.</summary>
    public const int Periods = 10_000;
}
