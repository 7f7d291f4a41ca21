using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;

namespace Binnacle.App.Tests.Workspaces;

internal static class NextImage
{
    /// <summary>With one change more, which nobody wrote.</summary>
    public static WorkspaceImage Next(this WorkspaceImage image, IReadOnlyCollection<Revision> revisions, IReadOnlyCollection<Observation> values) => image.Then(
        image.Seq + 1, image.Structure.Add(revisions), values.Count == 0 ? image.Facts : image.Facts.Add(values), values, revisions.Select(revision => revision.Id.Value).Append(image.HighestId).Max(), []);
}
