namespace Binnacle.Core.Measures.RollUps;

/// <summary>How much must be reported for the parent to have a score; met at exactly this much.</summary>
public sealed record MinimumPresent
{
    /// <summary>Least share of the weight, 0..1.</summary>
    public double Share { get; init; }

    /// <summary>Least number of children.</summary>
    public int Count { get; init; }

    public static MinimumPresent None { get; } = new();

    public static MinimumPresent ShareOfWeight(double share) => new() { Share = share };

    public static MinimumPresent Children(int count) => new() { Count = count };
}
