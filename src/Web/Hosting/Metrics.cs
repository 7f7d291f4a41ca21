using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace Binnacle.Web.Hosting;

/// <summary>What the process counts, for Prometheus to fetch from /metrics: requests by page and status, and how far the image has come.</summary>
internal static class Metrics
{
    private const string Meter = "Binnacle";

    public static void Add(IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics => metrics
        .AddMeter(Meter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
        .AddInstrumentation(provider => new Gauges(provider.GetRequiredService<LiveWorkspace>()))
        .AddPrometheusExporter());

    private sealed class Gauges : IDisposable
    {
        private readonly Meter _meter = new(Metrics.Meter);

        public Gauges(LiveWorkspace live)
        {
            _meter.CreateObservableGauge("binnacle.image.change", () => live.Image.Seq, description: "Number of the newest change this process knows");
            _meter.CreateObservableGauge("binnacle.image.elements", () => live.Image.Structure.Latest.Elements.Count(), description: "Elements of the newest structure");
        }

        public void Dispose() => _meter.Dispose();
    }
}
