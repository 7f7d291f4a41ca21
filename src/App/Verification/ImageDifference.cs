using Binnacle.App.Elements;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Verification;

/// <summary>What two images of the same changes say differently, to the last bit.</summary>
internal static class ImageDifference
{
    public static IEnumerable<string> Between(WorkspaceImage live, WorkspaceImage read)
    {
        if (live.Seq != read.Seq || live.Changes.Last?.Header.Hash != read.Changes.Last?.Header.Hash)
            yield return $"This process ends at change #{live.Seq}, the log at #{read.Seq}, or they are of different chains.";
        foreach (var id in live.Structure.Ids.Union(read.Structure.Ids).Order())
            if (!live.Structure.RevisionsOf(id).Select(Text).SequenceEqual(read.Structure.RevisionsOf(id).Select(Text)))
                yield return $"The element {id} is not what the log says.";
        foreach (var (element, series) in live.Facts.Columns.Union(read.Facts.Columns).Order())
            foreach (var period in Periods(live, element, series).Union(Periods(read, element, series)).Order())
                if (!live.Facts.History(element, series, period).Select(Bits).SequenceEqual(read.Facts.History(element, series, period).Select(Bits)))
                    yield return $"The value {series} of the element {element} in {period} is not what the log says.";
    }

    private static IEnumerable<Period> Periods(WorkspaceImage image, ElementId element, string series) =>
        image.Facts.Newest(element, series).Select(said => said.Period);

    private static (long, DateOnly, ElementKind, string?) Text(Revision revision) =>
        (revision.Seq, revision.HoldsFrom, revision.Kind, revision.Body is { } body ? ElementBody.Encode(body) : null);

    // Record equality calls 0 and −0 the same.
    private static (Observation, long?) Bits(Observation said) => (said, said.Value is { } value ? BitConverter.DoubleToInt64Bits(value) : null);
}
