using System.Globalization;
using Binnacle.App.Scores;
using Binnacle.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace Binnacle.Web.Pages.Scorecards;

// All state is in the address: a reload, a bookmark and a colleague's link show the same.
public partial class ScorecardPage
{
    private ScorecardView? _view;
    private IReadOnlyList<RequestProblem> _problems = [];

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "period")]
    public string? Period { get; set; }

    [SupplyParameterFromQuery(Name = "window")]
    public string? Window { get; set; }

    [SupplyParameterFromQuery(Name = "asKnownOn")]
    public string? AsKnownOn { get; set; }

    [SupplyParameterFromQuery(Name = "structure")]
    public string? Structure { get; set; }

    [SupplyParameterFromQuery(Name = "through")]
    public string? Through { get; set; }

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    protected override void OnParametersSet()
    {
        var answer = ViewScorecard.Run(new(Code, new(Period, Window, AsKnownOn, Structure, Through), Explain: true), Live.Image, Clock);
        (_view, _problems) = (answer.View, answer.Problems);
        if (_view is not null || Context is not { } context)
            return;
        // What is not found is told by the page for that, which finds the reasons here.
        context.Items[nameof(RequestProblem)] = _problems;
        context.Response.StatusCode = _problems.Any(problem => problem.Fault == RequestFault.NotFound) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
    }

    private string Query(string? period = null, string? asKnownOn = null)
    {
        var parts = new (string, string?)[]
        {
            ("period", period ?? Period), ("window", Window), ("asKnownOn", asKnownOn ?? AsKnownOn), ("structure", Structure), ("through", Through),
        };
        return QueryHelpers.AddQueryString("", parts.Where(part => !string.IsNullOrEmpty(part.Item2)).ToDictionary(part => part.Item1, part => part.Item2));
    }

    private string Address(string? period = null, string? asKnownOn = null) => $"/scorecards/{Uri.EscapeDataString(Code)}{Query(period, asKnownOn)}";

    private static string Beside(RowView root)
    {
        var parts = new[]
        {
            root.Coverage is { } coverage ? $"{Shown.Percent(coverage)} covered" : null,
            root.StaleLeaves > 0 ? $"{root.StaleLeaves} of {root.Leaves} without a new value" : null,
            root.Counts?.Text,
        };
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static string Known(ScorecardView view) =>
        view.AsKnownOn.RecordedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
