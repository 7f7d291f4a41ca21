namespace Binnacle.Core.Scoring.RollUps;

/// <summary>A scorecard's own part and its child scorecards' part put together.</summary>
public readonly record struct ScorecardShare
{
    public double? Score { get; private init; }

    public double? Coverage { get; private init; }

    /// <summary>What the own side adds to the score.</summary>
    public double OwnPoints { get; private init; }

    /// <summary>What the child scorecards add to the score.</summary>
    public double ChildPoints { get; private init; }

    /// <summary>
    /// own·(1 − share) + children·share; where one side is absent the other stands alone. With no share to give, the children
    /// are not looked at.
    /// </summary>
    public static ScorecardShare Of(double? own, double? ownCoverage, double? children, double? childrenCoverage, double share)
    {
        if (!(share is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share lies between 0 and 1.");
        if (share == 0) return new() { Score = own, Coverage = ownCoverage, OwnPoints = own ?? 0 };
        return new()
        {
            Score = Split(own, children, share),
            Coverage = Split(ownCoverage, childrenCoverage, share),
            OwnPoints = own is not { } mine ? 0 : children is null ? mine : mine * (1 - share),
            ChildPoints = children is not { } theirs ? 0 : own is null ? theirs : theirs * share,
        };
    }

    private static double? Split(double? own, double? children, double share) =>
        own is null ? children : children is null ? own : (own * (1 - share)) + (children * share);
}
