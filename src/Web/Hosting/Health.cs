using Binnacle.App.Scores;
using Binnacle.Web.Hosting.Grains;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Binnacle.Web.Hosting;

/// <summary>For whoever watches the process: /health says that it answers, /health/ready that it can read the store and write to it.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static void Add(IServiceCollection services) => services.AddHealthChecks().AddCheck<WriterCheck>("writer", tags: [Ready]);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", (LiveWorkspace workspace) => TypedResults.Ok(new HealthView("ok", KnownOn.Of(workspace.Image))))
            .WithName("health").WithSummary("Whether the server answers, and the newest change it knows").WithTags("Server");
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) });
    }

    /// <summary>The grain is reachable and its process has read the store to the end.</summary>
    private sealed class WriterCheck(IGrainFactory grains, LiveWorkspace live) : IHealthCheck
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var newest = await grains.GetGrain<IWorkspaceGrain>(WorkspaceWriter.Workspace).Follow().WaitAsync(Patience, cancellationToken);
                return live.Image.Seq >= newest ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"This process knows change {live.Image.Seq}; the newest is {newest}.");
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The store cannot be read to its end.", exception);
            }
        }
    }
}

/// <param name="Status">"ok".</param>
public sealed record HealthView(string Status, KnownOn Newest);
