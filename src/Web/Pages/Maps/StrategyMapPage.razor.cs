using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Core.Strategies;
using Binnacle.Web.Components.Frames;
using Binnacle.Web.Maps;
using Microsoft.AspNetCore.Components;

namespace Binnacle.Web.Pages.Maps;

public partial class StrategyMapPage : ReadingPage
{
    private StrategyMapView? _view;
    private MapDrawing? _drawing;
    private LinkView? _link;
    private PageAddress _address = default!;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>Address of the objective the panel tells of.</summary>
    [SupplyParameterFromQuery(Name = "objective")]
    public string? Objective { get; set; }

    /// <summary>Number of the link the panel tells of.</summary>
    [SupplyParameterFromQuery(Name = "link")]
    public string? Link { get; set; }

    protected override void OnParametersSet()
    {
        _address = new(PageAddress.Card(Code, "map"), Reading) { Own = new Dictionary<string, string?> { ["objective"] = Objective, ["link"] = Link } };
        _view = Found(ViewStrategyMap.Run(new(Code, Reading), Live.Image, Clock));
        if (_view is not { } view)
            return;
        _drawing = view.Objectives.Count > 0 ? MapDrawing.Of(view) : null;
        _link = int.TryParse(Link, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? view.Links.FirstOrDefault(link => link.Id == id) : null;
    }

    private string? Strategy => Live.Image.Structure.Latest.FindScorecard(Code)?.Strategy is { } id && Live.Image.Structure.Latest.Find<Strategy>(id) is { } strategy ? strategy.Name : null;

    private string Select(string? objective, int? link) => new PageAddress(_address.Path, Reading)
    {
        Own = new Dictionary<string, string?> { ["objective"] = objective, ["link"] = link?.ToString(CultureInfo.InvariantCulture) },
    }.Here;

    private Frame FrameOf(ScorecardView card) => new(Section.Map, Organization, "Strategy map", _address)
    {
        Card = card.Scorecard.Code,
        Crumbs = [(card.Scorecard.Name, _address.To(PageAddress.Card(card.Scorecard.Code)))],
        Period = card.Period,
        KnownOn = card.AsKnownOn,
        IsNewest = card.IsNewest,
        Edition = card.Edition,
        OffersWindow = true,
    };
}
