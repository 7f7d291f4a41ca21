using Binnacle.Core.Facts;
using Binnacle.Core.Structures;

namespace Binnacle.App.Scores;

/// <summary>All a workspace knows, as the views need it: both clocks, and when each change was recorded.</summary>
/// <param name="Changes">In the order of their numbers.</param>
public sealed record Knowledge(StructureHistory Structures, FactTable Facts, IReadOnlyList<KnownOn> Changes)
{
    public static readonly KnownOn Nothing = new(0, null, null);

    public KnownOn Newest => Changes.Count == 0 ? Nothing : Changes[^1];

    /// <summary>The last change recorded at the moment or before it.</summary>
    public KnownOn At(DateTimeOffset moment) => Changes.LastOrDefault(change => change.RecordedAt <= moment) ?? Nothing;

    public KnownOn? Numbered(long seq) => Changes.FirstOrDefault(change => change.Seq == seq);
}
