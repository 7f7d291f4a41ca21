using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>No better than amber while a child is red. The score stays: only what is shown and counted as status changes.</summary>
internal static class CeilingRule
{
    public static RollUpScore Apply(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands, RollUpScore result)
    {
        if (rule.Ceiling == Ceiling.None || result.Band!.Status <= Status.Amber || !AnyRed(rule, children, bands)) return result;
        var highest = bands.Bands[0];
        foreach (var band in bands.Bands)
        {
            if (band.Status <= Status.Amber) highest = band;
        }
        return result with { Band = highest, CeilingApplied = true };
    }

    private static bool AnyRed(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        foreach (ref readonly var child in children)
        {
            if (child.Score is null || (rule.Ceiling == Ceiling.CriticalRed && !child.Flagged)) continue;
            if (Tally.Counted(rule, child) is { } score && StatusVotes.BandOf(child, score, bands).Status == Status.Red) return true;
        }
        return false;
    }
}
