using Binnacle.App.Workspaces;

namespace Binnacle.App.Scores;

/// <summary>The last change a view knows of. Printed with a report, it lets anyone ask for the same figures again.</summary>
/// <param name="Seq">0 before the first change.</param>
/// <param name="Hash">Hexadecimal; null before the first change.</param>
public sealed record KnownOn(long Seq, DateTimeOffset? RecordedAt, string? Hash)
{
    public static KnownOn Of(WorkspaceImage image) =>
        image.Changes.Find(image.Seq) is { Header: var header } ? new(header.Seq, header.RecordedAt, header.Hash.ToString()) : new(0, null, null);
}
