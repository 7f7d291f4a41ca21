using System.ComponentModel;
using Binnacle.App.Scores;
using Binnacle.Web.Hosting;
using Binnacle.Web.Pages.Finding;

namespace Binnacle.Web.Api;

/// <summary>What Ctrl K asks.</summary>
internal static class FindApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(
            "/api/v1/find",
            (LiveWorkspace workspace, [AsParameters] ReadingQuery reading, [Description("Words of a name or code; none: every scorecard")] string? q = null, [Description("At most this many, 1 to 50")] int top = 20) =>
            {
                var found = FindElements.Run(new(q, top), workspace.Image);
                return new FoundPagesView(found.Words, found.Total, [.. found.Elements.Select(element => new FoundPage(element.Kind, element.Address, element.Name, element.Where, FoundPlaces.Of(element, reading.Request)))]);
            })
        .WithTags("Scores").WithName("find").WithSummary("Scorecards, objectives, KPIs and initiatives by name or code, with the page that shows each");
}

/// <param name="Total">How many there are; the list may be shorter.</param>
public sealed record FoundPagesView(string Words, int Total, IReadOnlyList<FoundPage> Elements);

/// <param name="Href">The page that shows it, seen from where the request looks.</param>
public sealed record FoundPage(string Kind, string Address, string Name, string Where, string Href);
