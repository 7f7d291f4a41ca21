using Binnacle.Core.Measures.Scales;

namespace Binnacle.Core.Scoring.RollUps;

/// <summary>"3 green, 1 red, 1 overdue": the children that count, by status and, where grey, by reason.</summary>
public sealed record StatusCounts
{
    public required IReadOnlyDictionary<Status, int> ByStatus { get; init; }

    /// <summary>Not applicable stands here too, though it counts nowhere else.</summary>
    public required IReadOnlyDictionary<Gap, int> ByGap { get; init; }

    public int Of(Status status) => ByStatus.GetValueOrDefault(status);

    public int Of(Gap gap) => ByGap.GetValueOrDefault(gap);
}
