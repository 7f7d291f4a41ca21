using Binnacle.Core.Measures.RollUps;

namespace Binnacle.App.Tests.Generated;

/// <summary>Every roll-up with every policy.</summary>
internal static class RuleMaker
{
    /// <param name="children">Codes an expression may name; none: only all children together.</param>
    public static RollUpRule Any(Dice dice, IReadOnlyList<string> children)
    {
        var method = dice.Any<RollUpMethod>();
        return new()
        {
            Method = method,
            Expression = method != RollUpMethod.Expression ? null
                : children.Count > 0 && dice.Chance(0.5) ? $"MAX(SCORE({children[0]}) * WEIGHT({children[0]}) / 10, SCORES(MIN))"
                : dice.Of("SCORES(AVG)", "(SCORES(MIN) + SCORES(MAX)) / 2"),
            Ties = dice.Any<StatusTies>(),
            Missing = dice.Any<MissingChildren>(),
            Minimum = dice.Number(1, 4) switch
            {
                1 => MinimumPresent.None,
                2 => MinimumPresent.Children(dice.Number(1, 2)),
                3 => MinimumPresent.ShareOfWeight(0.3),
                _ => null,
            },
            CapChildrenAt100 = dice.Chance(0.3),
            Ceiling = dice.Any<Ceiling>(),
            UseNative = dice.Chance(0.3),
            ChildShare = dice.Of(0, 0, 0.25, 0.5),
            RollsUpOverride = dice.Chance(0.3),
        };
    }
}
