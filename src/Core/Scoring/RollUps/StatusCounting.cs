using System.Collections.Immutable;
using Binnacle.Core.Measures.RollUps;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

internal static class StatusCounting
{
    /// <summary>A name's place is its number.</summary>
    private static readonly Status[] Statuses = Enum.GetValues<Status>();
    private static readonly Gap[] Gaps = Enum.GetValues<Gap>();

    public static StatusCounts Of(RollUpRule rule, ReadOnlySpan<ChildScore> children, BandSet bands)
    {
        Span<int> statuses = stackalloc int[Statuses.Length];
        Span<int> gaps = stackalloc int[Gaps.Length];
        foreach (ref readonly var child in children)
        {
            if (child.Weight == 0 || (rule.Method == RollUpMethod.OwnMeasureOnly && !child.IsOwnMeasure)) continue;
            if (child.Score is { } score)
            {
                statuses[(int)(child.Band ?? bands.Of(score)).Status]++;
            }
            else
            {
                gaps[(int)(child.Gap ?? Gap.NoData)]++;
            }
        }
        return new() { ByStatus = There(Statuses, statuses), ByGap = There(Gaps, gaps) };
    }

    private static ImmutableArray<KeyValuePair<T, int>> There<T>(T[] all, ReadOnlySpan<int> counts)
    {
        if (counts.Length - counts.Count(0) is var there && there == 0) return [];
        var found = ImmutableArray.CreateBuilder<KeyValuePair<T, int>>(there);
        for (var at = 0; at < all.Length; at++)
            if (counts[at] > 0) found.Add(new(all[at], counts[at]));
        return found.MoveToImmutable();
    }
}
