using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>The roll-ups that look at statuses instead of scores.</summary>
internal static class StatusVotes
{
    public static RollUpScore MostFrequent(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands) =>
        Standing(Majority(rule, children, bands, flaggedOnly: false)!, bands);

    public static RollUpScore MajorityWithFlagged(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        var flagged = Majority(rule, children, bands, flaggedOnly: true);
        return flagged is { Status: < Status.Green } ? Standing(flagged, bands) : MostFrequent(rule, children, bands);
    }

    public static RollUpScore FirstFlagged(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        for (var i = 0; i < children.Length; i++)
        {
            if (!children[i].Flagged || Tally.Counted(rule, children[i]) is not { } score) continue;
            return new() { Score = score, Band = BandOf(children[i], score, bands), DecidingChild = i };
        }
        return new() { Gap = Gap.NoFlaggedChild };
    }

    /// <summary>Of the children present; one counted as zero is not.</summary>
    public static RollUpScore ShareOnGreen(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        int green = 0, present = 0;
        foreach (ref readonly var child in children)
        {
            if (child.Score is null || Tally.Counted(rule, child) is not { } score) continue;
            present++;
            if (BandOf(child, score, bands).Status >= Status.Green) green++;
        }
        return present == 0 ? new() { Gap = Gap.NoData } : new() { Score = 100.0 * green / present };
    }

    /// <summary>The child's own status in the parent's words, else the band its score falls into.</summary>
    public static Band BandOf(in ChildScore child, double score, BandSet bands) =>
        (child is { Score: not null, Band: { } own } ? bands.Matching(own) : null) ?? bands.Of(score);

    private static Band? Majority(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands, bool flaggedOnly)
    {
        Band? winner = null;
        var most = 0;
        foreach (var band in bands.Bands)
        {
            var votes = 0;
            foreach (ref readonly var child in children)
            {
                if (flaggedOnly && !child.Flagged) continue;
                if (Tally.Counted(rule, child) is { } score && BandOf(child, score, bands) == band) votes++;
            }
            if (votes == 0 || votes < most || (votes == most && rule.Ties == StatusTies.Worst)) continue;
            winner = band;
            most = votes;
        }
        return winner;
    }

    private static RollUpScore Standing(Band band, BandSet bands) => new() { Score = bands.Middle(band), Band = band };
}
