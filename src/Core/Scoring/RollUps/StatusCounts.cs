using System.Collections.Immutable;
using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>"3 green, 1 red, 1 overdue": the children that count, by status and, where grey, by reason.</summary>
public sealed record StatusCounts
{
    /// <summary>Rising; those that are there.</summary>
    public required ImmutableArray<KeyValuePair<Status, int>> ByStatus { get; init; }

    /// <summary>Those that are there. Not applicable stands here too, though it counts nowhere else.</summary>
    public required ImmutableArray<KeyValuePair<Gap, int>> ByGap { get; init; }

    public int Of(Status status) => Of(ByStatus, status);

    public int Of(Gap gap) => Of(ByGap, gap);

    private static int Of<T>(ImmutableArray<KeyValuePair<T, int>> counts, T what)
        where T : struct, Enum
    {
        foreach (var (counted, count) in counts)
            if (EqualityComparer<T>.Default.Equals(counted, what)) return count;
        return 0;
    }
}
