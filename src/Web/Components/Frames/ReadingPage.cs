using Binnacle.App.Scores;
using Binnacle.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace Binnacle.Web.Components.Frames;

/// <summary>A page seen from a period, a window and a moment. All of it is in the address: a reload, a bookmark and a colleague's link show the same.</summary>
public abstract class ReadingPage : ComponentBase
{
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

    [SupplyParameterFromQuery(Name = "currency")]
    public string? Currency { get; set; }

    [Inject]
    protected LiveWorkspace Live { get; set; } = default!;

    [Inject]
    protected TimeProvider Clock { get; set; } = default!;

    [CascadingParameter]
    private HttpContext? Context { get; set; }

    /// <summary>Why there is nothing to show; empty where there is.</summary>
    protected IReadOnlyList<RequestProblem> Problems { get; private set; } = [];

    protected ReadingRequest Reading => new(Period, Window, AsKnownOn, Structure, Through, Currency);

    protected string Organization => Live.Image.Structure.Latest.Settings.Name;

    /// <summary>The view; where there is none, the page for that tells the reasons.</summary>
    protected T? Found<T>(Answer<T> answer)
        where T : class
    {
        Problems = answer.Problems;
        if (answer.View is null && Context is { } context)
        {
            context.Items[nameof(RequestProblem)] = Problems;
            context.Response.StatusCode = Problems.Any(problem => problem.Fault == RequestFault.NotFound) ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        }
        return answer.View;
    }
}
