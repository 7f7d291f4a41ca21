using Binnacle.Core.Numbers;

namespace Binnacle.Core.Scoring;

/// <summary>Competition ranking: 1, 2, 2, 4.</summary>
public static class Ranking
{
    /// <summary>Ranks the scores as shown with so many digits after the point.</summary>
    public static IReadOnlyList<int?> Competition(IReadOnlyList<double?> scores, int digits) =>
        Competition([.. scores.Select(score => score is { } present ? DisplayRounding.Round(present, digits) : (double?)null)]);

    /// <summary>The highest score is first. Give the scores as shown: two that look the same rank the same. Absent ones have no rank.</summary>
    public static IReadOnlyList<int?> Competition(IReadOnlyList<double?> shown)
    {
        var descending = shown.Where(score => score is not null).Select(score => score!.Value).OrderDescending().ToArray();
        var rankOf = new Dictionary<double, int>();
        for (var i = 0; i < descending.Length; i++) rankOf.TryAdd(descending[i], i + 1);
        return [.. shown.Select(score => score is { } present ? rankOf[present] : (int?)null)];
    }
}
