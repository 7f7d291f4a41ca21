using System.Net;

namespace Binnacle.Web.Hosting;

/// <summary>Where the server listens.</summary>
public sealed record ServerOptions
{
    /// <summary>The computer itself only, unless somebody says otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 to 65535; 0 takes any free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Logs every request and event as a line of JSON on standard output; otherwise warnings as text.</summary>
    public bool LogJson { get; init; }
}
