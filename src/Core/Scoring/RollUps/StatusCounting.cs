using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

internal static class StatusCounting
{
    public static StatusCounts Of(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        var statuses = new SortedDictionary<Status, int>();
        var gaps = new SortedDictionary<Gap, int>();
        foreach (ref readonly var child in children)
        {
            if (child.Weight == 0 || (rule.Method == RollUpMethod.OwnMeasureOnly && !child.IsOwnMeasure)) continue;
            if (child.Score is { } score)
            {
                var status = (child.Band ?? bands.Of(score)).Status;
                statuses[status] = statuses.GetValueOrDefault(status) + 1;
            }
            else
            {
                var gap = child.Gap ?? Gap.NoData;
                gaps[gap] = gaps.GetValueOrDefault(gap) + 1;
            }
        }
        return new() { ByStatus = statuses, ByGap = gaps };
    }
}
