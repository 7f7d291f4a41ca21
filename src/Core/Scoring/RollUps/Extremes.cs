using Binnacle.Core.Measures.RollUps;

namespace Binnacle.Core.Scoring.RollUps;

internal static class Extremes
{
    /// <summary>Of equal children the first decides.</summary>
    public static RollUpScore Of(RollUpRule rule, ReadOnlySpan<ChildScore> children, Func<double, double, bool> beats)
    {
        double? best = null;
        var at = -1;
        for (var i = 0; i < children.Length; i++)
        {
            if (Tally.Counted(rule, children[i]) is not { } score || (best is { } soFar && !beats(score, soFar))) continue;
            best = score;
            at = i;
        }
        return new() { Score = best, DecidingChild = at };
    }
}
