using Binnacle.App.Scores;
using Binnacle.Web.Components;
using Binnacle.Web.Components.Frames;
using Microsoft.AspNetCore.Components;

namespace Binnacle.Web.Pages.Scorecards;

public partial class ScorecardPage : ReadingPage
{
    private ScorecardView? _view;
    private ScorecardFilter _filter = ScorecardFilter.None;
    private IReadOnlyList<RowView> _rows = [];
    private PageAddress _address = default!;
    private ExplanationView? _why;

    [Parameter]
    public string Code { get; set; } = "";

    /// <summary>expanded (default), objectives or perspectives.</summary>
    [SupplyParameterFromQuery(Name = "levels")]
    public string? Levels { get; set; }

    /// <summary>all (default), attention, late, leading or lagging.</summary>
    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "theme")]
    public string? Theme { get; set; }

    /// <summary>Rows a reader has closed: their addresses with commas between.</summary>
    [SupplyParameterFromQuery(Name = "closed")]
    public string? Closed { get; set; }

    /// <summary>The row whose colour is explained.</summary>
    [SupplyParameterFromQuery(Name = "why")]
    public string? Why { get; set; }

    protected override void OnParametersSet()
    {
        _view = Found(ViewScorecard.Run(new(Code, Reading, History: ViewScorecard.ThirteenPeriods), Live.Image, Clock));
        _filter = new(Levels, Show, Theme, Closed);
        _address = new(PageAddress.Card(Code), Reading)
        {
            Own = new Dictionary<string, string?> { ["levels"] = Levels, ["show"] = Show, ["theme"] = Theme, ["closed"] = Closed, ["why"] = Why },
        };
        if (_view is not { } view)
            return;
        _rows = [.. _filter.Rows(view.Rows).Skip(1)];
        if (Why is { Length: > 0 } why && view.Rows.Concat(view.Themes).Any(row => row.Address == why))
            _why = ExplainNode.Run(new(why, Reading with { Period = view.Period.Name }, null), Live.Image, Clock).View?.Node;
    }

    private Frame FrameOf(ScorecardView view) => new(Section.Scorecard, Organization, view.Scorecard.Name, _address)
    {
        Card = view.Scorecard.Code,
        Period = view.Period,
        KnownOn = view.AsKnownOn,
        IsNewest = view.IsNewest,
        Edition = view.Edition,
        OffersWindow = true,
    };

    /// <summary>Coverage, what moved and what is late, beside the one big number.</summary>
    private string Beside(ScorecardView view)
    {
        var root = view.Rows[0];
        var parts = new[]
        {
            root.ScoreChange is not null && !Live.ScoresInWords ? $"{Shown.Gain(root.ScoreChange)} since {PeriodNames.Before(view.Period)}" : null,
            root.Coverage is not null ? $"{Shown.Percent(root.Coverage)} covered" : null,
            root.StaleLeaves > 0 ? $"{root.StaleLeaves} of {root.Leaves} without a new value" : null,
        };
        return string.Join(" · ", parts.OfType<string>());
    }
}
