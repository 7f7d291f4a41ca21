using System.ComponentModel;
using Binnacle.App.Library;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Binnacle.Web.Api;

/// <summary>The KPIs that come with the program.</summary>
internal static class LibraryApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/library").WithTags("Library");
        api.MapGet("", ([Description("Words of a name, code or meaning")] string? q = null, [Description("financial, customer, process or learning")] string? perspective = null,
                [Description("finance, sales, marketing, service, operations, quality, it or hr")] string? function = null) => KpiLibrary.List(new(q, perspective, function)))
            .WithName("listLibrary").WithSummary("Well-known KPIs with their definitions and pitfalls");
        api.MapGet("/{code}", Results<Ok<LibraryKpi>, ProblemHttpResult> (string code) => ScoresApi.Told(KpiLibrary.Find(code))).WithName("viewLibraryKpi").WithSummary("One KPI of the library");
    }
}
