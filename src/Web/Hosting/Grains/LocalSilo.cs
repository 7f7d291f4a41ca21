using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Binnacle.Web.Hosting.Grains;

/// <summary>Orleans within this process: a cluster of one on loopback, whose ports are whatever is free, so that several servers share a machine.</summary>
internal static class LocalSilo
{
    public static void Configure(ISiloBuilder silo)
    {
        var port = FreePort();
        silo.UseLocalhostClustering(port, gatewayPort: 0, primarySiloEndpoint: new IPEndPoint(IPAddress.Loopback, port), serviceId: "binnacle", clusterId: $"binnacle-{port}");
        silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
