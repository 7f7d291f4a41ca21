using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Web.Components;
using Binnacle.Web.Components.Frames;
using Microsoft.AspNetCore.Components;

namespace Binnacle.Web.Pages.Measures;

public partial class MeasurePage : ReadingPage
{
    private MeasurePageView? _view;
    private PageAddress _address = default!;
    private int _history = ViewMeasure.UsualHistory;
    private bool _all;
    private IReadOnlyList<ChartMark> _marks = [];

    /// <summary>The unit's code and the measure's; the code alone in the top unit.</summary>
    [Parameter]
    public string Address { get; set; } = "";

    /// <summary>Periods in sight: 13, 36 (default) or 120.</summary>
    [SupplyParameterFromQuery(Name = "history")]
    public string? History { get; set; }

    /// <summary>all: the table below the chart lists every period in sight.</summary>
    [SupplyParameterFromQuery(Name = "values")]
    public string? Values { get; set; }

    private MeasurePointView? Before => _view?.Points is [.., var before, _] ? before : null;

    protected override void OnParametersSet()
    {
        // What is asked for wrongly asks for nothing.
        _history = int.TryParse(History, NumberStyles.None, CultureInfo.InvariantCulture, out var periods) ? Math.Clamp(periods, 2, ViewScorecard.MostHistory) : ViewMeasure.UsualHistory;
        _all = Values == "all";
        _address = new(PageAddress.Measure(Address), Reading) { Own = new Dictionary<string, string?> { ["history"] = History, ["values"] = Values } };
        _view = Found(ViewMeasure.Run(new(Address, Reading, _history), Live.Image, Clock));
        _marks = _view is { } view ? ChartMark.Of(view) : [];
    }

    private Frame FrameOf(MeasurePageView view) => new(Section.Measures, Organization, view.Name, _address)
    {
        Card = view.Places is [var first, ..] ? first.Scorecard : null,
        Crumbs = view.OrganizationUnit.Name == Organization ? [] : [(view.OrganizationUnit.Name, _address.To("/measures") + $"#{view.OrganizationUnit.Code}")],
        Period = view.Period,
        KnownOn = view.AsKnownOn,
        IsNewest = view.IsNewest,
        Edition = view.Edition,
        OffersWindow = true,
    };

    private string Card(PlaceView place, string address) => new PageAddress(PageAddress.Card(place.Scorecard), Reading).With("why", address) + "#why";

    private static string Kind(MeasurePageView view) => string.Join(" · ", new[]
    {
        view.Kind == "input" ? "input, not a KPI" : view.Indicator,
        view.Direction switch { "higher" => "higher is better", "lower" => "lower is better", _ => "on target is best" },
        view.Definition.Frequency switch { "day" => "daily", "week" => "weekly", "month" => "monthly", "quarter" => "quarterly", "year" => "yearly", var other => other },
    });

    private static string LinkText(LinkView link) => string.Join(" · ", new[]
    {
        link.LagMonths is { } months ? $"comes about {months} {(months == 1 ? "month" : "months")} before" : "comes before",
        link.Strength is { } strength ? $"believed in to {Shown.Percent(strength)}" : null,
        link.Sign == "negative" ? "more of it, less of the other" : null,
    }.OfType<string>());
}
