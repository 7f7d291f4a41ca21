namespace Binnacle.Core.Formulas.Units;

/// <summary>Adding and comparing take like units; multiplying and dividing make new ones. A number written in the formula fits any unit.</summary>
public static class UnitCheck
{
    /// <param name="formula">What is checked.</param>
    /// <param name="unitOf">The unit of a measure by its code, such as <c>EUR/h</c>; null if it is not known, which fits anything.</param>
    /// <param name="own">The unit of the measure the formula belongs to: that of its names, and the one its result must have. Null: not known.</param>
    public static UnitFindings Run(Formula formula, Func<string, string?> unitOf, string? own = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(unitOf);
        var walk = new UnitWalk(code => unitOf(code) is { } unit ? Dimension.Parse(unit) : null, own is null ? null : Dimension.Parse(own));
        var result = walk.Of(formula.Root);
        var makesOwnUnit = formula.Purpose is FormulaPurpose.Measure or FormulaPurpose.Target;
        if (makesOwnUnit && own is not null && result is { Unit: { } unit, IsLiteral: false } && !unit.Equals(Dimension.Parse(own)))
            walk.Problems.Insert(0, new(1, $"a result in {UnitWalk.Name(unit)}", $"one in {UnitWalk.Name(Dimension.Parse(own))}"));
        return new(result.Unit, [.. walk.Problems]);
    }
}
