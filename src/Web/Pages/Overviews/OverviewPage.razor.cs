using Binnacle.App.Scores;
using Binnacle.Core.Strategies;
using Binnacle.Web.Components;
using Binnacle.Web.Components.Frames;
using Microsoft.AspNetCore.Components;

namespace Binnacle.Web.Pages.Overviews;

public partial class OverviewPage : ReadingPage
{
    private OverviewView? _view;
    private PageAddress _address = default!;
    private bool _isEmpty;

    /// <summary>Null: the first scorecard without a parent.</summary>
    [Parameter]
    public string? Code { get; set; }

    protected override void OnParametersSet()
    {
        _isEmpty = Code is null && !Live.Image.Structure.Latest.All<Scorecard>().Any();
        _address = new(Code is { } code ? PageAddress.Card(code, "overview") : "/", Reading);
        if (!_isEmpty)
            _view = Found(ViewOverview.Run(new(Code, Reading), Live.Image, Clock));
    }

    private Frame FrameOf(ScorecardView card) => new(Section.Overview, Organization, "Overview", _address)
    {
        Card = card.Scorecard.Code,
        Crumbs = Code is null ? [] : [(card.Scorecard.Name, _address.To(PageAddress.Card(card.Scorecard.Code)))],
        Period = card.Period,
        KnownOn = card.AsKnownOn,
        IsNewest = card.IsNewest,
        Edition = card.Edition,
        OffersWindow = true,
    };

    private string Why(string address) => new PageAddress(PageAddress.Card(_view!.Card.Scorecard.Code), Reading).With("why", address) + "#why";

    /// <summary>Each row of the first level with the objectives below it.</summary>
    private static IReadOnlyList<IReadOnlyList<RowView>> Perspectives(ScorecardView card)
    {
        var panels = new List<IReadOnlyList<RowView>>();
        for (var at = 1; at < card.Rows.Count; at++)
            if (card.Rows[at] is { Level: 1, Measure: null })
                panels.Add([.. card.Rows.Skip(at).TakeWhile((row, i) => i == 0 || row.Level > 1).Where(row => row.Level <= 2)]);
        return panels;
    }

    private static IReadOnlyList<string> Names(RowView row) =>
        [.. row.History.Select((point, at) => PeriodNames.Axis(point.Period, first: at == 0))];

    private static string Said(RowView row)
    {
        var known = row.History.Where(point => point.Score is not null).ToList();
        return known.Count == 0 ? "no score in these periods"
            : $"Score over {row.History.Count} periods: {Shown.Whole(known[0].Score)} in {known[0].Period}, {Shown.Whole(known[^1].Score)} in {known[^1].Period}, lowest {Shown.Whole(known.Min(point => point.Score))}, highest {Shown.Whole(known.Max(point => point.Score))}";
    }

    private static string LastKnown(RowView row) =>
        row.History.LastOrDefault(point => point.Value is not null) is { } last ? $"last value {Shown.Value(last.Value, row.Unit)}, {last.Period}" : "never reported";
}
