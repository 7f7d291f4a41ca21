namespace Binnacle.App.Tests.Generated;

/// <summary>Formulas over measures that were made before, so that no circle can close; all functions of the language.</summary>
internal static class FormulaMaker
{
    private static readonly string[] Templates =
    [
        "IF({a} > {b}, {a}, {b})",
        "IF(AND({a} > 10, OR({b} > 90, NOT({a} > 50))), {a}, 5)",
        "COALESCE({a}, {b}, 7)",
        "ABS({a} - {b}) + 10",
        "ROUND({a} / 3, 1)",
        "MIN({a}, {b})",
        "MAX({a}, {b}, 20)",
        "SUM({a}, {b}) / 2",
        "AVG({a}, {b})",
        "COUNT({a}, {b}) * 40",
        "SQRT({a}) * 10",
        "LN({a}) * 20",
        "EXP({a} / 100) * 30",
        "POWER({a}, 0.5) * 10",
        "{a} / {b} * 100",
        "{a} ^ 2 / 100 - {b} / 10",
        "TARGET({a}) - {a} / 2",
        "SCORE({a})",
        "PREVIOUS({a})",
        "PRIOR({a}, 2)",
        "SAMEPERIODLASTYEAR({a})",
        "YTD({a}) / 6",
        "ROLLING({a}, 3, AVG)",
        "100 * (1 + GROWTH({a}, 1))",
    ];

    private static readonly string[] OfChildren = ["CHILDREN(SUM, {a})", "CHILDREN(AVG, {a})", "CHILDREN(MAX, TARGET({a}))", "CHILDREN(COUNT, {a}) * 20"];

    /// <param name="codes">As they stand between brackets.</param>
    /// <param name="common">Codes that every unit has; children are asked for those alone.</param>
    public static string Any(Dice dice, IReadOnlyList<string> codes, IReadOnlyList<string> common, bool hasChildren) =>
        hasChildren && dice.Chance(0.25)
            ? dice.Of(OfChildren).Replace("{a}", $"[{dice.Of(common)}]", StringComparison.Ordinal)
            : dice.Of(Templates).Replace("{a}", $"[{dice.Of(codes)}]", StringComparison.Ordinal).Replace("{b}", $"[{dice.Of(codes)}]", StringComparison.Ordinal);
}
