using Microsoft.AspNetCore.OpenApi;

namespace Binnacle.Web.Api;

internal static class ApiDescription
{
    public static void Describe(OpenApiOptions options) => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "Binnacle";
        document.Info.Version = "v1";
        document.Info.Description = "Scorecards, the reasons behind them, and the changes they come from. The command line's --json has the same names and fields.";
        return Task.CompletedTask;
    });
}
