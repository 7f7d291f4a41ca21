using System.Globalization;
using Binnacle.Core.Formulas.Functions;

namespace Binnacle.Core.Formulas.Ast;

/// <summary>
/// A measure by code, as written between the brackets (<c>fin.revenue</c>, <c>north/revenue</c>), and what is asked of it.
/// <paramref name="Periods"/> is n of PRIOR, ROLLING and GROWTH and 1 for PREVIOUS; <paramref name="How"/> is ROLLING's.
/// </summary>
public sealed record ReferenceCall(
    string Code,
    ReferenceFunction Function = ReferenceFunction.Value,
    int Periods = 0,
    Aggregate How = Aggregate.Sum)
{
    /// <summary>As it is written in a formula.</summary>
    public override string ToString()
    {
        var word = Words.Of(Function);
        return Function switch
        {
            ReferenceFunction.Value => $"[{Code}]",
            ReferenceFunction.Prior or ReferenceFunction.Growth => string.Create(CultureInfo.InvariantCulture, $"{word}([{Code}], {Periods})"),
            ReferenceFunction.Rolling => string.Create(CultureInfo.InvariantCulture, $"{word}([{Code}], {Periods}, {Words.Of(How)})"),
            _ => $"{word}([{Code}])",
        };
    }
}
