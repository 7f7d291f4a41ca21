using Binnacle.App.Elements;
using Binnacle.App.Scores;
using Binnacle.App.Workspaces;
using Binnacle.Core.Elements;
using Binnacle.Core.Facts;
using Binnacle.Core.Time;

namespace Binnacle.App.Changes;

/// <summary>Everything ever said of an element, or of one value: what, by whom, when, why, and from which day on. Oldest first.</summary>
public static class ShowHistory
{
    /// <param name="Address">Of a node or measure, as in <see cref="NodeAddress"/>; or an element's number.</param>
    /// <param name="Period">Asks for the value of this period instead of the element itself.</param>
    /// <param name="Series">Of the value; actual where not given.</param>
    public sealed record Request(string Address, string? Period = null, string? Series = null);

    public static Answer<HistoryView> Run(Request request, WorkspaceImage image)
    {
        if (Find(request.Address, image) is not { } id)
            return Answer<HistoryView>.Refused(new RequestProblem(
                "node", $"There is no '{request.Address}'.{NodeAddress.DidYouMean(NodeAddress.Like(image.Structure.Latest, request.Address))}", RequestFault.NotFound));
        if (request.Period is null && request.Series is null)
            return Answer<HistoryView>.Of(new(id.Value, request.Address, null, null, Revisions(id, image), [], KnownOn.Of(image)));
        var calendar = OwnerCalendar.Of(image.Structure.Latest, id);
        if (!calendar.TryParse(request.Period, out var period))
            return Answer<HistoryView>.Refused(new RequestProblem("period", $"'{request.Period}' is no period of this calendar."));
        var series = request.Series ?? SeriesNames.Actual;
        return Answer<HistoryView>.Of(new(id.Value, request.Address, series, calendar.Format(period), [], Values(id, series, period, image), KnownOn.Of(image)));
    }

    private static ElementId? Find(string address, WorkspaceImage image)
    {
        if (NodeAddress.Find(image.Structure.Latest, address) is { } element)
            return element.Id;
        return int.TryParse(address.TrimStart('#'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && image.Structure.Newest(new(number)) is { } revision ? revision.Id : null;
    }

    private static List<RevisionView> Revisions(ElementId id, WorkspaceImage image)
    {
        var views = new List<RevisionView>();
        var said = new List<Revision>();
        foreach (var revision in image.Structure.RevisionsOf(id))
        {
            var before = Timeline.Of(said).At(revision.HoldsFrom);
            views.Add(new(
                Stamp(image, revision.Seq),
                revision.HoldsFrom == DateOnly.MinValue ? null : revision.HoldsFrom,
                revision.Body is null,
                revision.Body is null ? [] : BodyDifference.Between(before, revision.Body)));
            said.Add(revision);
        }
        return views;
    }

    private static List<ValueView> Values(ElementId id, string series, Period period, WorkspaceImage image) =>
    [
        .. image.Facts.History(id, series, period).Select(said => new ValueView(
            Stamp(image, said.Seq), RowText.State(said.State), said.Value, said.Word, said.Quality.ToString().ToLowerInvariant(), said.Source, said.Note)),
    ];

    private static ChangeStamp Stamp(WorkspaceImage image, long seq) => ChangeStamp.Of(image.Changes.Find(seq)!.Header);
}

/// <param name="Revisions">Empty where a value was asked for.</param>
public sealed record HistoryView(
    int Element, string Address, string? Series, string? Period, IReadOnlyList<RevisionView> Revisions, IReadOnlyList<ValueView> Values, KnownOn AsKnownOn);

/// <param name="HoldsFrom">Null: from the beginning.</param>
/// <param name="Ends">The element ends on that day.</param>
/// <param name="Differences">From what held on that day before.</param>
public sealed record RevisionView(ChangeStamp Change, DateOnly? HoldsFrom, bool Ends, IReadOnlyList<BodyDifference> Differences);

/// <param name="State">value, word, not-applicable or cleared.</param>
public sealed record ValueView(ChangeStamp Change, string State, double? Value, string? Word, string Quality, string? Source, string? Note);
