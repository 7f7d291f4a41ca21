using Binnacle.App.Workspaces;
using Binnacle.Core.Strategies;

namespace Binnacle.App.Editions;

/// <summary>Every edition there is, the newest period first.</summary>
public static class ListEditions
{
    public static EditionsView Run(WorkspaceImage image)
    {
        var structure = image.Structure.Latest;
        var calendar = structure.Settings.Calendar;
        return new([.. structure.All<Edition>().OrderByDescending(edition => edition.Period).ThenByDescending(edition => edition.Id).Select(edition => EditionView.Of(edition, image, calendar))]);
    }
}

public sealed record EditionsView(IReadOnlyList<EditionView> Editions);
