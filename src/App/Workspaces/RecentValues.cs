using Binnacle.Core.Facts;

namespace Binnacle.App.Workspaces;

/// <summary>The values of the newest changes, for those who go on from a little before. What is long ago or large is not kept: they begin anew.</summary>
internal sealed record RecentValues
{
    /// <summary>Of all changes together.</summary>
    public const int MostValues = 20_000;

    private const int MostChanges = 32;

    /// <summary>Of a workspace's beginning.</summary>
    public static readonly RecentValues None = new();

    /// <summary>Nobody goes on from here.</summary>
    public static readonly RecentValues Unknown = new() { Since = long.MaxValue };

    /// <summary>Those of later changes only.</summary>
    public static RecentValues After(WorkspaceImage image) => new() { Since = image.Seq };

    /// <summary>Oldest first.</summary>
    private (long Seq, IReadOnlyCollection<Observation> Values)[] Changes { get; init; } = [];

    /// <summary>In all changes together.</summary>
    private int Count { get; init; }

    /// <summary>Everything after this change is kept.</summary>
    private long Since { get; init; }

    /// <param name="seq">The newest change they belong to; its predecessors' values are among them where several came at once.</param>
    public RecentValues Add(long seq, IReadOnlyCollection<Observation> values)
    {
        if (values.Count > MostValues)
            return new() { Since = seq };
        var (gone, count) = (0, Count + values.Count);
        while (Changes.Length + 1 - gone > MostChanges || count > MostValues)
            count -= Changes[gone++].Values.Count;
        return new() { Changes = [.. Changes.AsSpan(gone), (seq, values)], Count = count, Since = gone == 0 ? Since : Changes[gone - 1].Seq };
    }

    /// <summary>Whether all values after the one change up to the other are kept.</summary>
    public bool Reaches(long from, long to) => from >= Since && from <= to;

    public IReadOnlyCollection<Observation> After(long seq) => [.. Changes.Where(change => change.Seq > seq).SelectMany(change => change.Values).Where(said => said.Seq > seq)];
}
